/** Tables that the statements of the tests read and write. */
export const setup = `
CREATE TABLE landing (order_id INTEGER, day TEXT, amount INTEGER);
INSERT INTO landing VALUES (1, '2026-05-01', 10), (2, '2026-05-01', 20), (3, '2026-05-02', 30), (4, '2026-05-03', 40);
CREATE TABLE orders (order_id INTEGER, day TEXT, amount INTEGER, loaded_at TEXT DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE keyed (order_id INTEGER PRIMARY KEY, day TEXT, amount INTEGER, loaded_at TEXT);
INSERT INTO orders VALUES (9, '2026-04-01', 90, '2026-04-02');
`;

const rows = 'SELECT order_id, day, amount FROM landing WHERE day = :day';

/** What a task may run for the day 2026-05-01; whether rows are there twice after it ran twice, is for SQLite to say. */
export const insertions: Readonly<Record<string, string>> = {
  'a plain INSERT': `INSERT INTO orders (order_id, day, amount) ${rows};`,
  'one with values': 'INSERT INTO orders (order_id, day) VALUES (7, :day);',
  'one behind a DELETE of its day': `DELETE FROM orders WHERE day = :day;\nINSERT INTO orders (order_id, day, amount) ${rows};`,
  'one behind a DELETE of another table': `DELETE FROM keyed WHERE day = :day;\nINSERT INTO orders (order_id, day, amount) ${rows};`,
  'one in front of the DELETE': `INSERT INTO orders (order_id, day, amount) ${rows};\nDELETE FROM landing WHERE day < '2020-01-01';`,
  'one behind a DELETE of all': `DELETE FROM orders;\nINSERT INTO orders (order_id, day, amount) ${rows};`,
  'ON CONFLICT': `INSERT INTO keyed (order_id, day, amount) ${rows} ON CONFLICT (order_id) DO UPDATE SET amount = excluded.amount;`,
  'INSERT OR REPLACE': `INSERT OR REPLACE INTO keyed (order_id, day, amount) ${rows};`,
  'INSERT OR IGNORE': `INSERT OR IGNORE INTO keyed (order_id, day, amount) ${rows};`,
  'REPLACE INTO': `REPLACE INTO keyed (order_id, day, amount) ${rows};`,
  'NOT EXISTS on the table itself': `INSERT INTO orders (order_id, day, amount) ${rows} AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.order_id = landing.order_id);`,
  'NOT EXISTS on another table': `INSERT INTO orders (order_id, day, amount) ${rows} AND NOT EXISTS (SELECT 1 FROM keyed AS o WHERE o.order_id = landing.order_id);`,
  'NOT IN the table itself': `INSERT INTO orders (order_id, day, amount) ${rows} AND order_id NOT IN (SELECT order_id FROM orders);`,
  'EXCEPT the table itself': `INSERT INTO orders (order_id, day, amount) ${rows} EXCEPT SELECT order_id, day, amount FROM orders;`,
  'an UPDATE': 'UPDATE orders SET amount = 5 WHERE day = :day;',
  'a word in a text': "UPDATE orders SET day = 'INSERT INTO orders SELECT 1' WHERE day = :day;",
  'a WITH in front': `WITH chosen AS (${rows}) INSERT INTO orders (order_id, day, amount) SELECT * FROM chosen;`,
};

/** What a task may run for the day 2026-05-01; whether it leaves other rows when it runs two days later, too. */
export const clocks: Readonly<Record<string, string>> = {
  'a condition on CURRENT_DATE': `DELETE FROM orders WHERE day = CURRENT_DATE;\nINSERT INTO orders (order_id, day, amount) SELECT order_id, day, amount FROM landing WHERE day = CURRENT_DATE;`,
  "a condition on date('now')": `DELETE FROM orders WHERE day = date('now', '-1 day');\nINSERT INTO orders (order_id, day, amount) SELECT order_id, day, amount FROM landing WHERE day = date('now', '-1 day');`,
  "a condition on strftime('…', 'now')": `DELETE FROM orders WHERE day = strftime('%Y-%m-%d', 'now', '-1 day');\nINSERT INTO orders (order_id, day, amount) SELECT order_id, day, amount FROM landing WHERE day = strftime('%Y-%m-%d', 'now', '-1 day');`,
  'a condition on a date without arguments': `DELETE FROM orders WHERE day < date();\nINSERT INTO orders (order_id, day, amount) SELECT order_id, day, amount FROM landing WHERE day < date();`,
  'the day of a row': `DELETE FROM orders WHERE day = :day;\nINSERT INTO orders (order_id, day, amount) SELECT order_id, CURRENT_DATE, amount FROM landing WHERE day = :day;`,
  'the day of a row that is changed': 'UPDATE orders SET day = CURRENT_DATE WHERE order_id = 9;',
  'a date that is given': "UPDATE orders SET day = strftime('%Y-%m-%d', :day) WHERE order_id = 9;",
  'values of the run': `DELETE FROM orders WHERE day = :day;\nINSERT INTO orders (order_id, day, amount) ${rows};`,
  'when a row was written': `DELETE FROM orders WHERE day = :day;\nINSERT INTO orders (order_id, day, amount, loaded_at) SELECT order_id, day, amount, CURRENT_TIMESTAMP FROM landing WHERE day = :day;`,
  'when a row was changed': "UPDATE orders SET amount = 1, loaded_at = datetime('now') WHERE day = :day;",
  'a text and a comment': "UPDATE orders SET amount = 1 /* CURRENT_DATE */ WHERE day <> 'date(''now'')';",
  'a quoted column':
    'CREATE TABLE IF NOT EXISTS odd ("CURRENT_DATE" TEXT, day TEXT);\nUPDATE odd SET day = "CURRENT_DATE";',
};
