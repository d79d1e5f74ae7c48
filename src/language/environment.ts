import { environmentId, identifier } from './common.ts';
import { channels } from './channels.ts';
import { kubernetes } from './kubernetes.ts';
import { pipelineSettings } from './pipeline.ts';
import { schedule } from './schedule.ts';
import { described, type Schema } from './schema.ts';
import { connections, pools, secrets, stored } from './stores.ts';
import { taskDefaults } from './task.ts';

const ofPipelines: Schema = described('Of pipelines', 'Keys of a pipeline.', {
  ...pipelineSettings,
  examples: [{ max_active_runs: 1 }],
});

/** The defaults that a project, a folder or an environment gives: for pipelines, for all tasks, and by type of task. */
export const defaults: Schema = described(
  'Defaults',
  'Values that hold when nobody closer to the pipeline says otherwise.',
  {
    type: 'object',
    examples: [{ pipeline: { max_active_runs: 1 }, task: { retries: { count: 2, delay: '5m' } } }],
    properties: {
      pipeline: ofPipelines,
      task: described('Of tasks', 'Keys of a task; one that a type lacks is skipped for that type.', {
        impact: 'none',
        ...taskDefaults,
        examples: [{ timeout: '30m', retries: { count: 2, delay: '5m' } }],
      }),
      task_types: described('Of tasks by type', 'Keys for the tasks of one type.', {
        impact: 'none',
        type: 'object',
        each: taskDefaults,
        definition: 'task_types',
        examples: [{ sql: { pool: 'warehouse' } }],
      }),
    },
  },
);

const target: Schema = described('Target', 'The orchestrator that this environment runs, and its version.', {
  type: 'object',
  required: ['airflow'],
  examples: [{ airflow: '2.11', dag_id_prefix: '' }],
  properties: {
    airflow: described(
      'Airflow version',
      'Minor version, in quotes. The compiled files are made for exactly this one.',
      {
        impact: 'platform',
        type: 'string',
        pattern: '^[0-9]+\\.[0-9]+$',
        patternMeans: 'a minor version in quotes, such as "2.11"',
        values: 'none',
        examples: ['2.11', '3.3'],
      },
    ),
    dag_id_prefix: described('Prefix of DAG ids', 'Put before each DAG id, where environments share one Airflow.', {
      impact: 'identity',
      type: 'string',
      pattern: '^[A-Za-z0-9_.-]*$',
      patternMeans: 'letters, digits, dots, dashes and underscores',
      maxLength: 40,
      default: '',
      examples: ['dev_'],
    }),
    providers: described(
      'Providers',
      'Versions of the provider packages that are installed there beside Airflow’s own, by their short names.',
      {
        impact: 'platform',
        type: 'object',
        keys: {
          type: 'string',
          pattern: '^[a-z][a-z0-9-]*$',
          patternMeans: 'the short name of a provider, such as cncf-kubernetes',
        },
        each: {
          type: 'string',
          pattern: '^[0-9]+(?:\\.[0-9]+)*$',
          patternMeans: 'a version in quotes, such as "9.12.0"',
        },
        examples: [{ amazon: '9.12.0', http: '5.3.1' }],
      },
    ),
  },
});

export const environmentSchema: Schema = described(
  'Environment',
  'Where pipelines run, and what their logical names mean there.',
  {
    type: 'object',
    required: ['kind', 'id', 'target'],
    requiredAsWritten: ['kind', 'id'],
    properties: {
      kind: described('Kind', 'What this document is.', {
        impact: 'none',
        type: 'string',
        const: 'Environment',
        values: 'none',
        examples: ['Environment'],
      }),
      id: described(
        'Id',
        'The name of the folder that holds this file: one of the project’s `environments`, or what others extend.',
        { impact: 'identity', ...environmentId, examples: ['prod'] },
      ),
      extends: described(
        'Extends',
        'Another environment to start from: all that its document says holds here too, where this one does not say otherwise.',
        { impact: 'none', ...environmentId, names: 'environment', examples: ['shared-cloud'] },
      ),
      description: described('Description', 'What this environment is for.', {
        impact: 'label',
        type: 'string',
        examples: ['What customers see.'],
      }),
      target,
      variables: described('Variables', 'Values that differ from one environment to the next: `${{ var.<name> }}`.', {
        impact: 'none',
        type: 'object',
        keys: identifier,
        each: { free: true },
        examples: [{ landing: 's3://lake/sales', schema: 'analytics' }],
      }),
      connections,
      secrets,
      stored,
      pools,
      channels,
      kubernetes: {
        ...kubernetes,
        description: 'How the containers of tasks run here, where a task does not say otherwise.',
      },
      external_pipelines: described(
        'External pipelines',
        'Pipelines that are not of this repository, so that tasks can wait for them and trigger them.',
        {
          impact: 'order',
          type: 'object',
          keys: identifier,
          examples: [{ legacy_export: { dag_id: 'team.legacy-export', schedule: { cron: '0 1 * * *' } } }],
          each: {
            type: 'object',
            required: ['dag_id'],
            properties: {
              dag_id: described('DAG id', 'Its id in the orchestrator.', {
                impact: 'order',
                type: 'string',
                pattern: '^[A-Za-z0-9_.-]+$',
                patternMeans: 'letters, digits, dots, dashes and underscores',
                maxLength: 250,
                examples: ['team.legacy-export'],
              }),
              schedule,
            },
          },
        },
      ),
      defaults: {
        ...defaults,
        description: 'Values that hold in this environment when neither template nor pipeline says otherwise.',
      },
      overrides: described('Overrides', 'Values that hold in this environment whatever the pipelines say.', {
        type: 'object',
        examples: [{ task: { pool: 'warehouse' } }],
        properties: {
          pipeline: ofPipelines,
          task: described('Of tasks', 'Keys of a task; one that a type lacks is skipped for that type.', {
            impact: 'none',
            ...taskDefaults,
            examples: [{ pool: 'warehouse' }],
          }),
        },
      }),
    },
  },
);
