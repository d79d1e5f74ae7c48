import { airflowPipeline } from './airflow_keys.ts';
import { duration, environmentIds, identifier } from './common.ts';
import { waivers } from './lint.ts';
import { notify } from './notify.ts';
import { params } from './params.ts';
import { schedule } from './schedule.ts';
import { described, type Schema } from './schema.ts';
import { openTask, taskChange, taskDefaults } from './task.ts';

/** Groups nest four deep: more is not read in a graph. */
const groups: Schema = groupsWithin(4);

function groupsWithin(levels: number): Schema {
  return described(
    'Groups',
    'How tasks are drawn together. A group may hold groups of its own, which a task names by a path such as `stage.files`.',
    {
      impact: 'label',
      type: 'object',
      keys: identifier,
      examples: [{ stage: { description: 'Landing to staging' } }],
      each: {
        type: 'object',
        properties: {
          description: described('Description', 'What the tasks of the group have in common; shown as a tooltip.', {
            impact: 'label',
            type: 'string',
            examples: ['Landing to staging'],
          }),
          ...(levels > 1 ? { groups: groupsWithin(levels - 1) } : {}),
        },
      },
    },
  );
}

/** Keys that the layers around a pipeline may set too. */
const settings: Readonly<Record<string, Schema>> = {
  description: described('Description', 'What the pipeline is for, in a line.', {
    impact: 'label',
    type: 'string',
    examples: ['Loads the day’s sales into the warehouse.'],
  }),
  docs: described('Documentation', 'Longer text in Markdown; shown in the orchestrator.', {
    impact: 'label',
    type: 'string',
    examples: ['Re-run a day with a backfill, never by hand.'],
  }),
  owner: described('Owner', 'Who is responsible: a name under `owners` of the project.', {
    impact: 'label',
    type: 'string',
    names: 'owner',
    examples: ['sales-platform'],
  }),
  domain: described('Domain', 'The part of the business that the data belongs to.', {
    impact: 'label',
    type: 'string',
    minLength: 1,
    examples: ['commerce'],
  }),
  tier: described('Tier', 'How much depends on it: standards and alerts are stricter for what is critical.', {
    impact: 'label',
    type: 'string',
    enum: ['critical', 'standard', 'experimental'],
    default: 'standard',
    examples: ['critical'],
  }),
  tags: described('Tags', 'Words to find the pipeline by. The domain is always among them.', {
    impact: 'label',
    type: 'array',
    items: { type: 'string', minLength: 1, maxLength: 100 },
    uniqueItems: true,
    default: [],
    examples: [['sales', 'partitioned']],
  }),
  runbook: described('Runbook', 'Where the person on call reads what to do.', {
    impact: 'label',
    type: 'string',
    pattern: '^https?://[^\\s]+$',
    patternMeans: 'an address that begins with https://',
    examples: ['https://runbooks.example.com/daily-sales'],
  }),
  schedule,
  max_active_runs: described('Most active runs', 'How many runs of the pipeline may be under way at once.', {
    impact: 'capacity',
    type: 'integer',
    minimum: 1,
    default: 1,
    examples: [1],
  }),
  max_active_tasks: described('Most active tasks', 'How many tasks of one run may be under way at once.', {
    impact: 'capacity',
    type: 'integer',
    minimum: 1,
    examples: [8],
  }),
  timeout: described('Timeout', 'Longest time of a whole run; then it fails.', {
    impact: 'failure',
    ...duration,
    examples: ['3h'],
  }),
  paused: described(
    'Paused at first',
    'Whether the pipeline is paused when the orchestrator first sees it. Absent: as the orchestrator is set up.',
    { impact: 'timing', type: 'boolean', examples: [false] },
  ),
  notify,
};

const own: Readonly<Record<string, Schema>> = {
  task_defaults: described('Task defaults', 'Values for every task of this pipeline that does not say otherwise.', {
    impact: 'none',
    ...taskDefaults,
    examples: [{ pool: 'warehouse' }],
  }),
  groups,
  params,
  tasks: described('Tasks', 'What a run does, by task id.', {
    impact: 'data',
    type: 'object',
    keys: identifier,
    each: openTask,
    declared: true,
    examples: [{ load: { type: 'sql', connection: 'warehouse', query: 'SELECT 1' } }],
  }),
  waivers,
  airflow: airflowPipeline,
};

/** What `defaults.pipeline` and `overrides.pipeline` may hold. */
export const pipelineSettings: Schema = { type: 'object', properties: settings };

export const pipelineSchema: Schema = described('Pipeline', 'Tasks that run together on a schedule.', {
  type: 'object',
  required: ['kind', 'id', 'tasks'],
  requiredAsWritten: ['kind', 'id'],
  properties: {
    kind: described('Kind', 'What this document is.', {
      impact: 'none',
      type: 'string',
      const: 'Pipeline',
      values: 'none',
      examples: ['Pipeline'],
    }),
    id: described('Id', 'Becomes the DAG id and the label of metrics.', {
      impact: 'identity',
      ...identifier,
      examples: ['daily_sales_load'],
    }),
    environments: described(
      'Environments',
      'The environments in which the pipeline exists. Absent: all. Cannot be overlaid.',
      { impact: 'none', ...environmentIds, examples: [['dev', 'stage', 'prod']] },
    ),
    ...settings,
    ...own,
  },
});

/** An overlay may change everything of a pipeline but what makes it that pipeline. */
export const overlaySchema: Schema = described(
  'Overlay',
  'What differs for one pipeline in the environment whose folder holds this file.',
  {
    type: 'object',
    required: ['kind', 'pipeline'],
    requiredAsWritten: ['kind', 'pipeline'],
    properties: {
      kind: described('Kind', 'What this document is.', {
        impact: 'none',
        type: 'string',
        const: 'Overlay',
        values: 'none',
        examples: ['Overlay'],
      }),
      pipeline: described('Pipeline', 'The id of the pipeline that this overlay changes.', {
        ...identifier,
        names: 'pipeline',
        examples: ['daily_sales_load'],
      }),
      ...settings,
      ...own,
      tasks: { ...own['tasks'], each: taskChange, examples: [{ load: { retries: { count: 5 } } }] },
    },
  },
);
