import { expect, test } from 'vitest';
import { addedAgain } from '../../src/sql/added_rows.ts';
import { dialectOf } from '../../src/sql/dialects.ts';
import { readStatements } from '../../src/sql/read_statements.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { inTemporaryFolder } from './temporary_folder.ts';
import { inWarehouse } from './warehouse.ts';

const tables = [
  'CREATE TABLE landing (order_id INTEGER, day TEXT, amount INTEGER)',
  "INSERT INTO landing VALUES (1, '2026-05-01', 10), (2, '2026-05-01', 20), (3, '2026-05-02', 30)",
  'CREATE TABLE orders (order_id INTEGER, day TEXT, amount INTEGER)',
  'CREATE TABLE keyed (order_id INTEGER PRIMARY KEY, day TEXT, amount INTEGER)',
];

const day = "FROM landing WHERE day = '2026-05-01'";

/** What a task runs, by whether its rows are there twice when it runs twice: SQLite says it, and so does the reader. */
const loads: readonly (readonly [what: string, isAddedAgain: boolean, statements: readonly string[]])[] = [
  ['a plain insert', true, [`INSERT INTO orders SELECT * ${day}`]],
  ['values', true, ["INSERT INTO orders VALUES (4, '2026-05-01', 40)"]],
  ['an insert behind a WITH', true, [`WITH today AS (SELECT * ${day}) INSERT INTO orders SELECT * FROM today`]],
  [
    'a deletion from another table',
    true,
    ["DELETE FROM keyed WHERE day = '2026-05-01'", `INSERT INTO orders SELECT * ${day}`],
  ],
  ['a table that is made once', true, ['CREATE TABLE IF NOT EXISTS orders (a)', `INSERT INTO orders SELECT * ${day}`]],
  ['a text that looks like a deletion', true, [`INSERT INTO orders SELECT 1, 'DELETE FROM orders', 2 ${day}`]],
  [
    'a deletion in front',
    false,
    ["DELETE FROM orders WHERE day = '2026-05-01'", `INSERT INTO "orders" SELECT * ${day}`],
  ],
  ['a table that is made again', false, ['DROP TABLE IF EXISTS orders', `CREATE TABLE orders AS SELECT * ${day}`]],
  ['a key that is left as it is', false, [`INSERT INTO keyed SELECT * ${day} ON CONFLICT (order_id) DO NOTHING`]],
  ['a row that is replaced', false, [`INSERT OR REPLACE INTO keyed SELECT * ${day}`]],
  ['the short form of that', false, [`REPLACE INTO keyed SELECT * ${day}`]],
  [
    'rows that are there are left out',
    false,
    [`INSERT INTO orders SELECT * ${day} AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.order_id = landing.order_id)`],
  ],
  [
    'rows that are there, in the words of sets',
    false,
    [`INSERT INTO orders SELECT * ${day} EXCEPT SELECT * FROM orders`],
  ],
];

describeOnEachAirflow((airflow) => {
  test.each(loads)('%s', async (_, isAddedAgain, statements) => {
    const read = readStatements(statements.join(';\n'), dialectOf('sqlite'));
    expect(addedAgain(read, dialectOf('sqlite')).length > 0).toBe(isAddedAgain);
    await inTemporaryFolder(async (folder) => {
      const file = `${folder}/warehouse.db`;
      const rows = 'SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM keyed)';
      const once = await inWarehouse(airflow, file, [...tables, ...statements, rows]);
      const twice = await inWarehouse(airflow, file, [...statements, rows]);
      expect(JSON.stringify(once) !== JSON.stringify(twice)).toBe(isAddedAgain);
    });
  });
});
