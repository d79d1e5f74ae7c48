import { describe, expect, test } from 'vitest';
import { clockCalls } from '../../src/sql/clock_calls.ts';
import { dialectOf } from '../../src/sql/dialects.ts';
import { readStatements } from '../../src/sql/read_statements.ts';

function statements(sql: string, type = 'postgres'): readonly string[] {
  return readStatements(sql, dialectOf(type)).map(({ verb, table }) => [verb, ...(table?.parts ?? [])].join(' '));
}

const cases: readonly (readonly [type: string, sql: string, statements: readonly string[]])[] = [
  [
    'postgres',
    `DELETE FROM ONLY "Sales"."orders" o; COPY orders FROM '/a.csv'`,
    ['DELETE sales orders', 'COPY orders'],
  ],
  ['postgres', `WITH x AS (SELECT 1) INSERT INTO a.b SELECT * FROM x`, ['INSERT a b']],
  ['postgres', `SELECT $f$ ; DELETE FROM a $f$, E'\\'; '; TRUNCATE TABLE a`, ['SELECT', 'TRUNCATE a']],
  ['postgres', `CREATE FUNCTION f() AS 'x'; DELETE FROM a`, []],
  [
    'mysql',
    'INSERT IGNORE INTO `shop`.`orders` VALUES ("a;b"); # x;\nREPLACE INTO t SELECT 1',
    ['INSERT shop orders', 'REPLACE t'],
  ],
  ['bigquery', 'DELETE FROM `project.sales.orders` WHERE d = DATE "2026-05-01"', ['DELETE project sales orders']],
  ['bigquery', 'CREATE OR REPLACE TABLE sales.orders AS SELECT 1', ['CREATE sales orders']],
  ['snowflake', 'INSERT OVERWRITE INTO orders SELECT $1 FROM @stage', ['INSERT orders']],
  [
    'mssql',
    'DELETE FROM [dbo].[orders] WHERE d = @day INSERT INTO dbo.orders SELECT 1',
    ['DELETE dbo orders', 'INSERT dbo orders'],
  ],
  [
    'mssql',
    'MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (1);',
    ['MERGE t'],
  ],
  ['redshift', 'DROP TABLE IF EXISTS s.orders; CREATE TEMP TABLE x (a int)', ['DROP s orders', 'CREATE x']],
  ['sqlite', 'INSERT OR REPLACE INTO [my orders] VALUES (1)', ['INSERT my orders']],
];

test.each(cases)('%s: %s', (type, sql, expected) => {
  expect(statements(sql, type)).toEqual(expected);
});

describe('hostile statements cost no more than their length', () => {
  const hostile = [
    'CURRENT_DATE '.repeat(30_000),
    `SELECT ${'now(), '.repeat(30_000)}`,
    `DELETE FROM a WHERE ${'(now() '.repeat(30_000)}`,
    '9'.repeat(100_000),
    "'".repeat(100_001),
    '{{'.repeat(50_000),
  ];
  test.each(hostile.map((sql) => [sql.slice(0, 20), sql]))('%s', (_, sql) => {
    const started = performance.now();
    for (const type of ['postgres', 'mysql', 'mssql']) readStatements(sql, dialectOf(type)).forEach(clockCalls);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
