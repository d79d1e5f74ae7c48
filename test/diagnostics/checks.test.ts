import { expect, test } from 'vitest';
import { environment, inOrders, type Files } from './project.ts';

/** Environments that have all that is asked here. */
const environments: Files = Object.fromEntries(
  [
    ['dev', '3.3'],
    ['stage', '2.11'],
    ['prod', '2.11'],
  ].map(([id = '', airflow = '']) => [`environments/${id}/environment.yaml`, extended(environment(id, airflow))]),
);

function extended(text: string): string {
  return text
    .replace('connections:\n', 'connections:\n  erp: { id: erp, type: oracle }\n')
    .replace(/target: \{ (.*) \}/u, 'target: { $1, providers: { amazon: "9.12.0", http: "5.3.1" } }');
}

test('a check that asks nothing, in each way of writing it', () => {
  expect(
    inOrders(
      `tasks:
  one: { type: check, connection: warehouse, table: orders }
  two: { type: check, connection: warehouse, table: orders, rows: {} }
  three: { type: check, connection: warehouse, table: orders, columns: { amount: { distinct: {} } } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:4:53: error: The check "one" asks nothing of its table: it could never fail. [check-nothing]
  4 |   one: { type: check, connection: warehouse, table: orders }
    |                                                     ^^^^^^
  help: Write for example \`rows: { at_least: 1 }\` or \`columns: { order_id: { nulls: 0 } }\`.

pipelines/orders.yaml:5:53: error: The check "two" asks nothing of its table: it could never fail. [check-nothing]
  5 |   two: { type: check, connection: warehouse, table: orders, rows: {} }
    |                                                     ^^^^^^
  help: Write for example \`rows: { at_least: 1 }\` or \`columns: { order_id: { nulls: 0 } }\`.

pipelines/orders.yaml:6:55: error: The check "three" asks nothing of its table: it could never fail. [check-nothing]
  6 | …three: { type: check, connection: warehouse, table: orders, columns: { amount: { distinct: {} } } …
    |                                                      ^^^^^^
  help: Write for example \`rows: { at_least: 1 }\` or \`columns: { order_id: { nulls: 0 } }\`.
`);
});

test('a check that contradicts itself', () => {
  expect(
    inOrders(
      `tasks:
  one: { type: check, connection: warehouse, table: orders, rows: { at_least: 5, at_most: 2 } }
  two: { type: check, connection: warehouse, table: orders, rows: { at_least: 5, exactly: 4 } }
  three: { type: check, connection: warehouse, table: orders, columns: { amount: { min: 3, max: 2 }, region: { distinct: { at_most: 1, exactly: 2 } } } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:4:67: error: What the check "one" asks here contradicts itself: it could never succeed. [check-impossible]
  4 |   one: { type: check, connection: warehouse, table: orders, rows: { at_least: 5, at_most: 2 } }
    |                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write bounds of which the lower one is not above the upper one.

pipelines/orders.yaml:5:67: error: What the check "two" asks here contradicts itself: it could never succeed. [check-impossible]
  5 |   two: { type: check, connection: warehouse, table: orders, rows: { at_least: 5, exactly: 4 } }
    |                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write bounds of which the lower one is not above the upper one.

pipelines/orders.yaml:6:82: error: What the check "three" asks here contradicts itself: it could never succeed. [check-impossible]
  6 | …able: orders, columns: { amount: { min: 3, max: 2 }, region: { distinct: { at_most: 1, exactly: 2 …
    |                                   ^^^^^^^^^^^^^^^^^^
  help: Write bounds of which the lower one is not above the upper one.

pipelines/orders.yaml:6:122: error: What the check "three" asks here contradicts itself: it could never succeed. [check-impossible]
  6 | …orders, columns: { amount: { min: 3, max: 2 }, region: { distinct: { at_most: 1, exactly: 2 } } } …
    |                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write bounds of which the lower one is not above the upper one.
`);
});

test('columns that are called like words of SQL', () => {
  expect(
    inOrders(
      `tasks:
  one: { type: check, connection: warehouse, table: orders, columns: { user: { nulls: 0 }, Order: { unique: true }, orders: { min: 1 } } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:4:72: error: The column "user" is called like a word of SQL, and is not read as a column without quotes. [reserved-word]
  4 | …house, table: orders, columns: { user: { nulls: 0 }, Order: { unique: true }, orders: { min: 1 } }…
    |                                   ^^^^
  help: Write a \`query\` of your own, in which it stands in the quotes of the engine.

pipelines/orders.yaml:4:92: error: The column "Order" is called like a word of SQL, and is not read as a column without quotes. [reserved-word]
  4 | …ouse, table: orders, columns: { user: { nulls: 0 }, Order: { unique: true }, orders: { min: 1 } } …
    |                                                      ^^^^^
  help: Write a \`query\` of your own, in which it stands in the quotes of the engine.
`);
});

test('names of tables and columns that are no names', () => {
  expect(
    inOrders(
      `tasks:
  one: { type: check, connection: warehouse, table: "orders; DROP TABLE orders", rows: { at_least: 1 } }
  two: { type: check, connection: warehouse, table: orders, columns: { "amount) OR (1": { min: 0 } } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:4:53: error: "tasks.one.table" is "orders; DROP TABLE orders"; it must be the name of a table, such as analytics.sales. [wrong-form]
  4 | …: { type: check, connection: warehouse, table: "orders; DROP TABLE orders", rows: { at_least: 1 } …
    |                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^

pipelines/orders.yaml:5:72: error: "amount) OR (1" cannot be a key in "tasks.two.columns": it must be the name of a column. [wrong-key]
  5 | …wo: { type: check, connection: warehouse, table: orders, columns: { "amount) OR (1": { min: 0 } } …
    |                                                                      ^^^^^^^^^^^^^^^
`);
});

test('a condition that the query around it does not bear', () => {
  expect(
    inOrders(
      `tasks:
  one: { type: check, connection: warehouse, table: orders, where: "note <> ';'", rows: { at_least: 1 } }
  two: { type: check, connection: warehouse, table: orders, where: amount > 0 -- paid, rows: { at_least: 1 } }
  three: { type: check, connection: warehouse, table: orders, where: amount > 0 /* paid, rows: { at_least: 1 } }
  four:
    type: check
    connection: warehouse
    table: orders
    where: |
      -- paid
      amount > 0 -- in whole
    rows: { at_least: 1 }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:4:68: error: A condition has no semicolon: Airflow refuses one wherever it stands, also inside of quotes. [check-condition]
  4 | … { type: check, connection: warehouse, table: orders, where: "note <> ';'", rows: { at_least: 1 } …
    |                                                               ^^^^^^^^^^^^^
  help: Write a \`query\` of your own, whose first row says what is so.

pipelines/orders.yaml:5:68: error: The condition ends in a comment or in quotes, which would take the rest of the query with it. [check-condition]
  5 | …pe: check, connection: warehouse, table: orders, where: amount > 0 -- paid, rows: { at_least: 1 } …
    |                                                          ^^^^^^^^^^^^^^^^^^
  help: Write a \`query\` of your own, whose first row says what is so.

pipelines/orders.yaml:6:70: error: The condition ends in a comment or in quotes, which would take the rest of the query with it. [check-condition]
  6 | …pe: check, connection: warehouse, table: orders, where: amount > 0 /* paid, rows: { at_least: 1 } …
    |                                                          ^^^^^^^^^^^^^^^^^^
  help: Write a \`query\` of your own, whose first row says what is so.
`);
});

test('a table of Oracle', () => {
  expect(
    inOrders(
      `tasks:
  one: { type: check, connection: erp, table: orders, rows: { at_least: 1 } }
  two: { type: check, connection: erp, query: SELECT 1 FROM dual }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:4:47: error: Airflow’s check of a table is no SQL of Oracle: its query has "AS" before the name of a table. [check-not-supported]
  4 |   one: { type: check, connection: erp, table: orders, rows: { at_least: 1 } }
    |                                               ^^^^^^
  help: Write a \`query\` of your own, whose first row says what is so.
`);
});

test('a value that people pass, in SQL', () => {
  expect(
    inOrders(
      `params: { day: { type: string, default: x } }
tasks:
  one: { type: check, connection: warehouse, table: orders, where: "day = '\${{ run.params.day }}'", rows: { at_least: 1 } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:5:80: error: "run.params.day" would become part of the SQL that is run: a quote in it could change what is done. [injection]
  5 | …nnection: warehouse, table: orders, where: "day = '\${{ run.params.day }}'", rows: { at_least: 1 } …
    |                                                         ^^^^^^^^^^^^^^
  help: Pass it under "parameters" of a query, and write \`:name\` there.
`);
});
