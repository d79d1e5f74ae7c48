import { expect, test } from 'vitest';
import { findings, inOrders, project } from './project.ts';

const typePath = 'pipelines/types/invoice_query.yaml';
const type = project[typePath] ?? '';

/** The pipeline with one task of the organisation's own type. */
function invoiceQuery(keys: string): string {
  return inOrders(`tasks:
  bill: { type: invoice_query, ${keys} }
`);
}

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

test('FINE-PRINT 16: an input that is called like a key of every task', () => {
  expect(findings({ [typePath]: type.replace('  query: {', '  pool: { type: string, optional: true }\n  query: {') }))
    .toBe(`
pipelines/types/invoice_query.yaml:5:3: error: An input cannot be called "pool": every task has a key of that name. [input-named-like-key]
  5 |   pool: { type: string, optional: true }
    |   ^^^^
  help: Choose another name, such as "target_pool".
`);
});

test('FINE-PRINT 16: an own type that stands for another own type', () => {
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
  help: A type of the organisation stands for one of these. Types: bash, branch, check, container, gate, http, latest_only, native, noop, python, sql, trigger, wait.
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
