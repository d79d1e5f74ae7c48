import { expect, test } from 'vitest';
import { inOrders } from './project.ts';

test('a type of task that does not exist', () => {
  expect(
    inOrders(`tasks:
  load: { type: sqll, query: SELECT 1 }
`),
  ).toBe(`
pipelines/orders.yaml:4:17: error: "sqll" is no type of task. Did you mean "sql"? [unknown-task-type]
  4 |   load: { type: sqll, query: SELECT 1 }
    |                 ^^^^
  help: Types: bash, branch, check, container, gate, http, invoice_query, latest_only, native, noop, python, sql, trigger, wait.
`);
});

test('a task whose id is a word of Python', () => {
  expect(
    inOrders(`tasks:
  import: { type: noop }
`),
  ).toBe(`
pipelines/orders.yaml:4:3: error: A task cannot be called "import": it is a word of Python. [python-keyword]
  4 |   import: { type: noop }
    |   ^^^^^^
  help: Call it "import_task"; \`airflow: { task_id: import }\` keeps the id of a migrated task.
`);
});

test('ids that are no ids', () => {
  expect(
    inOrders(`tasks:
  Load Orders: { type: noop }
`),
  ).toBe(`
pipelines/orders.yaml:4:3: error: "Load Orders" cannot be a key in "tasks": it must be made of lower-case letters, digits and underscores, and begin with a letter. [wrong-key]
  4 |   Load Orders: { type: noop }
    |   ^^^^^^^^^^^
`);
});

test('a group that the pipeline does not declare', () => {
  expect(
    inOrders(`groups: { stage: { groups: { files: {} } } }
tasks:
  extract: { type: noop, group: stag }
  load: { type: noop, group: stage.filse }
`),
  ).toBe(`
pipelines/orders.yaml:5:33: error: Task "extract" is in the group "stag", which the pipeline does not declare. Did you mean "stage"? [unknown-group]
  5 |   extract: { type: noop, group: stag }
    |                                 ^^^^
  help: Declare it, as in \`groups: { stag: {} }\`, or correct the name.

pipelines/orders.yaml:6:30: error: Task "load" is in the group "stage.filse", which the pipeline does not declare. Did you mean "stage.files"? [unknown-group]
  6 |   load: { type: noop, group: stage.filse }
    |                              ^^^^^^^^^^^
  help: Declare it, as in \`groups: { stage: { groups: { filse: {} } } }\`, or correct the name.
`);
});

test('an owner that the project does not list', () => {
  expect(
    inOrders(`owner: sales-platfrom
tasks:
  load: { type: noop, owner: finance }
`),
  ).toBe(`
pipelines/orders.yaml:3:8: error: The project has no owner "sales-platfrom". Did you mean "sales-platform"? [unknown-owner]
  3 | owner: sales-platfrom
    |        ^^^^^^^^^^^^^^
  help: List it under "owners" in dagwright.yaml.

pipelines/orders.yaml:5:30: error: The project has no owner "finance". [unknown-owner]
  5 |   load: { type: noop, owner: finance }
    |                              ^^^^^^^
  help: List it under "owners" in dagwright.yaml.
`);
});

test('parameters of SQL that do not exist or are not used', () => {
  expect(
    inOrders(`tasks:
  load: { type: sql, connection: warehouse, query: "DELETE FROM orders WHERE day = :dya", parameters: { day: "\${{ run.date }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:52: error: The SQL names the parameter ":dya", which is not under "parameters". Did you mean "day"? [unknown-parameter]
  4 | …l, connection: warehouse, query: "DELETE FROM orders WHERE day = :dya", parameters: { day: "\${{ ru…
    |                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`);
});

test('typed values that are none', () => {
  expect(
    inOrders(`tasks:
  load:
    type: native
    class: analytics.operators.Query
    arguments:
      wait: { $duration: 5 minutes }
      since: { $datetime: yesterday }
      on_done: { $callable: sales.hooks.done }
      volume: { $new: V1Volume, with: { name: scratch } }
      other: { $durations: 5m }
      extra: { $duration: 5m, name: scratch }
`),
  ).toBe(`
pipelines/orders.yaml:8:26: error: "5 minutes" is no duration. [wrong-form]
  8 |       wait: { $duration: 5 minutes }
    |                          ^^^^^^^^^
  help: Write one such as 90s, 5m or 2h.

pipelines/orders.yaml:9:27: error: "yesterday" is not a date. [wrong-form]
  9 |       since: { $datetime: yesterday }
    |                           ^^^^^^^^^
  help: Write a date such as "2026-01-01", or a local time such as "2026-01-01T06:00".

pipelines/orders.yaml:10:29: error: "sales.hooks.done" names no function. [wrong-form]
  10 |       on_done: { $callable: sales.hooks.done }
     |                             ^^^^^^^^^^^^^^^^
  help: Write module:function, such as sales.hooks:done.

pipelines/orders.yaml:11:23: error: "V1Volume" is no full name of a class. [wrong-form]
  11 |       volume: { $new: V1Volume, with: { name: scratch } }
     |                       ^^^^^^^^
  help: Write it with its module, such as kubernetes.client.models.V1Volume.

pipelines/orders.yaml:12:16: error: There is no typed value "$durations". Did you mean "$duration"? [unknown-key]
  12 |       other: { $durations: 5m }
     |                ^^^^^^^^^^
  help: Typed values: $duration, $datetime, $callable, $new, $text. A key that begins with a dollar is written "$$durations".

pipelines/orders.yaml:13:31: error: "name" cannot stand beside "$duration". [unknown-key]
  13 |       extra: { $duration: 5m, name: scratch }
     |                               ^^^^
  help: A typed value is a map with "$duration" alone.
`);
});
