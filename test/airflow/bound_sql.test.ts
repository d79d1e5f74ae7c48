import { describe, expect, test } from 'vitest';
import type { SqlOperation } from '../../src/model/operation.ts';
import { bindParameters } from '../../src/builtins/targets/airflow/sql_parameters.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import type { Task } from '../../src/model/pipeline.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import { concatenate, literal, literalOf, value, type Text } from '../../src/values/text.ts';
import { modelsOf } from './models.ts';

/** What a driver of the `pyformat` style makes of a text: `%(name)s` is the value, `%%` a percent sign, no other stands. */
function formatted(sql: string, values: ReadonlyMap<string, string>): string {
  return sql.replaceAll(/%(?:%|\((?<name>\w+)\)s|)/gu, (found, name: string | undefined) => {
    if (found === '%%') return '%';
    const given = name === undefined ? undefined : values.get(name);
    if (given === undefined) throw new Error(`The driver cannot read "${found}".`);
    return given;
  });
}

const texts: readonly string[] = [
  "SELECT * FROM orders WHERE day = :day AND name LIKE '100%' AND 7 % 2 = 1",
  "SELECT ':day', :day::date, to_char(now(), '%(day)s %s'), '%%' -- 5% of :day",
  'SELECT :day, :rows, (:day)',
  "INSERT INTO notes VALUES (:day, 'a%'); DELETE FROM notes WHERE note LIKE '%' || :rows",
];

describe.each(['postgres', 'mysql', 'snowflake', 'bigquery', 'redshift', 'mssql', 'clickhouse'])('%s', (type) => {
  test.each(texts)('%s', (sql) => {
    const { text, found } = bound(type, literal(sql));
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    const expected = sql.replaceAll(/(?<![:'\w]|of ):(?<name>day|rows)\b(?!')/gu, '<$<name>>');
    expect(
      formatted(
        literalOf(text) ?? '',
        new Map([
          ['day', '<day>'],
          ['rows', '<rows>'],
        ]),
      ),
    ).toBe(expected);
  });
});

test.each(['sqlite', 'oracle', 'databricks'])('%s keeps the text as it is written', (type) => {
  for (const sql of texts) expect(literalOf(bound(type, literal(sql)).text)).toBe(sql);
});

test('FINE-PRINT 20: without parameters no driver looks at percent signs', () => {
  expect(literalOf(bound('postgres', literal("SELECT 7 % 2 LIKE '%'"), new Map()).text)).toBe("SELECT 7 % 2 LIKE '%'");
});

test('FINE-PRINT 20: values of the run keep their place between the parameters', () => {
  const date = value({ path: ['run', 'date'], pipes: [] });
  const { text } = bound('postgres', concatenate(literal("SELECT '5%', '"), date, literal("', :day")));
  expect(text).toEqual(concatenate(literal("SELECT '5%%', '"), date, literal("', %(day)s")));
});

function bound(
  type: string,
  statements: Text,
  parameters: SqlOperation['parameters'] = new Map<string, Text | number | boolean>([
    ['day', literal('2026-03-28')],
    ['rows', 3],
  ]),
): { readonly text: Text; readonly found: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  const connection = { name: 'warehouse', id: 'wh', type };
  const operation: SqlOperation = { kind: 'sql', connection, statements, parameters };
  const text = bindParameters(operation, { task: anyTask(), report: (diagnostic) => found.push(diagnostic) });
  return { text, found };
}

function anyTask(): Task {
  const [models] = modelsOf(
    memorySnapshot({
      'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
      'environments/only/environment.yaml': 'kind: Environment\nid: only\ntarget: { airflow: "3.3" }\n',
      'pipelines/orders.yaml': 'kind: Pipeline\nid: orders\ntasks: { load: { type: noop } }\n',
    }),
  );
  const task = models?.pipelines[0]?.tasks[0];
  if (task === undefined) throw new Error('There is no task.');
  return task;
}
