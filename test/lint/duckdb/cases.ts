/** Tables that the statements of the tests read and write. */
export const setup = `
CREATE TABLE landing (order_id INTEGER, day TEXT, amount INTEGER);
INSERT INTO landing VALUES (1, '2026-05-01', 10), (2, '2026-05-01', 20), (3, '2026-05-02', 30);
CREATE TABLE orders (order_id INTEGER, day TEXT, amount INTEGER, loaded_at TIMESTAMPTZ DEFAULT now());
CREATE TABLE keyed (order_id INTEGER PRIMARY KEY, day TEXT, amount INTEGER);
INSERT INTO orders VALUES (9, '2026-04-01', 90, '2026-04-02');
COPY (SELECT * FROM landing WHERE day = '2026-05-01') TO 'landing.csv';
`;

const rows = 'SELECT order_id, day, amount FROM landing WHERE day = :day';

/** What may stand in front of a load. */
const before = [
  '',
  'DELETE FROM orders WHERE day = :day;',
  'DELETE FROM main.orders;',
  'TRUNCATE orders;',
  'DELETE FROM landing WHERE amount > 1000;',
  'CREATE OR REPLACE TABLE orders (order_id INTEGER, day TEXT, amount INTEGER);',
  'CREATE TABLE IF NOT EXISTS orders (order_id INTEGER);',
  "UPDATE orders SET amount = 0 WHERE day = 'DELETE FROM orders';",
];

const loads = [
  `INSERT INTO orders (order_id, day, amount) ${rows};`,
  `INSERT INTO "orders" (order_id, day, amount) VALUES (7, :day, 70);`,
  `INSERT INTO orders BY NAME ${rows};`,
  `WITH chosen AS (${rows}) INSERT INTO orders (order_id, day, amount) SELECT * FROM chosen;`,
  "COPY orders (order_id, day, amount) FROM 'landing.csv';",
  `INSERT INTO keyed ${rows} ON CONFLICT (order_id) DO UPDATE SET amount = excluded.amount;`,
  `INSERT INTO keyed ${rows} ON CONFLICT DO NOTHING;`,
  `INSERT OR REPLACE INTO keyed ${rows};`,
  `INSERT OR IGNORE INTO keyed ${rows};`,
  `INSERT INTO orders (order_id, day, amount) ${rows} AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.order_id = landing.order_id);`,
  `INSERT INTO orders (order_id, day, amount) SELECT l.* FROM landing AS l ANTI JOIN orders USING (order_id) WHERE l.day = :day;`,
  `INSERT INTO orders (order_id, day, amount) ${rows} EXCEPT SELECT order_id, day, amount FROM orders;`,
  `MERGE INTO orders USING (${rows}) AS l ON orders.order_id = l.order_id WHEN MATCHED THEN UPDATE SET amount = l.amount WHEN NOT MATCHED THEN INSERT (order_id, day, amount) VALUES (l.order_id, l.day, l.amount);`,
  'UPDATE orders SET amount = 5 WHERE day = :day;',
];

/** Each way to load behind each way to make room for it. */
export const insertions: readonly string[] = before.flatMap((first) =>
  loads.map((load) => (first === '' ? load : `${first}\n${load}`)),
);

/** Expressions that ask the clock, and others that look like it. */
export const expressions: readonly string[] = [
  'current_date',
  'CURRENT_TIMESTAMP',
  'current_time',
  'localtime',
  'localtimestamp',
  'now()::date',
  "now() AT TIME ZONE current_setting('TimeZone')",
  "date_trunc('day', now())",
  'today() - INTERVAL 1 DAY',
  "strftime(now(), '%Y-%m-%d')",
  'extract(hour FROM get_current_timestamp())',
  "date '2026-05-01'",
  "'now()'",
  "'CURRENT_DATE' || ' today()'",
  'order_id /* now() */',
  "date_trunc('month', day::date)",
  "getvariable('day')",
];
