import { asset, duration, environmentIds, identifier, moment, pool, retries } from './common.ts';
import { waivers } from './lint.ts';
import { notify } from './notify.ts';
import { airflowTask } from './airflow_keys.ts';
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

const groupPath: Schema = {
  type: 'string',
  pattern: '^[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*$',
  patternMeans: 'the id of a group, or a path such as stage.files',
  names: 'group',
  values: 'none',
};

const after: Schema = described('After', 'The tasks that this one comes after.', {
  impact: 'order',
  type: 'array',
  items: {
    type: 'object',
    shorthand: { key: 'task' },
    alternatives: [['task', 'optional'], ['group']],
    needsOne: true,
    values: 'none',
    properties: {
      task: described('Task', 'The id of a task.', { ...identifier, names: 'task', examples: ['extract'] }),
      optional: described(
        'Optional',
        'Where the task does not exist in an environment, this one comes after what that one came after.',
        { type: 'boolean', values: 'none', default: false, examples: [true] },
      ),
      group: described(
        'Group',
        'A group: its last tasks are meant, those that no other task of it comes directly after.',
        { ...groupPath, examples: ['stage.files'] },
      ),
    },
  },
  uniqueItems: true,
  values: 'none',
  default: [],
  examples: [['extract', { task: 'audit', optional: true }, { group: 'stage' }]],
});

const map: Schema = described(
  'Map',
  'Runs the task once for each element: of a list that is written here, or that a task before it put out. In the task the element is `${{ item }}`, or `${{ item.<key> }}` of a record.',
  {
    impact: 'data',
    type: 'object',
    required: ['over'],
    examples: [{ over: ['eu', 'us'], max_active: 2 }, { over: '${{ tasks.list_regions.output }}' }],
    properties: {
      over: described('Over', 'A list of texts, numbers or records, or the output of a task upstream.', {
        impact: 'data',
        free: true,
        values: 'run',
        tsType: 'FreeValue',
        examples: [['eu', 'us'], [{ region: 'eu', table: 'sales_eu' }], '${{ tasks.list_regions.output }}'],
      }),
      max_active: described('Most active', 'How many elements may be under way at once in one run.', {
        impact: 'capacity',
        type: 'integer',
        minimum: 1,
        examples: [2],
      }),
    },
  },
);

/** Keys that every task may have, whatever its type. A key of a type never has one of these names. */
export const commonTaskKeys: Readonly<Record<string, Schema>> = {
  type: described('Type', 'What the task does: a type that ships with dagwright, or one of the organisation’s own.', {
    impact: 'data',
    type: 'string',
    names: 'task type',
    values: 'none',
    examples: ['sql'],
  }),
  description: described('Description', 'What the task is for, in a line; shown in the orchestrator.', {
    impact: 'label',
    type: 'string',
    examples: ['Loads one day of orders into the warehouse.'],
  }),
  docs: described('Documentation', 'Longer text in Markdown; shown in the orchestrator.', {
    impact: 'label',
    type: 'string',
    examples: ['Fails when the export is late. See the runbook.'],
  }),
  owner: described(
    'Owner',
    'Who owns the task, where it is not the owner of the pipeline: a name under `owners` of the project.',
    { impact: 'label', type: 'string', names: 'owner', examples: ['sales-platform'] },
  ),
  after,
  when: described('When', 'The states of the tasks before this one that let it run.', {
    impact: 'order',
    type: 'string',
    enum: [...triggerRules],
    values: 'none',
    default: 'all_success',
    examples: ['none_failed_min_one_success'],
  }),
  group: described('Group', 'The group in which the task is drawn. It changes no task id.', {
    impact: 'label',
    ...groupPath,
    examples: ['stage', 'stage.files'],
  }),
  map,
  environments: described('Environments', 'The environments in which the task exists. Absent: all of the pipeline’s.', {
    impact: 'none',
    ...environmentIds,
    examples: [['stage', 'prod']],
  }),
  idempotent: described(
    'Idempotent',
    'Whether a second run for the same slot leaves what one run leaves. `false`: it does its work once more, such as a payment or an e-mail; `dagwright lint` then says where it is retried. It changes no run.',
    { impact: 'none', type: 'boolean', values: 'none', examples: [false] },
  ),
  retries,
  timeout: described('Timeout', 'Longest time of one try; then the try fails.', {
    impact: 'failure',
    ...duration,
    examples: ['30m'],
  }),
  pool,
  priority: described(
    'Priority',
    'A higher number is served first when slots are short. Absolute: tasks behind it do not add to it.',
    { impact: 'capacity', type: 'integer', minimum: -2147483648, maximum: 2147483647, default: 1, examples: [10] },
  ),
  produces: described('Produces', 'Assets that the task updates: pipelines that are due by them run then.', {
    impact: 'order',
    type: 'array',
    items: asset,
    uniqueItems: true,
    examples: [['warehouse://sales']],
  }),
  depends_on_past: described(
    'Depends on the run before',
    'Whether the task waits until the same task of the run before has succeeded or was skipped.',
    { impact: 'order', type: 'boolean', default: false, examples: [true] },
  ),
  max_active: described('Most active', 'How many of this task may be under way at once, over all runs.', {
    impact: 'capacity',
    type: 'integer',
    minimum: 1,
    examples: [1],
  }),
  start: described('Start', 'The task is skipped in runs whose window (without one: slot) begins earlier.', {
    impact: 'timing',
    ...moment,
    examples: ['2026-02-01'],
  }),
  end: described('End', 'The task is skipped in runs whose window (without one: slot) begins at it or later.', {
    impact: 'timing',
    ...moment,
    examples: ['2026-12-31'],
  }),
  notify,
  airflow: airflowTask,
  waivers,
};

/** Keys that a default or an override never sets: they make a task what it is. */
export const keysWithoutDefaults: readonly string[] = [
  'after',
  'type',
  'waivers',
  'when',
  'map',
  'group',
  'environments',
  'idempotent',
  'produces',
];

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
