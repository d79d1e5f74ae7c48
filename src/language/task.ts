import { duration, environmentIds, identifier, pool, retries } from './common.ts';
import { described, type Schema } from './schema.ts';

/** When a task runs, by the states of the tasks before it: the field's own words, the same on every version. */
export const triggerRules = [
  'all_success',
  'all_failed',
  'all_done',
  'one_success',
  'one_failed',
  'one_done',
  'none_failed',
  'none_skipped',
  'none_failed_min_one_success',
  'all_skipped',
  'always',
] as const;

/** Keys that every task may have, whatever its type. A key of a type never has one of these names. */
export const commonTaskKeys: Readonly<Record<string, Schema>> = {
  type: described('Type', 'What the task does: a type that ships with dagwright, or one of the organisation’s own.', {
    type: 'string',
    names: 'task type',
    values: 'none',
    examples: ['sql'],
  }),
  description: described('Description', 'What the task is for, in a line; shown in the orchestrator.', {
    type: 'string',
    examples: ['Loads one day of orders into the warehouse.'],
  }),
  docs: described('Documentation', 'Longer text in Markdown; shown in the orchestrator.', {
    type: 'string',
    examples: ['Fails when the export is late. See the runbook.'],
  }),
  owner: described(
    'Owner',
    'Who owns the task, where it is not the owner of the pipeline: a name under `owners` of the project.',
    {
      type: 'string',
      names: 'owner',
      examples: ['sales-platform'],
    },
  ),
  after: described('After', 'The tasks that this one comes after.', {
    type: 'array',
    items: { ...identifier, names: 'task' },
    uniqueItems: true,
    values: 'none',
    default: [],
    examples: [['extract', 'wait_for_export']],
  }),
  when: described('When', 'The states of the tasks before this one that let it run.', {
    type: 'string',
    enum: [...triggerRules],
    values: 'none',
    default: 'all_success',
    examples: ['none_failed_min_one_success'],
  }),
  group: described('Group', 'The group in which the task is drawn. It changes no task id.', {
    type: 'string',
    pattern: '^[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*$',
    patternMeans: 'the id of a group, or a path such as stage.files',
    names: 'group',
    values: 'none',
    examples: ['stage', 'stage.files'],
  }),
  environments: described('Environments', 'The environments in which the task exists. Absent: all of the pipeline’s.', {
    ...environmentIds,
    examples: [['stage', 'prod']],
  }),
  retries,
  timeout: described('Timeout', 'Longest time of one try; then the try fails.', { ...duration, examples: ['30m'] }),
  pool,
  priority: described(
    'Priority',
    'A higher number is served first when slots are short. Absolute: tasks behind it do not add to it.',
    {
      type: 'integer',
      minimum: -2147483648,
      maximum: 2147483647,
      default: 1,
      examples: [10],
    },
  ),
  airflow: described('Airflow', 'What only Airflow knows of a task.', {
    type: 'object',
    examples: [{ task_id: 'Load.Orders' }],
    properties: {
      task_id: described(
        'Task id in Airflow',
        'Keeps the id of a task that was migrated. It may hold what ids of this language may not.',
        {
          type: 'string',
          pattern: '^[A-Za-z0-9_.-]+$',
          patternMeans: 'letters, digits, dots, dashes and underscores',
          maxLength: 250,
          values: 'none',
          examples: ['Load.Orders'],
        },
      ),
    },
  }),
};

/** Keys that a default or an override never sets: they make a task what it is. */
export const keysWithoutDefaults: readonly string[] = ['after', 'type', 'when', 'group', 'environments'];

/** A task of a builtin type: the common keys and its own. */
export function taskSchema(type: string, own: Schema): Schema {
  return {
    type: 'object',
    title: own.title ?? type,
    description: own.description ?? type,
    ...(own.alternatives === undefined ? {} : { alternatives: own.alternatives, needsOne: true }),
    properties: {
      ...commonTaskKeys,
      type: { ...commonTaskKeys['type'], const: type, examples: [type] },
      ...own.properties,
    },
    required: ['type', ...(own.required ?? [])],
    requiredAsWritten: ['type'],
  };
}

/** What is known of a task before its type is: only that it has one. */
export const openTask: Schema = { type: 'object', free: true, definition: 'task' };

/** Keys of tasks without a type: what an overlay changes. */
export const taskChange: Schema = { type: 'object', free: true, definition: 'task_change' };

/** Keys of tasks of any type: what defaults and overrides give. */
export const taskDefaults: Schema = { type: 'object', free: true, definition: 'task_defaults' };
