import { expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';

/** Every layer of a pipeline says something of its `max_active_runs`. */
const layered = {
  'dagwright.yaml': `kind: Project
id: shop
environments: [prod]
defaults: { pipeline: { max_active_runs: 1 } }
`,
  'pipelines/_defaults.yaml': 'kind: Defaults\npipeline: { max_active_runs: 2 }\n',
  'pipelines/sales/_defaults.yaml': 'kind: Defaults\npipeline: { max_active_runs: 3 }\ntask: { timeout: 1h }\n',
  'environments/cloud/environment.yaml': `kind: Environment
id: cloud
variables: { lake: s3://lake }
defaults: { pipeline: { max_active_runs: 4 } }
overrides: { pipeline: { max_active_runs: 7 } }
`,
  'environments/prod/environment.yaml': `kind: Environment
id: prod
extends: cloud
target: { airflow: "2.11" }
variables: { landing: "\${{ var.lake }}/landing" }
defaults: { pipeline: { max_active_runs: 5 } }
overrides: { pipeline: { max_active_runs: 8 } }
`,
  'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\nmax_active_runs: 9\n',
  'pipelines/sales/orders.yaml': `kind: Pipeline
id: orders
max_active_runs: 6
tasks:
  list: { type: bash, command: ls, env: { LANDING: "\${{ var.landing }}" } }
`,
};

async function explain(subject: string): Promise<string> {
  const answer = await dagwright(temporaryFolder(layered), ['explain', subject, '--env', 'prod']);
  expect(answer.code).toBe(0);
  return answer.stdout;
}

test('the defaults of folders, and the environment that another extends, are layers of their own', async () => {
  expect(await explain('orders.max_active_runs')).toBe(`orders.max_active_runs in prod is 9

  overlay               environments/prod/overlays/orders.yaml:3:18  9  (wins)
  environment override  environments/prod/environment.yaml:7:43      8
  environment override  environments/cloud/environment.yaml:5:43     7
  pipeline              pipelines/sales/orders.yaml:3:18             6
  environment default   environments/prod/environment.yaml:6:42      5
  environment default   environments/cloud/environment.yaml:4:42     4
  folder default        pipelines/sales/_defaults.yaml:2:30          3
  folder default        pipelines/_defaults.yaml:2:30                2
  project default       dagwright.yaml:4:42                          1
  schema default        dagwright:defaults:1:27                      1
`);
});

test('a value of a task names the folder that gives it', async () => {
  expect(await explain('orders.tasks.list.timeout')).toBe(`orders.tasks.list.timeout in prod is "1h"

  folder default  pipelines/sales/_defaults.yaml:3:18  1h  (wins)
`);
});

test('a variable of the environment that another extends is found there', async () => {
  expect(await explain('orders.tasks.list.env.LANDING'))
    .toBe(`orders.tasks.list.env.LANDING in prod is "s3://lake/landing"

  pipeline                    pipelines/sales/orders.yaml:5:52          "\${{ var.landing }}"       (wins)
    from variable             environments/prod/environment.yaml:5:23   "\${{ var.lake }}/landing"
    from variable (var.lake)  environments/cloud/environment.yaml:3:20  s3://lake
`);
});
