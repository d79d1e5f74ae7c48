import { expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';

/** Every layer says something of the timeout of the task "copy", and most of them of other keys. */
const layered = {
  'dagwright.yaml': `kind: Project
id: shop
environments: [dev, prod]
defaults:
  pipeline: { max_active_runs: 1 }
  task: { timeout: 1m, pool: small }
  task_types:
    bash: { timeout: 3m }
    copy_table: { timeout: 6m }
`,
  'environments/dev/environment.yaml': `kind: Environment
id: dev
target: { airflow: "3.3" }
`,
  'environments/prod/environment.yaml': `kind: Environment
id: prod
target: { airflow: "2.11" }
variables:
  lake: s3://lake
  landing: "\${{ var.lake }}/landing"
pools:
  small: { slots: 1 }
  large: { slots: 8 }
defaults:
  pipeline: { max_active_runs: 2 }
  task: { timeout: 2m }
  task_types:
    bash: { timeout: 4m }
    copy_table: { timeout: 7m }
overrides:
  pipeline: { max_active_runs: 4 }
  task: { timeout: 10m, pool: { name: large } }
secrets:
  token: { variable: lake_token }
`,
  'environments/prod/overlays/orders.yaml': `kind: Overlay
pipeline: orders
max_active_runs: 5
task_defaults: { timeout: 8m30s }
tasks:
  copy: { timeout: 11m }
`,
  'pipelines/types/copy_table.yaml': `kind: TaskType
id: copy_table
description: Copies a table.
inputs:
  table: { type: string }
  target: { type: string, default: warehouse }
task:
  type: bash
  command: copy \${{ input.table }}
  env: { TARGET: "\${{ input.target }}" }
  timeout: 5m
`,
  'pipelines/orders.yaml': `kind: Pipeline
id: orders
max_active_runs: 3
schedule: { cron: "30 2 * * *", start: 2026-01-01 }
task_defaults: { timeout: 8m }
tasks:
  copy:
    type: copy_table
    timeout: 9m
    table: orders
  list:
    type: bash
    command: ls
    env: { LANDING: "\${{ var.landing }}", TOKEN: "\${{ secret.token }}" }
`,
};

async function explain(subject: string, more: readonly string[] = []): Promise<string> {
  const answer = await dagwright(temporaryFolder(layered), ['explain', subject, '--env', 'prod', ...more]);
  expect(answer.code).toBe(0);
  return answer.stdout;
}

test('a key of a pipeline: every layer that said something, the winner first', async () => {
  expect(await explain('orders.max_active_runs')).toBe(`orders.max_active_runs in prod is 5

  overlay               environments/prod/overlays/orders.yaml:3:18  5  (wins)
  environment override  environments/prod/environment.yaml:17:32     4
  pipeline              pipelines/orders.yaml:3:18                   3
  environment default   environments/prod/environment.yaml:11:32     2
  project default       dagwright.yaml:5:32                          1
  schema default        dagwright:defaults:1:27                      1
`);
});

test('a key of a task: all positions, and in each position all documents', async () => {
  expect(await explain('orders.tasks.copy.timeout')).toBe(`orders.tasks.copy.timeout in prod is "11m"

  overlay               environments/prod/overlays/orders.yaml:6:20  11m    (wins)
  environment override  environments/prod/environment.yaml:18:20     10m
  pipeline              pipelines/orders.yaml:9:14                   9m
  overlay               environments/prod/overlays/orders.yaml:4:27  8m30s
  task defaults         pipelines/orders.yaml:5:27                   8m
  environment default   environments/prod/environment.yaml:15:28     7m
  project default       dagwright.yaml:9:28                          6m
  task type copy_table  pipelines/types/copy_table.yaml:11:12        5m
  environment default   environments/prod/environment.yaml:14:22     4m
  project default       dagwright.yaml:8:22                          3m
  environment default   environments/prod/environment.yaml:12:20     2m
  project default       dagwright.yaml:6:20                          1m
`);
});

test('a shorthand in one layer and the whole map in another are one key', async () => {
  expect(await explain('orders.tasks.list.pool')).toBe(`orders.tasks.list.pool in prod:

  name   "large"  environment override  environments/prod/environment.yaml:18:39
  slots  1        schema default        dagwright:defaults:1:23
`);
  expect(await explain('orders.tasks.list.pool.name')).toBe(`orders.tasks.list.pool.name in prod is "large"

  environment override  environments/prod/environment.yaml:18:39  large  (wins)
  project default       dagwright.yaml:6:30                       small
`);
});

test('a value of a variable names the variable and where it is written', async () => {
  expect(await explain('orders.tasks.list.env.LANDING'))
    .toBe(`orders.tasks.list.env.LANDING in prod is "s3://lake/landing"

  pipeline                    pipelines/orders.yaml:14:21              "\${{ var.landing }}"       (wins)
    from variable             environments/prod/environment.yaml:6:12  "\${{ var.lake }}/landing"
    from variable (var.lake)  environments/prod/environment.yaml:5:9   s3://lake
`);
});

test('a value of an input names what was written for it, in the pipeline or in the type', async () => {
  expect(await explain('orders.tasks.copy.command')).toBe(`orders.tasks.copy.command in prod is "copy orders"

  task type copy_table           pipelines/types/copy_table.yaml:9:12  copy \${{ input.table }}  (wins)
    from pipeline (input.table)  pipelines/orders.yaml:10:12           orders
`);
  expect(await explain('orders.tasks.copy.env.TARGET')).toBe(`orders.tasks.copy.env.TARGET in prod is "warehouse"

  task type copy_table                pipelines/types/copy_table.yaml:10:18  "\${{ input.target }}"  (wins)
    from input default of copy_table  pipelines/types/copy_table.yaml:6:36   warehouse
`);
  expect(await explain('orders.tasks.copy.table')).toBe(`orders.tasks.copy.table in prod is "orders"

  pipeline  pipelines/orders.yaml:10:12  orders  (wins)
`);
});

test('of a map, each value is told with its winner; a secret stays a reference', async () => {
  expect(await explain('orders.tasks.list')).toBe(`orders.tasks.list in prod:

  timeout              "10m"                  environment override  environments/prod/environment.yaml:18:20
  pool.name            "large"                environment override  environments/prod/environment.yaml:18:39
  pool.slots           1                      schema default        dagwright:defaults:1:23
  type                 "bash"                 pipeline              pipelines/orders.yaml:12:11
  command              "ls"                   pipeline              pipelines/orders.yaml:13:14
  env.LANDING          "s3://lake/landing"    pipeline              pipelines/orders.yaml:14:21
  env.TOKEN            "\${{ secret.token }}"  pipeline              pipelines/orders.yaml:14:50
  after                []                     schema default        dagwright:defaults:1:18
  when                 "all_success"          schema default        dagwright:defaults:1:17
  retries.count        0                      schema default        dagwright:defaults:1:26
  retries.delay        "5m"                   schema default        dagwright:defaults:1:26
  retries.backoff      "constant"             schema default        dagwright:defaults:1:28
  priority             1                      schema default        dagwright:defaults:1:21
  depends_on_past      false                  schema default        dagwright:defaults:1:28
  airflow.weight_rule  "absolute"             schema default        dagwright:defaults:1:32
  output               "text"                 schema default        dagwright:defaults:1:19
`);
});

test('as JSON', async () => {
  expect(JSON.parse(await explain('orders.tasks.list.pool.name', ['--format', 'json']))).toEqual({
    version: 1,
    pipeline: 'orders',
    environment: 'prod',
    path: 'tasks.list.pool.name',
    values: [
      {
        path: 'tasks.list.pool.name',
        value: 'large',
        chain: [
          {
            layer: 'environment override',
            file: 'environments/prod/environment.yaml',
            line: 18,
            column: 39,
            written: 'large',
            references: [],
          },
          {
            layer: 'project default',
            file: 'dagwright.yaml',
            line: 6,
            column: 30,
            written: 'small',
            references: [],
          },
        ],
      },
    ],
  });
});

test.each([
  ['an unknown pipeline', 'order', 'there is no pipeline "order". Did you mean "orders"?', 'Pipelines: orders.'],
  [
    'an unknown key',
    'orders.tasks.lsit.pool',
    '"orders.tasks" has no "lsit". Did you mean "list"?',
    'There are: copy, list.',
  ],
  [
    'a key below a value',
    'orders.max_active_runs.most',
    '"orders.max_active_runs" has no "most".',
    'It holds one value: explain "orders.max_active_runs".',
  ],
  [
    'a name that every object has',
    'orders.tasks.constructor',
    '"orders.tasks" has no "constructor".',
    'There are: copy, list.',
  ],
])('%s is wrong usage', async (_what, subject, message, help) => {
  const answer = await dagwright(temporaryFolder(layered), ['explain', subject, '--env', 'prod']);
  expect(answer).toEqual({ code: 2, stdout: '', stderr: `dagwright: ${message}\n  help: ${help}\n` });
});

test('a pipeline that is not in the environment is told with those that it is in', async () => {
  const files = { ...layered, 'pipelines/refunds.yaml': 'kind: Pipeline\nid: refunds\nenvironments: [dev]\n' };
  expect(await dagwright(temporaryFolder(files), ['explain', 'refunds', '--env', 'prod'])).toEqual({
    code: 2,
    stdout: '',
    stderr: 'dagwright: the pipeline "refunds" is not in "prod".\n  help: It is in: dev.\n',
  });
});

test('a map that was replaced whole lets the value below it be seen', async () => {
  const files = {
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [prod]\n',
    'environments/prod/environment.yaml': 'kind: Environment\nid: prod\ntarget: { airflow: "3.3" }\n',
    'environments/prod/overlays/orders.yaml':
      'kind: Overlay\npipeline: orders\ntasks:\n  load: { env: { $replace: true, DAY: monday } }\n',
    'pipelines/orders.yaml':
      'kind: Pipeline\nid: orders\ntasks:\n  load: { type: bash, command: ls, env: { DAY: sunday, HOUR: noon } }\n',
  };
  const answer = await dagwright(temporaryFolder(files), ['explain', 'orders.tasks.load.env.DAY', '--env', 'prod']);
  expect(answer).toEqual({
    code: 0,
    stdout: `orders.tasks.load.env.DAY in prod is "monday"

  overlay   environments/prod/overlays/orders.yaml:4:39  monday  (wins)
  pipeline  pipelines/orders.yaml:4:48                   sunday
`,
    stderr: '',
  });
});
