/** How far a version takes a concept. `otherwise`: it takes it and means something else; `leaving`: Airflow 4 will not. */
export type Stage = 'yes' | 'no' | 'otherwise' | 'leaving';

/** Something that can be written, and what it asks of an Airflow. */
export interface Concept {
  /** A plural, for the documentation and for messages: `Airflow 2.11 has no …`. */
  readonly what: string;
  /** How it is written. */
  readonly written: string;
  /** From a version on, until the next one that is named. */
  readonly stages: Readonly<Record<string, Stage>>;
  /** The package that has it, by its short name, where it is not of Airflow itself. */
  readonly provider?: { readonly name: string; readonly least?: string };
  /** What to write instead where it is not there. */
  readonly instead?: string;
  /** What else is to be known of it. */
  readonly note?: string;
}

const always = { '2.10': 'yes' } as const;
const leavingFrom3 = { '2.10': 'yes', '3.0': 'leaving' } as const;
const useNotify =
  'Write `notify: { failure: […] }` with a channel of the environment: it is the same on every version.';

/** Every concept, in the order of the documentation. A new one is one more entry. */
export const concepts: Readonly<Record<ConceptId, Concept>> = {
  'since-previous': { what: 'windows that meet', written: '`window: since_previous`', stages: always },
  'no-window': { what: 'slots without a window', written: '`window: none`', stages: always },
  'sliding-window': { what: 'windows of a fixed length', written: '`window: 1h`', stages: always },
  'several-crons': {
    what: 'schedules of several crons',
    written: '`cron: […]`',
    stages: { '2.10': 'no', '3.0': 'yes' },
    instead: 'Write a pipeline for each cron, or one cron that has all the slots.',
    note: 'Crons of which one cron has all the slots are one everywhere.',
  },
  once: { what: 'one run only', written: '`schedule: { once: true, start: … }`', stages: always },
  assets: {
    what: 'runs by assets',
    written: '`schedule: { assets: … }`, `produces`',
    stages: always,
    note: 'They are `Dataset`s on 2.x, and `Asset`s of the same name and URI on 3.x.',
  },
  'max-active-tasks': {
    what: 'a limit of active tasks of each run',
    written: '`max_active_tasks`',
    stages: { '2.10': 'otherwise', '3.0': 'yes' },
    note: 'On 2.x the limit is that of all runs together: a warning where `max_active_runs` is above 1.',
  },
  'pool-with-blanks': {
    what: 'blanks in the name of a task’s pool',
    written: '`pool: late work`',
    stages: { '2.10': 'yes', '2.11': 'no', '3.0': 'yes' },
    instead: 'Use a pool whose name holds letters, digits, dots, dashes and underscores only.',
  },
  'exponential-backoff': { what: 'delays that double', written: '`retries: { backoff: exponential }`', stages: always },
  params: { what: 'parameters of runs and their form', written: '`params`, `airflow: { params_ui }`', stages: always },
  'map-over-output': { what: 'a task for each element of an output', written: '`map: { over: … }`', stages: always },
  'slack-channel': {
    what: 'messages to Slack',
    written: '`channels: { …: { slack_webhook } }`',
    stages: always,
    provider: { name: 'slack' },
  },
  'email-channel': {
    what: 'mails of channels',
    written: '`channels: { …: { email } }`',
    stages: always,
    provider: { name: 'smtp' },
  },
  sql: { what: 'statements of SQL', written: '`type: sql`', stages: always, provider: { name: 'common-sql' } },
  check: { what: 'checks of tables', written: '`type: check`', stages: always, provider: { name: 'common-sql' } },
  requirements: {
    what: 'functions with packages of their own',
    written: '`type: python`, `requirements`',
    stages: always,
    note: 'On 2.x the package `virtualenv` has to be installed, also where DAG files are read: without it the file does not load.',
  },
  'latest-only': { what: '"latest_only" where windows meet', written: '`type: latest_only`', stages: always },
  'latest-only-without-window': {
    what: '"latest_only" where windows do not meet',
    written: '`type: latest_only` with `window: none` or a duration',
    stages: always,
    provider: { name: 'standard', least: '1.1.0' },
    note: 'The operator in the core of 2.x takes such slots for old ones. The newest of the provider for 2.10 is 1.9.2.',
  },
  trigger: { what: 'runs of another pipeline', written: '`type: trigger`', stages: always },
  http: { what: 'requests over HTTP', written: '`type: http`', stages: always, provider: { name: 'http' } },
  container: {
    what: 'containers',
    written: '`type: container`',
    stages: always,
    provider: { name: 'cncf-kubernetes' },
  },
  'wait-pipeline': { what: 'waits for a pipeline', written: '`for: { pipeline: … }`', stages: always },
  'wait-time': { what: 'waits for a time', written: '`for: { time: … }`', stages: always },
  'wait-sql': {
    what: 'waits for an answer of SQL',
    written: '`for: { sql: … }`',
    stages: always,
    provider: { name: 'common-sql' },
  },
  'wait-http': {
    what: 'waits for an answer over HTTP',
    written: '`for: { http: … }`',
    stages: always,
    provider: { name: 'http' },
  },
  'wait-file': { what: 'waits for a file of the worker', written: '`for: { file: /… }`', stages: always },
  'wait-s3': {
    what: 'waits for an object in S3',
    written: '`for: { file: s3://… }`',
    stages: always,
    provider: { name: 'amazon' },
  },
  'wait-gs': {
    what: 'waits for an object in Google Cloud Storage',
    written: '`for: { file: gs://… }`',
    stages: always,
    provider: { name: 'google' },
  },
  'wait-azure': {
    what: 'waits for an object in Azure Blob Storage',
    written: '`for: { file: wasb://… }`',
    stages: always,
    provider: { name: 'microsoft-azure' },
  },
  'allowed-run-types': {
    what: 'lists of allowed runs',
    written: '`airflow: { allowed_run_types }`',
    stages: { '2.10': 'no', '3.2': 'yes' },
    instead: 'Leave `allowed_run_types` out of this environment.',
  },
  'access-control': {
    what: 'rights of roles on single DAGs',
    written: '`airflow: { access_control }`',
    stages: { '2.10': 'yes', '3.1': 'leaving' },
    instead: 'Give the roles their rights in the auth manager.',
    note: 'On 3.x only the auth manager of the provider `fab` reads them.',
  },
  email: {
    what: 'mails that Airflow sends by itself',
    written: '`airflow: { email, email_on_failure, email_on_retry }`',
    stages: leavingFrom3,
    instead: useNotify,
  },
  'display-names': {
    what: 'names that are shown in the place of ids',
    written: '`airflow: { dag_display_name }`, `airflow: { task_display_name }`',
    stages: always,
  },
  'owner-links': { what: 'links of owners', written: '`airflow: { owner_links }`', stages: always },
  executor: { what: 'an executor of a task’s own', written: '`airflow: { executor }`', stages: always },
};

export type ConceptId =
  | 'since-previous'
  | 'no-window'
  | 'sliding-window'
  | 'several-crons'
  | 'once'
  | 'assets'
  | 'max-active-tasks'
  | 'pool-with-blanks'
  | 'exponential-backoff'
  | 'params'
  | 'map-over-output'
  | 'slack-channel'
  | 'email-channel'
  | 'sql'
  | 'check'
  | 'requirements'
  | 'latest-only'
  | 'latest-only-without-window'
  | 'trigger'
  | 'http'
  | 'container'
  | 'wait-pipeline'
  | 'wait-time'
  | 'wait-sql'
  | 'wait-http'
  | 'wait-file'
  | 'wait-s3'
  | 'wait-gs'
  | 'wait-azure'
  | 'allowed-run-types'
  | 'access-control'
  | 'email'
  | 'display-names'
  | 'owner-links'
  | 'executor';
