import { expect, test } from 'vitest';
import { environment, findings, inOrders } from './project.ts';

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
pipelines/orders.yaml:4:32: error: "tasks.load.retries" is text; it must be a whole number. [wrong-type]
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

pipelines/orders.yaml:4:39: error: "tasks.load.retries" is 1000; 100 is the most. [out-of-range]
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

test.each([
  ['yes', '`true`'],
  ['"True"', '`true`'],
  ['1', '`true`'],
  ['off', '`false`'],
  ['never', '`true` or `false`'],
  ['[yes]', 'For example'],
])('what is written instead of true or false: %s', (written, help) => {
  const said = inOrders(`schedule: { cron: daily, start: 2026-01-01, catchup: ${written} }
tasks: { load: { type: noop } }
`);
  expect(said).toContain('"schedule.catchup" is');
  expect(said).toContain(help.startsWith('`') ? `\n  help: Write ${help}.\n` : `\n  help: ${help}: \`false\`\n`);
});

test('a key that is only ever true is not told to be false', () => {
  expect(inOrders('schedule: { once: "no", start: 2026-01-01 }\ntasks: { load: { type: noop } }\n')).toContain(
    '\n  help: For example: `true`\n',
  );
});
