import { expect, test } from 'vitest';
import { environment, findings, inOrders, inOverlay, project } from './project.ts';

const prod = 'environments/prod/environment.yaml';

test('an overlay for a pipeline that does not exist', () => {
  expect(
    findings({
      'environments/prod/overlays/order.yaml': `kind: Overlay
pipeline: order
tier: critical
`,
    }),
  ).toBe(`
environments/prod/overlays/order.yaml:2:11: error: There is no pipeline "order". Did you mean "orders"? [unknown-pipeline]
  2 | pipeline: order
    |           ^^^^^
  help: An overlay changes a pipeline that exists: correct the id, or remove this file.
`);
});

test('an overlay that changes a task that does not exist', () => {
  expect(
    inOverlay(`tasks:
  loda: { retries: 3 }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:3: error: "loda" is changed here, but pipeline "orders" has no "loda". Did you mean "load"? (in prod) [overlay-unknown-task]
  4 |   loda: { retries: 3 }
    |   ^^^^
  help: If a new one is meant, say so with \`$add: true\`.
`);
});

test('an overlay that adds a task that exists', () => {
  expect(
    inOverlay(`tasks:
  load: { $add: true, type: noop }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:3: error: "load" is added here, but pipeline "orders" has a "load" already. (in prod) [add-existing]
  4 |   load: { $add: true, type: noop }
    |   ^^^^
  help: To change it, leave out \`$add: true\`. To swap it whole, write \`$replace: true\`.
pipelines/orders.yaml:7:3: note: "load" is defined here.
  7 |   load:
    |   ^^^^
`);
});

test('an overlay that deletes a task that does not exist', () => {
  expect(
    inOverlay(`tasks:
  loda: { $delete: true }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:3: error: "loda" is deleted here, but pipeline "orders" has no "loda". Did you mean "load"? (in prod) [delete-unknown]
  4 |   loda: { $delete: true }
    |   ^^^^
  help: Remove these lines: there is nothing to delete.
`);
});

test('an overlay that deletes a key that nobody wrote', () => {
  expect(
    inOverlay(`tier: { $delete: true }
tasks:
  load: { timeout: { $delete: true } }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:3:1: error: "tier" is deleted here, but pipeline "orders" has no "tier". (in prod) [delete-unknown]
  3 | tier: { $delete: true }
    | ^^^^
  help: Remove these lines: there is nothing to delete.

environments/prod/overlays/orders.yaml:5:11: error: "timeout" is deleted here, but task "load" has no "timeout". (in prod) [delete-unknown]
  5 |   load: { timeout: { $delete: true } }
    |           ^^^^^^^
  help: Remove these lines: there is nothing to delete.
`);
});

test('a deletion in what an overlay adds', () => {
  expect(
    inOverlay(`tasks:
  audit: { $add: true, type: noop, retries: { delay: { $delete: true } } }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:47: error: "delay" is deleted here, but task "audit" has no "delay". (in prod) [delete-unknown]
  4 |   audit: { $add: true, type: noop, retries: { delay: { $delete: true } } }
    |                                               ^^^^^
  help: Remove these lines: there is nothing to delete.
`);
});

test('an overlay that deletes a task which another comes after', () => {
  expect(
    inOverlay(`tasks:
  extract: { $delete: true }
`),
  ).toBe(`
pipelines/orders.yaml:9:13: error: Task "load" runs after "extract", which does not exist in this environment. (in prod) [after-absent]
  9 |     after: [extract]
    |             ^^^^^^^
  help: Give "load" the same "environments", or overlay its "after" where "extract" is missing.
environments/prod/overlays/orders.yaml:4:3: note: "extract" is deleted here.
  4 |   extract: { $delete: true }
    |   ^^^^^^^
`);
});

test('a map laid over a scalar', () => {
  expect(
    inOverlay(`tasks:
  load: { query: { text: SELECT 2 } }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:18: error: "tasks.load.query" is a map; it must be text. [wrong-type]
  4 |   load: { query: { text: SELECT 2 } }
    |                  ^^^^^^^^^^^^^^^^^^
  help: For example: \`"DELETE FROM \${{ var.schema }}.sales WHERE day = :day"\`
`);
});

test('a map laid over a scalar in data of the user', () => {
  expect(
    inOverlay(
      `tasks:
  score: { arguments: { region: { name: eu } } }
`,
      {
        'pipelines/orders.yaml': `kind: Pipeline
id: orders
tasks:
  score: { type: python, callable: sales.scoring:score_day, arguments: { region: eu } }
`,
      },
    ),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:33: error: "region" is a map here, but the value that it would replace is a single value. (in prod) [map-over-scalar]
  4 |   score: { arguments: { region: { name: eu } } }
    |                                 ^^^^^^^^^^^^
  help: Write a single value here too, or change the other one.
pipelines/orders.yaml:4:82: note: The value that it would replace.
  4 |   score: { type: python, callable: sales.scoring:score_day, arguments: { region: eu } }
    |                                                                                  ^^
`);
});

test('a scalar laid over a map in data of the user', () => {
  expect(
    inOverlay(
      `tasks:
  score: { arguments: { region: eu } }
`,
      {
        'pipelines/orders.yaml': `kind: Pipeline
id: orders
tasks:
  score: { type: python, callable: sales.scoring:score_day, arguments: { region: { name: eu } } }
`,
      },
    ),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:33: error: "region" is a single value here, but the value that it would replace is a map. (in prod) [map-over-scalar]
  4 |   score: { arguments: { region: eu } }
    |                                 ^^
  help: Write a map here too, or change the other one.
pipelines/orders.yaml:4:82: note: The value that it would replace.
  4 |   score: { type: python, callable: sales.scoring:score_day, arguments: { region: { name: eu } } }
    |                                                                                  ^^^^^^^^^^^^
`);
});

test('the id of a pipeline is overlaid', () => {
  expect(
    inOverlay(`id: orders_prod
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:3:1: error: The "id" of a pipeline cannot be overlaid. [cannot-be-overlaid]
  3 | id: orders_prod
    | ^^
  help: Change it in the pipeline itself; an overlay names its pipeline with "pipeline".
`);
});

test('the environments of a pipeline are overlaid', () => {
  expect(
    inOverlay(`environments: [prod]
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:3:1: error: The "environments" of a pipeline cannot be overlaid. [cannot-be-overlaid]
  3 | environments: [prod]
    | ^^^^^^^^^^^^
  help: Change it in the pipeline itself; an overlay names its pipeline with "pipeline".
`);
});

test('the kind of a pipeline is overlaid', () => {
  expect(
    findings({
      'environments/prod/overlays/orders.yaml': `kind: Pipeline
id: orders
tier: critical
`,
    }),
  ).toBe(`
environments/prod/overlays/orders.yaml:1:7: error: A Pipeline lies in pipelines/; this file lies in environments/. [kind-folder]
  1 | kind: Pipeline
    |       ^^^^^^^^
  help: To change the pipeline "orders" in one environment write \`kind: Overlay\` and \`pipeline: orders\`; else move this file to pipelines/.
`);
});

test('the type of a task is overlaid', () => {
  expect(
    inOverlay(`tasks:
  load: { type: bash }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:11: error: The "type" of a task cannot be overlaid. (in prod) [cannot-be-overlaid]
  4 |   load: { type: bash }
    |           ^^^^
  help: Delete the task with \`{ $delete: true }\` and add another with \`$add: true\` under a new id.
`);
});

test('a task that an overlay adds needs a type', () => {
  expect(
    inOverlay(`tasks:
  audit: { $add: true, after: [load] }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:12: error: The key "type" is missing in "tasks.audit". [missing-key]
  4 |   audit: { $add: true, after: [load] }
    |            ^^^^
  help: Types: bash, invoice_query, native, noop, python, sql.
`);
});

test('a key that the type of the overlaid task lacks', () => {
  expect(
    inOverlay(`tasks:
  load: { command: load-orders }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:11: error: Unknown key "command" in "tasks.load". (in prod) [unknown-key]
  4 |   load: { command: load-orders }
    |           ^^^^^^^
  help: Keys of this type beside the common ones: connection, file, parameters, query.
`);
});

test('a key of an overlaid task that no type has', () => {
  expect(
    inOverlay(`tasks:
  load: { retrys: 3 }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:11: error: Unknown key "retrys" in "tasks.load". Did you mean "retries"? [unknown-key]
  4 |   load: { retrys: 3 }
    |           ^^^^^^
  help: No type of task has this key.
`);
});

test('a default and an override for a key that no type has', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace('retries: 2', 'retrys: 2'),
      [prod]: environment('prod', '2.11', 'overrides: { task: { pol: warehouse } }\n'),
    }),
  ).toBe(`
dagwright.yaml:7:11: error: Unknown key "retrys" in "defaults.task". Did you mean "retries"? [unknown-key]
  7 |   task: { retrys: 2 }
    |           ^^^^^^
  help: No type of task has this key.

environments/prod/environment.yaml:13:22: error: Unknown key "pol" in "overrides.task". Did you mean "pool"? [unknown-key]
  13 | overrides: { task: { pol: warehouse } }
     |                      ^^^
  help: No type of task has this key.
`);
});

test('a default for a key that some types lack is skipped for them', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace(
        'retries: 2',
        'connection: warehouse, callable: { $delete: true }',
      ),
    }),
  ).toBe('');
});

test('a default for a key that makes a task what it is', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace('retries: 2', 'after: [extract]'),
    }),
  ).toBe(`
dagwright.yaml:7:11: error: "after" is never a default or an override: it makes a task what it is. [no-default]
  7 |   task: { after: [extract] }
    |           ^^^^^
  help: Write "after" in the task itself.
`);
});

test('defaults for a type of task that does not exist', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace(
        'task: { retries: 2 }',
        'task_types: { sqll: { retries: 2 } }',
      ),
    }),
  ).toBe(`
dagwright.yaml:7:17: error: "sqll" is no type of task. Did you mean "sql"? [unknown-task-type]
  7 |   task_types: { sqll: { retries: 2 } }
    |                 ^^^^
  help: Types: bash, invoice_query, native, noop, python, sql.
`);
});

test('a default of one type for a key that the type lacks', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace(
        'task: { retries: 2 }',
        'task_types: { bash: { connection: warehouse } }',
      ),
    }),
  ).toBe(`
dagwright.yaml:7:25: error: Unknown key "connection" in "defaults.task_types.bash". [unknown-key]
  7 |   task_types: { bash: { connection: warehouse } }
    |                         ^^^^^^^^^^
  help: Tasks of the type "bash" have no such key.
`);
});

test('a default with a wrong value', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace('retries: 2', 'retries: often'),
    }),
  ).toBe(`
dagwright.yaml:7:20: error: "defaults.task.retries.count" is text; it must be a whole number. [wrong-type]
  7 |   task: { retries: often }
    |                    ^^^^^
  help: For example: \`2\`
`);
});

test('an overlay that lies in the folder of no environment', () => {
  expect(
    findings({
      'pipelines/overlays/orders.yaml': `kind: Overlay
pipeline: orders
tier: critical
`,
    }),
  ).toBe(`
pipelines/overlays/orders.yaml:2:11: error: The overlay "pipelines/overlays/orders.yaml" lies in the folder of no environment. [overlay-folder]
  2 | pipeline: orders
    |           ^^^^^^
  help: Move it to environments/<id>/overlays/, where <id> is one of: dev, stage, prod.
`);
});

test('two overlays of one pipeline in one environment', () => {
  expect(
    findings({
      'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntier: critical\n',
      'environments/prod/overlays/sales/orders.yaml': 'kind: Overlay\npipeline: orders\ntier: standard\n',
    }),
  ).toBe(`
environments/prod/overlays/sales/orders.yaml:2:11: error: Two overlays change the pipeline "orders" in "prod". [overlay-twice]
  2 | pipeline: orders
    |           ^^^^^^
  help: Put both into one file: of two overlays neither could say which one wins.
environments/prod/overlays/orders.yaml:2:11: note: The other one.
  2 | pipeline: orders
    |           ^^^^^^
`);
});

test('a value that an overlay sets is told at the overlay, with what it replaced', () => {
  expect(
    inOverlay(`tasks:
  load: { pool: warehous }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:17: error: There is no pool "warehous": the task would never be scheduled. Did you mean "warehouse"? (in prod) [unknown-pool]
  4 |   load: { pool: warehous }
    |                 ^^^^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.
pipelines/orders.yaml:12:11: note: It replaces this value.
  12 |     pool: warehouse
     |           ^^^^^^^^^
`);
});

test('a value that an override sets is told at the environment, with what it replaced', () => {
  expect(findings({ [prod]: environment('prod', '2.11', 'overrides: { task: { pool: heavy } }\n') })).toBe(`
environments/prod/environment.yaml:13:28: error: There is no pool "heavy": the task would never be scheduled. (in prod) [unknown-pool]
  13 | overrides: { task: { pool: heavy } }
     |                            ^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.
`);
});

test('a value that a default sets is told at the default', () => {
  expect(findings({ 'dagwright.yaml': project['dagwright.yaml']?.replace('retries: 2', 'pool: heavy') })).toBe(`
dagwright.yaml:7:17: error: There is no pool "heavy": the task would never be scheduled. [unknown-pool]
  7 |   task: { pool: heavy }
    |                 ^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.
`);
});

test('a mistake in one environment of three names it, in two names both, in all names none', () => {
  const pipeline = `kind: Pipeline
id: orders
tasks:
  load: { type: sql, connection: warehouse, query: "SELECT '\${{ var.region }}'" }
`;
  const withRegion = (id: string, airflow: string): string =>
    environment(id, airflow).replace('hours: three', 'region: eu');
  expect(
    findings({
      'pipelines/orders.yaml': pipeline,
      'environments/dev/environment.yaml': withRegion('dev', '3.3'),
      'environments/stage/environment.yaml': withRegion('stage', '2.11'),
    }),
  ).toBe(`
pipelines/orders.yaml:4:65: error: There is no variable "region". (in prod) [unknown-variable]
  4 |   load: { type: sql, connection: warehouse, query: "SELECT '\${{ var.region }}'" }
    |                                                                 ^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
  expect(
    findings({
      'pipelines/orders.yaml': pipeline,
      'environments/stage/environment.yaml': withRegion('stage', '2.11'),
    }),
  ).toBe(`
pipelines/orders.yaml:4:65: error: There is no variable "region". (in dev and prod) [unknown-variable]
  4 |   load: { type: sql, connection: warehouse, query: "SELECT '\${{ var.region }}'" }
    |                                                                 ^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
  expect(inOrders(pipeline.replace('kind: Pipeline\nid: orders\n', ''))).toBe(`
pipelines/orders.yaml:4:65: error: There is no variable "region". [unknown-variable]
  4 |   load: { type: sql, connection: warehouse, query: "SELECT '\${{ var.region }}'" }
    |                                                                 ^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});

test('a marker that is no true is a key like any other', () => {
  expect(
    inOverlay(`tasks:
  load: { $delete: yes }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:11: error: Unknown key "$delete" in "tasks.load". [unknown-key]
  4 |   load: { $delete: yes }
    |           ^^^^^^^
  help: No type of task has this key.
`);
});
