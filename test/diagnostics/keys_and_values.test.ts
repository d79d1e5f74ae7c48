import { expect, test } from 'vitest';
import { environment, findings, inOrders, inOverlay, project } from './project.ts';

test('the project of these tests has no finding of its own', () => {
  expect(findings({})).toBe('');
});

test('an unknown key of a pipeline, near a known one', () => {
  expect(
    inOrders(`descripton: Loads orders.
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:3:1: error: Unknown key "descripton". Did you mean "description"? [unknown-key]
  3 | descripton: Loads orders.
    | ^^^^^^^^^^
`);
});

test('an unknown key of a task, near a known one', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, retrys: 3 }
`),
  ).toBe(`
pipelines/orders.yaml:4:23: error: Unknown key "retrys" in "tasks.load". Did you mean "retries"? [unknown-key]
  4 |   load: { type: noop, retrys: 3 }
    |                       ^^^^^^
`);
});

test('an unknown key inside of a key shows the known ones', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, retries: { tries: 3 } }
`),
  ).toBe(`
pipelines/orders.yaml:4:34: error: Unknown key "tries" in "tasks.load.retries". [unknown-key]
  4 |   load: { type: noop, retries: { tries: 3 } }
    |                                  ^^^^^
  help: Known keys: backoff, count, delay, max_delay.
`);
});

test('an unknown key of the project', () => {
  expect(
    findings({
      'dagwright.yaml': `${project['dagwright.yaml']}owner: {}
`,
    }),
  ).toBe(`
dagwright.yaml:8:1: error: Unknown key "owner". Did you mean "owners"? [unknown-key]
  8 | owner: {}
    | ^^^^^
  help: Known keys: defaults, description, environments, id, kind, owners.
`);
});

test('an unknown key of an environment', () => {
  expect(findings({ 'environments/dev/environment.yaml': environment('dev', '3.3', 'conections: {}\n') })).toBe(`
environments/dev/environment.yaml:13:1: error: Unknown key "conections". Did you mean "connections"? [unknown-key]
  13 | conections: {}
     | ^^^^^^^^^^
  help: Known keys: connections, defaults, description, id, kind, overrides, pools, secrets, stored, target, variables.
`);
});

test('an unknown key of an overlay', () => {
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

test('an unknown key of a task type', () => {
  expect(
    findings({
      'pipelines/types/invoice_query.yaml': `${project['pipelines/types/invoice_query.yaml']}input: {}
`,
    }),
  ).toBe(`
pipelines/types/invoice_query.yaml:13:1: error: Unknown key "input". Did you mean "inputs"? [unknown-key]
  13 | input: {}
     | ^^^^^
  help: Known keys: description, id, inputs, kind, task.
`);
});

test('a text where a whole number belongs', () => {
  expect(
    inOrders(`max_active_runs: many
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:3:18: error: "max_active_runs" is text; it must be a whole number. [wrong-type]
  3 | max_active_runs: many
    |                  ^^^^
  help: For example: \`1\`
`);
});

test('a number where a text belongs', () => {
  expect(
    inOrders(`description: 2026
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:3:14: error: "description" is a whole number; it must be text. [wrong-type]
  3 | description: 2026
    |              ^^^^
  help: Put it in quotes: "2026"
`);
});

test('a wrong type inside a shorthand', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, retries: often }
`),
  ).toBe(`
pipelines/orders.yaml:4:32: error: "tasks.load.retries.count" is text; it must be a whole number. [wrong-type]
  4 |   load: { type: noop, retries: often }
    |                                ^^^^^
  help: For example: \`2\`
`);
});

test('a version of Airflow without quotes', () => {
  expect(findings({ 'environments/prod/environment.yaml': environment('prod', '2.11').replace('"2.11"', '2.11') }))
    .toBe(`
environments/prod/environment.yaml:3:20: error: "target.airflow" is a number; it must be text. [wrong-type]
  3 | target: { airflow: 2.11 }
    |                    ^^^^
  help: Put it in quotes: "2.11"
`);
});

test('a list where a map belongs: tasks', () => {
  expect(
    inOrders(`tasks:
  - id: load
    type: noop
`),
  ).toBe(`
pipelines/orders.yaml:4:3: error: "tasks" is a list; it must be a map. [wrong-type]
  4 |   - id: load
    |   ^^^^^^^^^^
  help: For example: \`{ load: { type: sql, connection: warehouse, query: SELECT 1 } }\`
`);
});

test('a list where a map belongs: one task', () => {
  expect(
    inOrders(`tasks:
  load: [noop]
  check: { type: noop }
`),
  ).toBe(`
pipelines/orders.yaml:4:9: error: "tasks.load" is a list; it must be a map. [wrong-type]
  4 |   load: [noop]
    |         ^^^^^^
`);
});

test('a text where a map belongs: defaults of tasks', () => {
  expect(
    inOrders(`task_defaults: fast
tasks:
  load: { type: noop }
`),
  ).toBe(`
pipelines/orders.yaml:3:16: error: "task_defaults" is text; it must be a map. [wrong-type]
  3 | task_defaults: fast
    |                ^^^^
`);
});

test('a task without anything', () => {
  expect(
    inOrders(`tasks:
  load:
`),
  ).toBe(`
pipelines/orders.yaml:4:8: error: "tasks.load" is empty; it must be a map. [wrong-type]
  4 |   load:
    |        ^
`);
});

test('a list where a map belongs: connections of an environment', () => {
  expect(
    findings({
      'environments/dev/environment.yaml': environment('dev', '3.3').replace('  shop_token:', '  - shop_token:'),
    }),
  ).toBe(`
environments/dev/environment.yaml:8:3: error: "secrets" is a list; it must be a map. [wrong-type]
  8 |   - shop_token: { variable: shop_token }
    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: For example: \`{ sales_api_token: { variable: sales_api_token } }\`
`);
});

test('a scalar where a list belongs', () => {
  expect(
    inOrders(`tags: sales
tasks:
  extract: { type: noop }
  load: { type: noop, after: extract }
`),
  ).toBe(`
pipelines/orders.yaml:3:7: error: "tags" is text; it must be a list. [wrong-type]
  3 | tags: sales
    |       ^^^^^
  help: Write a list: \`[sales]\`

pipelines/orders.yaml:6:30: error: "tasks.load.after" is text; it must be a list. [wrong-type]
  6 |   load: { type: noop, after: extract }
    |                              ^^^^^^^
  help: Write a list: \`[extract]\`
`);
});

test('a key that is missing in a task', () => {
  expect(
    inOrders(`tasks:
  load: { type: sql, query: SELECT 1 }
`),
  ).toBe(`
pipelines/orders.yaml:4:11: error: The key "connection" is missing in "tasks.load". [missing-key]
  4 |   load: { type: sql, query: SELECT 1 }
    |           ^^^^
  help: For example: \`connection: warehouse\`
`);
});

test('a task without a type', () => {
  expect(
    inOrders(`tasks:
  load: { command: load-orders }
`),
  ).toBe(`
pipelines/orders.yaml:4:11: error: The key "type" is missing in "tasks.load". [missing-key]
  4 |   load: { command: load-orders }
    |           ^^^^^^^
  help: Types: bash, invoice_query, native, noop, python, sql.
`);
});

test('a pipeline without tasks', () => {
  expect(
    inOrders(`description: Loads orders.
`),
  ).toBe(`
pipelines/orders.yaml:1:1: error: The key "tasks" is missing. [missing-key]
  1 | kind: Pipeline
    | ^^^^
  help: For example: \`tasks: { load: { type: sql, connection: warehouse, query: SELECT 1 } }\`
`);
});

test('a pipeline without an id', () => {
  expect(findings({ 'pipelines/orders.yaml': 'kind: Pipeline\ntasks: { load: { type: noop } }\n' })).toBe(`
pipelines/orders.yaml:1:1: error: The key "id" is missing. [missing-key]
  1 | kind: Pipeline
    | ^^^^
  help: For example: \`id: daily_sales_load\`
`);
});

test('a document without a kind', () => {
  expect(findings({ 'pipelines/orders.yaml': 'id: orders\ntasks: { load: { type: noop } }\n' })).toBe(`
pipelines/orders.yaml:1:1: error: The key "kind" is missing: it says what this document is. [unknown-kind]
  1 | id: orders
    | ^^
  help: Kinds: Project, Pipeline, Environment, Overlay, TaskType.
`);
});

test('a kind that does not exist', () => {
  expect(findings({ 'pipelines/orders.yaml': 'kind: Pipline\nid: orders\n' })).toBe(`
pipelines/orders.yaml:1:7: error: "Pipline" is no kind of document. Did you mean "Pipeline"? [unknown-kind]
  1 | kind: Pipline
    |       ^^^^^^^
  help: Kinds: Project, Pipeline, Environment, Overlay, TaskType.
`);
});

test('none of the keys of which a task needs one', () => {
  expect(
    inOrders(`tasks:
  load: { type: sql, connection: warehouse }
`),
  ).toBe(`
pipelines/orders.yaml:4:11: error: One of the keys "query" or "file" is missing in "tasks.load". [missing-key]
  4 |   load: { type: sql, connection: warehouse }
    |           ^^^^
`);
});

test('two alternatives in one task', () => {
  expect(
    inOrders(`tasks:
  load: { type: sql, connection: warehouse, query: SELECT 1, file: load.sql }
`),
  ).toBe(`
pipelines/orders.yaml:4:62: error: Only one of "query" and "file" can be written. [alternatives]
  4 |   load: { type: sql, connection: warehouse, query: SELECT 1, file: load.sql }
    |                                                              ^^^^
  help: Remove one of them.
pipelines/orders.yaml:4:45: note: The other one.
  4 |   load: { type: sql, connection: warehouse, query: SELECT 1, file: load.sql }
    |                                             ^^^^^
`);
});

test('two alternatives in one schedule', () => {
  expect(
    inOrders(`schedule: { manual: true, cron: "0 4 * * *", start: 2026-01-01 }
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:3:27: error: Only one of "cron" and "manual" can be written. [alternatives]
  3 | schedule: { manual: true, cron: "0 4 * * *", start: 2026-01-01 }
    |                           ^^^^
  help: Remove one of them.
pipelines/orders.yaml:3:13: note: The other one.
  3 | schedule: { manual: true, cron: "0 4 * * *", start: 2026-01-01 }
    |             ^^^^^^
`);
});

test('a value that is none of those allowed, near one', () => {
  expect(
    inOrders(`tier: critcal
tasks: { load: { type: noop, when: all_sucess } }
`),
  ).toBe(`
pipelines/orders.yaml:3:7: error: "tier" is "critcal"; it must be "critical", "standard" or "experimental". Did you mean "critical"? [unknown-value]
  3 | tier: critcal
    |       ^^^^^^^

pipelines/orders.yaml:4:36: error: "tasks.load.when" is "all_sucess"; it must be "all_success", "all_failed", "all_done", "one_success", "one_failed", "one_done", "none_failed", "none_skipped", "none_failed_min_one_success", "all_skipped" or "always". Did you mean "all_success"? [unknown-value]
  4 | tasks: { load: { type: noop, when: all_sucess } }
    |                                    ^^^^^^^^^^
`);
});

test('a type of connection that does not exist', () => {
  expect(
    findings({
      'environments/dev/environment.yaml': environment('dev', '3.3').replace('type: postgres', 'type: postgresql'),
    }),
  ).toBe(`
environments/dev/environment.yaml:6:34: error: "connections.warehouse.type" is "postgresql"; it must be "bigquery", "clickhouse", "databricks", "duckdb", "generic", "http", "mssql", "mysql", "oracle", "postgres", "redshift", "slack", "snowflake", "sqlite" or "trino". Did you mean "postgres"? [unknown-value]
  6 |   warehouse: { id: wh_dev, type: postgresql }
    |                                  ^^^^^^^^^^
`);
});

test('a duration in another form', () => {
  expect(
    inOrders(`timeout: 90 minutes
tasks: { load: { type: noop, timeout: 90 } }
`),
  ).toBe(`
pipelines/orders.yaml:3:10: error: "timeout" is "90 minutes"; it must be a duration such as 90s, 5m, 2h, 1d or 1w. [wrong-form]
  3 | timeout: 90 minutes
    |          ^^^^^^^^^^

pipelines/orders.yaml:4:39: error: "tasks.load.timeout" is a whole number; it must be a duration such as 90s, 5m, 2h, 1d or 1w. [wrong-type]
  4 | tasks: { load: { type: noop, timeout: 90 } }
    |                                       ^^
  help: For example: \`30m\`
`);
});

test('numbers beyond what is allowed', () => {
  expect(
    inOrders(`max_active_runs: 0
tasks: { load: { type: noop, retries: 1000 } }
`),
  ).toBe(`
pipelines/orders.yaml:3:18: error: "max_active_runs" is 0; 1 is the least. [out-of-range]
  3 | max_active_runs: 0
    |                  ^

pipelines/orders.yaml:4:39: error: "tasks.load.retries.count" is 1000; 100 is the most. [out-of-range]
  4 | tasks: { load: { type: noop, retries: 1000 } }
    |                                       ^^^^
`);
});

test('a list with the same item twice', () => {
  expect(
    inOrders(`tasks:
  extract: { type: noop }
  load: { type: noop, after: [extract, extract] }
`),
  ).toBe(`
pipelines/orders.yaml:5:40: error: "tasks.load.after" has "extract" twice. [repeated-item]
  5 |   load: { type: noop, after: [extract, extract] }
    |                                        ^^^^^^^
  help: Remove one of them.
`);
});

test('null deletes nothing', () => {
  expect(
    inOrders(`description: null
tasks: { load: { type: noop, timeout: ~ } }
`),
  ).toBe(`
pipelines/orders.yaml:3:14: error: "description" is empty; it must be text. [wrong-type]
  3 | description: null
    |              ^^^^
  help: Write a value, or leave the key out; \`{ $delete: true }\` unsets what another layer says.

pipelines/orders.yaml:4:39: error: "tasks.load.timeout" is empty; it must be text. [wrong-type]
  4 | tasks: { load: { type: noop, timeout: ~ } }
    |                                       ^
  help: Write a value, or leave the key out; \`{ $delete: true }\` unsets what another layer says.
`);
});
