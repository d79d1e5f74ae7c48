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
  help: Known keys: defaults, description, environments, id, kind, lint, owners.
`);
});

test('an unknown key of an environment', () => {
  expect(findings({ 'environments/dev/environment.yaml': environment('dev', '3.3', 'conections: {}\n') })).toBe(`
environments/dev/environment.yaml:13:1: error: Unknown key "conections". Did you mean "connections"? [unknown-key]
  13 | conections: {}
     | ^^^^^^^^^^
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
  help: Types: bash, branch, check, container, gate, http, invoice_query, latest_only, native, noop, python, sql, trigger, wait.
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
  help: Kinds: Project, Pipeline, Environment, Overlay, TaskType, Defaults, Rule.
`);
});

test('a kind that does not exist', () => {
  expect(findings({ 'pipelines/orders.yaml': 'kind: Pipline\nid: orders\n' })).toBe(`
pipelines/orders.yaml:1:7: error: "Pipline" is no kind of document. Did you mean "Pipeline"? [unknown-kind]
  1 | kind: Pipline
    |       ^^^^^^^
  help: Kinds: Project, Pipeline, Environment, Overlay, TaskType, Defaults, Rule.
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

test('a key that is misspelt is told whatever its value will be', () => {
  const told = findings({
    'pipelines/orders.yaml': (project['pipelines/orders.yaml'] ?? '').replace(
      'command: extract-orders',
      'comand: "extract-orders ${{ run.date }} ${{ var.landing }}"',
    ),
  });
  expect(told.match(/^\S+?: error: .*$/gmu)).toEqual([
    expect.stringContaining('Unknown key "comand" in "tasks.extract". Did you mean "command"? [unknown-key]'),
  ]);
});
