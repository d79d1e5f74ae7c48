import { asset } from './common.ts';
import { described, type Schema } from './schema.ts';

const airflowId: Schema = {
  type: 'string',
  pattern: '^[A-Za-z0-9_.-]+$',
  patternMeans: 'letters, digits, dots, dashes and underscores',
  maxLength: 250,
  values: 'none',
};

const text: Schema = { type: 'string', minLength: 1 };

/** What only Airflow knows of a task: a closed list. */
export const airflowTask: Schema = described('Airflow', 'What only Airflow knows of a task.', {
  type: 'object',
  examples: [{ task_id: 'Load.Orders', queue: 'large' }],
  properties: {
    task_id: described(
      'Task id in Airflow',
      'Keeps the id of a task that was migrated. It may hold what ids of this language may not.',
      { impact: 'identity', ...airflowId, examples: ['Load.Orders'] },
    ),
    task_display_name: described('Name shown', 'What the user interface shows instead of the id.', {
      impact: 'label',
      ...text,
      examples: ['Load the orders'],
    }),
    queue: described('Queue', 'The queue of workers that the task is sent to.', {
      impact: 'platform',
      ...text,
      examples: ['large'],
    }),
    executor: described('Executor', 'The executor that runs the task, where Airflow has several.', {
      impact: 'platform',
      ...text,
      examples: ['KubernetesExecutor'],
    }),
    executor_config: described('Executor configuration', 'What the executor is told about this task.', {
      impact: 'platform',
      type: 'object',
      each: { free: true, tsType: 'FreeValue' },
      examples: [{ KubernetesExecutor: { image: 'registry.example.com/worker:2.1' } }],
    }),
    do_xcom_push: described('Keep the output', 'Whether what the task puts out is kept for tasks after it.', {
      impact: 'interface',
      type: 'boolean',
      examples: [false],
    }),
    weight_rule: described('Weight rule', 'How Airflow makes a weight of the priorities of this and other tasks.', {
      impact: 'capacity',
      type: 'string',
      enum: ['absolute', 'downstream', 'upstream'],
      default: 'absolute',
      examples: ['downstream'],
    }),
    inlets: described('Inlets', 'Assets that the task reads, for lineage.', {
      impact: 'label',
      type: 'array',
      items: asset,
      uniqueItems: true,
      examples: [['lake://raw/orders']],
    }),
    run_as_user: described('User', 'The user of the worker’s system under which the task runs.', {
      impact: 'access',
      ...text,
      examples: ['etl'],
    }),
  },
});

/** What only Airflow knows of a pipeline: a closed list. */
export const airflowPipeline: Schema = described('Airflow', 'What only Airflow knows of a pipeline.', {
  type: 'object',
  examples: [{ dag_id: 'sales.daily-load' }],
  properties: {
    dag_id: described(
      'DAG id in Airflow',
      'Keeps the id of a DAG that was migrated. The environment’s prefix does not apply to it.',
      { impact: 'identity', ...airflowId, examples: ['sales.daily-load'] },
    ),
    dag_display_name: described('Name shown', 'What the user interface shows instead of the id.', {
      impact: 'label',
      ...text,
      examples: ['Sales, daily'],
    }),
    owner_links: described('Links of owners', 'An address for each owner, which the user interface links.', {
      impact: 'label',
      type: 'object',
      each: {
        type: 'string',
        pattern: '^(?:https?://[^\\s/?#]|mailto:)[^\\s]*$',
        patternMeans: 'an address that begins with https:// or mailto:',
      },
      examples: [{ 'sales-platform': 'https://teams.example.com/sales' }],
    }),
    access_control: described('Access', 'What each role of Airflow may do with the DAG.', {
      impact: 'access',
      type: 'object',
      each: { type: 'array', items: { ...text, values: 'none' }, uniqueItems: true },
      examples: [{ Analysts: ['can_read'] }],
    }),
    doc_md_file: described(
      'Documentation file',
      'A Markdown file that is shown, by a path relative to this document.',
      {
        impact: 'label',
        type: 'string',
        minLength: 1,
        values: 'none',
        names: 'file',
        isPlain: true,
        tsType: 'Text',
        examples: ['daily_sales.md'],
      },
    ),
    params_ui: described('Form of parameters', 'How the trigger form shows a parameter, by its name.', {
      impact: 'label',
      type: 'object',
      examples: [{ day: { section: 'Window', format: 'date' } }],
      each: {
        type: 'object',
        properties: {
          section: described('Section', 'The heading under which it stands.', {
            impact: 'label',
            ...text,
            examples: ['Window'],
          }),
          format: described('Format', 'The field in which it is entered.', {
            impact: 'label',
            type: 'string',
            enum: ['date', 'date-time', 'time', 'multiline'],
            examples: ['date'],
          }),
          description_md: described('Description', 'Markdown beside the field.', {
            impact: 'label',
            ...text,
            examples: ['The **first** day.'],
          }),
        },
      },
    }),
    allowed_run_types: described('Allowed runs', 'The kinds of runs that may be made. From Airflow 3.2.', {
      impact: 'timing',
      type: 'array',
      items: { type: 'string', enum: ['manual', 'scheduled', 'backfill', 'asset_triggered'], values: 'none' },
      minItems: 1,
      uniqueItems: true,
      examples: [['scheduled', 'backfill']],
    }),
    email: described('E-mail', 'Who gets Airflow’s own mails. A pipeline’s `notify` says the same on every version.', {
      impact: 'alert',
      type: 'array',
      items: text,
      uniqueItems: true,
      examples: [['sales-data@example.com']],
    }),
    email_on_failure: described(
      'E-mail on failure',
      'Whether Airflow mails when a task fails. Absent: it does, where "email" is written.',
      { impact: 'alert', type: 'boolean', examples: [true] },
    ),
    email_on_retry: described(
      'E-mail on retry',
      'Whether Airflow mails when a task is tried again. Absent: it does, where "email" is written.',
      { impact: 'alert', type: 'boolean', examples: [false] },
    ),
  },
});
