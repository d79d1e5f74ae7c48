import { expect, test } from 'vitest';
import { findings, inOrders, inOverlay, project } from './project.ts';

const typePath = 'pipelines/types/invoice_query.yaml';
const type = project[typePath] ?? '';

/** The pipeline with one task of the organisation's own type. */
function invoiceQuery(keys: string): string {
  return inOrders(`tasks:
  bill: { type: invoice_query, ${keys} }
`);
}

test('a task after one that does not exist', () => {
  expect(
    inOrders(`tasks:
  extract: { type: noop }
  load: { type: noop, after: [extrct] }
`),
  ).toBe(`
pipelines/orders.yaml:5:31: error: Task "load" runs after "extrct", which does not exist. Did you mean "extract"? [after-unknown]
  5 |   load: { type: noop, after: [extrct] }
    |                               ^^^^^^
  help: Tasks of the pipeline: extract.
`);
});

test('a task after itself', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, after: [load] }
`),
  ).toBe(`
pipelines/orders.yaml:4:31: error: Task "load" runs after itself: it could never start. [after-itself]
  4 |   load: { type: noop, after: [load] }
    |                               ^^^^
  help: Remove "load" from its own "after".
`);
});

test('tasks that wait for each other, the smallest place first', () => {
  expect(
    inOrders(`tasks:
  start: { type: noop }
  publish: { type: noop, after: [load] }
  extract: { type: noop, after: [start, publish] }
  load: { type: noop, after: [extract] }
`),
  ).toBe(`
pipelines/orders.yaml:5:34: error: Tasks wait for each other in a circle: publish → load → extract → publish (each runs after the next). [after-cycle]
  5 |   publish: { type: noop, after: [load] }
    |                                  ^^^^
  help: Take one of these out: none of the tasks could ever start.
pipelines/orders.yaml:7:31: note: … after "extract".
  7 |   load: { type: noop, after: [extract] }
    |                               ^^^^^^^
pipelines/orders.yaml:6:41: note: … after "publish".
  6 |   extract: { type: noop, after: [start, publish] }
    |                                         ^^^^^^^
`);
});

test('two circles of tasks', () => {
  expect(
    inOrders(`tasks:
  extract: { type: noop, after: [load] }
  load: { type: noop, after: [extract] }
  bill: { type: noop, after: [ship] }
  ship: { type: noop, after: [bill] }
`),
  ).toBe(`
pipelines/orders.yaml:4:34: error: Tasks wait for each other in a circle: extract → load → extract (each runs after the next). [after-cycle]
  4 |   extract: { type: noop, after: [load] }
    |                                  ^^^^
  help: Take one of these out: none of the tasks could ever start.
pipelines/orders.yaml:5:31: note: … after "extract".
  5 |   load: { type: noop, after: [extract] }
    |                               ^^^^^^^

pipelines/orders.yaml:6:31: error: Tasks wait for each other in a circle: bill → ship → bill (each runs after the next). [after-cycle]
  6 |   bill: { type: noop, after: [ship] }
    |                               ^^^^
  help: Take one of these out: none of the tasks could ever start.
pipelines/orders.yaml:7:31: note: … after "bill".
  7 |   ship: { type: noop, after: [bill] }
    |                               ^^^^
`);
});

test('a circle that an overlay closes', () => {
  expect(
    inOverlay(`tasks:
  extract: { after: [load] }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:22: error: Tasks wait for each other in a circle: extract → load → extract (each runs after the next). (in prod) [after-cycle]
  4 |   extract: { after: [load] }
    |                      ^^^^
  help: Take one of these out: none of the tasks could ever start.
pipelines/orders.yaml:9:13: note: … after "extract".
  9 |     after: [extract]
    |             ^^^^^^^
`);
});

test('a task after one that this environment does not have', () => {
  expect(
    inOrders(`tasks:
  extract: { type: noop, environments: [dev, stage] }
  load: { type: noop, after: [extract] }
`),
  ).toBe(`
pipelines/orders.yaml:5:31: error: Task "load" runs after "extract", which does not exist in this environment. (in prod) [after-absent]
  5 |   load: { type: noop, after: [extract] }
    |                               ^^^^^^^
  help: Give "load" the same "environments", or overlay its "after" where "extract" is missing.
pipelines/orders.yaml:4:40: note: "extract" exists in these environments only.
  4 |   extract: { type: noop, environments: [dev, stage] }
    |                                        ^^^^^^^^^^^^
`);
});

test('a task in an environment that does not exist', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, environments: [prd] }
`),
  ).toBe(`
pipelines/orders.yaml:3:1: error: The pipeline "orders" has no task: a run of it would do nothing. [no-tasks]
  3 | tasks:
    | ^^^^^
  help: Write a task under "tasks", or leave the environment out of the "environments" of the pipeline.

pipelines/orders.yaml:4:38: error: The project has no environment "prd". Did you mean "prod"? [unknown-environment]
  4 |   load: { type: noop, environments: [prd] }
    |                                      ^^^
  help: Environments: dev, stage, prod.
`);
});

test('a pipeline in an environment that does not exist', () => {
  expect(
    inOrders(`environments: [dev, prd]
tasks:
  load: { type: noop }
`),
  ).toBe(`
pipelines/orders.yaml:3:21: error: The project has no environment "prd". Did you mean "prod"? [unknown-environment]
  3 | environments: [dev, prd]
    |                     ^^^
  help: Environments: dev, stage, prod.
`);
});

test('a type of task that does not exist', () => {
  expect(
    inOrders(`tasks:
  load: { type: sqll, query: SELECT 1 }
`),
  ).toBe(`
pipelines/orders.yaml:4:17: error: "sqll" is no type of task. Did you mean "sql"? [unknown-task-type]
  4 |   load: { type: sqll, query: SELECT 1 }
    |                 ^^^^
  help: Types: bash, invoice_query, native, noop, python, sql.
`);
});

test('a broken task is not said to be missing by those that come after it', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bsh, command: extract-orders }
  load: { type: noop, after: [extract] }
`),
  ).toBe(`
pipelines/orders.yaml:4:20: error: "bsh" is no type of task. Did you mean "bash"? [unknown-task-type]
  4 |   extract: { type: bsh, command: extract-orders }
    |                    ^^^
  help: Types: bash, invoice_query, native, noop, python, sql.
`);
});

test('a task whose id is a word of Python', () => {
  expect(
    inOrders(`tasks:
  import: { type: noop }
`),
  ).toBe(`
pipelines/orders.yaml:4:19: error: A task cannot be called "import": it is a word of Python. [python-keyword]
  4 |   import: { type: noop }
    |                   ^^^^
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

pipelines/orders.yaml:4:52: warning: The parameter "day" is not used in the SQL. [unused-parameter]
  4 | …l, connection: warehouse, query: "DELETE FROM orders WHERE day = :dya", parameters: { day: "\${{ ru…
    |                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write ":day" where it belongs, or leave it out.
`);
});

test('an input of an own type that does not exist', () => {
  expect(invoiceQuery('destination: sales.bills, query: SELECT 1, modus: append')).toBe(`
pipelines/orders.yaml:4:75: error: Unknown key "modus" in "tasks.bill". [unknown-key]
  4 |   bill: { type: invoice_query, destination: sales.bills, query: SELECT 1, modus: append }
    |                                                                           ^^^^^
  help: Keys of this type beside the common ones: destination, limit, mode, query.
`);
});

test('an input of an own type that is missing', () => {
  expect(invoiceQuery('query: SELECT 1')).toBe(`
pipelines/orders.yaml:4:11: error: The key "destination" is missing in "tasks.bill". [missing-key]
  4 |   bill: { type: invoice_query, query: SELECT 1 }
    |           ^^^^
`);
});

test('an input of an own type with another type', () => {
  expect(invoiceQuery('destination: sales.bills, query: SELECT 1, limit: many')).toBe(`
pipelines/orders.yaml:4:82: error: "tasks.bill.limit" is text; it must be a whole number. [wrong-type]
  4 |   bill: { type: invoice_query, destination: sales.bills, query: SELECT 1, limit: many }
    |                                                                                  ^^^^
`);
});

test('an input of an own type in another form', () => {
  expect(invoiceQuery('destination: Bills, query: SELECT 1')).toBe(`
pipelines/orders.yaml:4:45: error: "tasks.bill.destination" is "Bills"; it must be a text that matches ^[a-z_]+\\.[a-z_]+$. [wrong-form]
  4 |   bill: { type: invoice_query, destination: Bills, query: SELECT 1 }
    |                                             ^^^^^
`);
});

test('an input of an own type that is none of its values', () => {
  expect(invoiceQuery('destination: sales.bills, query: SELECT 1, mode: apend')).toBe(`
pipelines/orders.yaml:4:81: error: "tasks.bill.mode" is "apend"; it must be "append" or "replace". Did you mean "append"? [unknown-value]
  4 |   bill: { type: invoice_query, destination: sales.bills, query: SELECT 1, mode: apend }
    |                                                                                 ^^^^^
`);
});

test('an input of an own type that is out of range', () => {
  expect(invoiceQuery('destination: sales.bills, query: SELECT 1, limit: 0')).toBe(`
pipelines/orders.yaml:4:82: error: "tasks.bill.limit" is 0; 1 is the least. [out-of-range]
  4 |   bill: { type: invoice_query, destination: sales.bills, query: SELECT 1, limit: 0 }
    |                                                                                  ^
`);
});

test('a value of the run in an input that is not templated', () => {
  expect(invoiceQuery('destination: "sales.${{ run.date }}", query: SELECT 1')).toBe(`
pipelines/orders.yaml:4:56: error: "run.date" is known only when the task runs, and nothing renders it here. [run-value-here]
  4 |   bill: { type: invoice_query, destination: "sales.\${{ run.date }}", query: SELECT 1 }
    |                                                        ^^^^^^^^
  help: Write a value that is the same for every run.
`);
});

test('a variable that does not exist, in an input', () => {
  expect(invoiceQuery('destination: "sales.${{ var.tabel }}", query: "SELECT ${{ var.colum }}"')).toBe(`
pipelines/orders.yaml:4:56: error: There is no variable "tabel". [unknown-variable]
  4 | …l: { type: invoice_query, destination: "sales.\${{ var.tabel }}", query: "SELECT \${{ var.colum }}" …
    |                                                    ^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.

pipelines/orders.yaml:4:90: error: There is no variable "colum". [unknown-variable]
  4 | …l: { type: invoice_query, destination: "sales.\${{ var.tabel }}", query: "SELECT \${{ var.colum }}" …
    |                                                                                      ^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});

test('an input of an own type fed by a variable of another form', () => {
  expect(invoiceQuery('destination: "${{ var.landing }}", query: SELECT 1, limit: "${{ var.hours }}"')).toBe(`
environments/dev/environment.yaml:4:23: error: "tasks.bill.destination" is "s3://lake"; it must be a text that matches ^[a-z_]+\\.[a-z_]+$. (in dev) [wrong-form]
  4 | variables: { landing: s3://lake, schema: sales_dev, hours: three }
    |                       ^^^^^^^^^
pipelines/orders.yaml:4:45: note: It is used here.
  4 | …ype: invoice_query, destination: "\${{ var.landing }}", query: SELECT 1, limit: "\${{ var.hours }}" …
    |                                   ^^^^^^^^^^^^^^^^^^^^

environments/dev/environment.yaml:4:60: error: "tasks.bill.limit" is text; it must be a whole number. (in dev) [wrong-type]
  4 | variables: { landing: s3://lake, schema: sales_dev, hours: three }
    |                                                            ^^^^^
pipelines/orders.yaml:4:91: note: It is used here.
  4 | …ype: invoice_query, destination: "\${{ var.landing }}", query: SELECT 1, limit: "\${{ var.hours }}" …
    |                                                                                 ^^^^^^^^^^^^^^^^^^

environments/prod/environment.yaml:4:23: error: "tasks.bill.destination" is "s3://lake"; it must be a text that matches ^[a-z_]+\\.[a-z_]+$. (in prod) [wrong-form]
  4 | variables: { landing: s3://lake, schema: sales_prod, hours: three }
    |                       ^^^^^^^^^
pipelines/orders.yaml:4:45: note: It is used here.
  4 | …ype: invoice_query, destination: "\${{ var.landing }}", query: SELECT 1, limit: "\${{ var.hours }}" …
    |                                   ^^^^^^^^^^^^^^^^^^^^

environments/prod/environment.yaml:4:61: error: "tasks.bill.limit" is text; it must be a whole number. (in prod) [wrong-type]
  4 | variables: { landing: s3://lake, schema: sales_prod, hours: three }
    |                                                             ^^^^^
pipelines/orders.yaml:4:91: note: It is used here.
  4 | …ype: invoice_query, destination: "\${{ var.landing }}", query: SELECT 1, limit: "\${{ var.hours }}" …
    |                                                                                 ^^^^^^^^^^^^^^^^^^

environments/stage/environment.yaml:4:23: error: "tasks.bill.destination" is "s3://lake"; it must be a text that matches ^[a-z_]+\\.[a-z_]+$. (in stage) [wrong-form]
  4 | variables: { landing: s3://lake, schema: sales_stage, hours: three }
    |                       ^^^^^^^^^
pipelines/orders.yaml:4:45: note: It is used here.
  4 | …ype: invoice_query, destination: "\${{ var.landing }}", query: SELECT 1, limit: "\${{ var.hours }}" …
    |                                   ^^^^^^^^^^^^^^^^^^^^

environments/stage/environment.yaml:4:62: error: "tasks.bill.limit" is text; it must be a whole number. (in stage) [wrong-type]
  4 | variables: { landing: s3://lake, schema: sales_stage, hours: three }
    |                                                              ^^^^^
pipelines/orders.yaml:4:91: note: It is used here.
  4 | …ype: invoice_query, destination: "\${{ var.landing }}", query: SELECT 1, limit: "\${{ var.hours }}" …
    |                                                                                 ^^^^^^^^^^^^^^^^^^
`);
});

test('an input of an own type that an overlay sets wrong', () => {
  expect(
    findings({
      'environments/prod/overlays/shipments.yaml': `kind: Overlay
pipeline: shipments
tasks:
  ship: { limit: 0, modus: append }
`,
    }),
  ).toBe(`
environments/prod/overlays/shipments.yaml:4:18: error: "tasks.ship.limit" is 0; 1 is the least. [out-of-range]
  4 |   ship: { limit: 0, modus: append }
    |                  ^

environments/prod/overlays/shipments.yaml:4:21: error: Unknown key "modus" in "tasks.ship". [unknown-key]
  4 |   ship: { limit: 0, modus: append }
    |                     ^^^^^
  help: No type of task has this key.
`);
});

test('an input that is called like a key of every task', () => {
  expect(findings({ [typePath]: type.replace('  query: {', '  pool: { type: string, optional: true }\n  query: {') }))
    .toBe(`
pipelines/types/invoice_query.yaml:5:3: error: An input cannot be called "pool": every task has a key of that name. [input-named-like-key]
  5 |   pool: { type: string, optional: true }
    |   ^^^^
  help: Choose another name, such as "target_pool".
`);
});

test('an own type that stands for another own type', () => {
  expect(
    findings({
      'pipelines/types/bill_query.yaml': `kind: TaskType
id: bill_query
task: { type: invoice_query, destination: sales.bills, query: SELECT 1 }
`,
    }),
  ).toBe(`
pipelines/types/bill_query.yaml:3:15: error: "invoice_query" is no type that ships with dagwright. [unknown-task-type]
  3 | task: { type: invoice_query, destination: sales.bills, query: SELECT 1 }
    |               ^^^^^^^^^^^^^
  help: A type of the organisation stands for one of these. Types: bash, native, noop, python, sql.
`);
});

test('an own type called like a builtin one', () => {
  expect(
    findings({
      'pipelines/types/sql.yaml': `kind: TaskType
id: sql
task: { type: noop }
`,
    }),
  ).toBe(`
pipelines/types/sql.yaml:2:5: error: "sql" is a type that ships with dagwright. [id-twice]
  2 | id: sql
    |     ^^^
  help: Give this one another id.
`);
});

test('two own types with one id', () => {
  expect(
    findings({
      'pipelines/types/other.yaml': `kind: TaskType
id: invoice_query
task: { type: noop }
`,
    }),
  ).toBe(`
pipelines/types/other.yaml:2:5: error: Two task types have the id "invoice_query". [id-twice]
  2 | id: invoice_query
    |     ^^^^^^^^^^^^^
  help: Give this one another id.
pipelines/types/invoice_query.yaml:2:5: note: The other one.
  2 | id: invoice_query
    |     ^^^^^^^^^^^^^
`);
});

test('an own type with a pattern that is none', () => {
  expect(findings({ [typePath]: type.replace('"^[a-z_]+\\\\.[a-z_]+$"', '"(?=sales)"') })).toBe(`
pipelines/types/invoice_query.yaml:4:41: error: "(?=sales)" is no regular expression: error parsing regexp: invalid or unsupported Perl syntax: \`(?=\`. [wrong-pattern]
  4 |   destination: { type: string, pattern: "(?=sales)" }
    |                                         ^^^^^^^^^^^
  help: Patterns are of RE2: no look-ahead, no back references.
`);
});

test('an own type that uses an input which it does not declare', () => {
  expect(findings({ [typePath]: type.replace('input.mode', 'input.moed') })).toBe(`
pipelines/types/invoice_query.yaml:12:89: error: The type has no input "moed". Did you mean "mode"? [unknown-input]
  12 | …estination }}", sql: "\${{ input.query }}", mode: "\${{ input.moed }}", limit: "\${{ input.limit }}" …
     |                                                        ^^^^^^^^^^
  help: Declare it under "inputs".
`);
});

test('a broken own type is not said to be missing by its tasks', () => {
  expect(findings({ [typePath]: `${type}input: {}\n` })).toBe(`
pipelines/types/invoice_query.yaml:13:1: error: Unknown key "input". Did you mean "inputs"? [unknown-key]
  13 | input: {}
     | ^^^^^
  help: Known keys: description, id, inputs, kind, task.
`);
  expect(findings({ [typePath]: type.replace('task:', 'tsak:') })).toBe(`
pipelines/types/invoice_query.yaml:1:1: error: The key "task" is missing. [missing-key]
  1 | kind: TaskType
    | ^^^^
  help: For example: \`task: { type: native, class: analytics.operators.WarehouseQueryOperator, arguments: { sql: "\${{ input.query }}" } }\`

pipelines/types/invoice_query.yaml:8:1: error: Unknown key "tsak". Did you mean "task"? [unknown-key]
  8 | tsak:
    | ^^^^
  help: Known keys: description, id, inputs, kind, task.
`);
  expect(findings({ [typePath]: 'kind: TaskType\nid: invoice_query\n  task: {}\n' })).toBe(`
pipelines/types/invoice_query.yaml:3:3: error: This line is indented like a part of the value above it, but that value is complete. [yaml-syntax]
  3 |   task: {}
    |   ^^^^^^^^
  help: Indent it exactly like the lines that it belongs with.
`);
});

test('an argument of an own task that optional inputs leave out of a longer text', () => {
  expect(findings({ [typePath]: type.replace('limit: "${{ input.limit }}"', 'limit: "top ${{ input.limit }}"') }))
    .toBe(`
pipelines/types/invoice_query.yaml:12:117: error: "input.limit" may be absent, and a longer text has no words for that. [absent-in-text]
  12 | …nation }}", sql: "\${{ input.query }}", mode: "\${{ input.mode }}", limit: "top \${{ input.limit }}" …
     |                                                                                ^^^^^^^^^^^^^^^^^^
  help: Give the input a default, or let it stand alone.
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
