import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialectOf } from '../../src/sql/dialects.ts';
import { findParameters } from '../../src/sql/parameters.ts';
import { firstWords } from '../../src/sql/statements.ts';
import type { SqlDialect } from '../../src/sql/tokens.ts';

const standard: SqlDialect = dialectOf('postgres');
const mysql: SqlDialect = dialectOf('mysql');

function names(sql: string, dialect: SqlDialect = standard): readonly string[] {
  return findParameters(sql, dialect).map(({ name, start, end }) => {
    expect(sql.slice(start, end)).toBe(`:${name}`);
    return name;
  });
}

describe('named parameters', () => {
  const cases: readonly (readonly [what: string, sql: string, names: readonly string[]])[] = [
    ['are found wherever they stand', 'SELECT :day,:day+(:rows)', ['day', 'day', 'rows']],
    ['are none in texts', "SELECT ':day', 'it''s :day', E'it\\'s :day' WHERE x = :x", ['x']],
    ['are none in quoted names', 'SELECT "a:b", `c:d`, ":day"', []],
    ['are none in comments', '-- :day\n/* :day\n:day */ SELECT :x -- :y', ['x']],
    ['are none in casts', 'SELECT a::date, now()::date, :day::date, b[1]::int', ['day']],
    ['are none in paths and slices', 'SELECT v:path.to, a[1:n], a[1:2]', []],
    ['are none in the body of a function', 'CREATE FUNCTION f() AS $$ SELECT :day $$; $body$ :x $body$ :y', ['y']],
    ['are none with a digit first', 'SELECT :1', []],
  ];
  test.each(cases)('%s', (_, sql, expected) => {
    expect(names(sql)).toEqual(expected);
  });

  test('MySQL has escapes in texts, and comments behind a hash', () => {
    const sql = "SELECT 'it\\'s :day', \"\\\":x\" # don't :y\nWHERE a = :b";
    expect(names(sql, mysql)).toEqual(['b']);
    expect(names("SELECT 'a\\' || :day")).toEqual(['day']);
  });

  test('unclosed texts cost no more than their length', () => {
    const hostile = ["'".repeat(100_001) + '\\', '$a'.repeat(60_000), '/*'.repeat(60_000), "E'\\".repeat(40_000)];
    const started = performance.now();
    for (const sql of hostile) for (const dialect of [standard, mysql]) names(sql, dialect);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('statements', () => {
  const cases: readonly (readonly [what: string, sql: string, words: readonly string[]])[] = [
    ['end with a semicolon', 'DELETE FROM a; insert into a values (1);\n', ['DELETE', 'INSERT']],
    [
      'do not end inside of texts, comments and names',
      `SELECT ';', "a;b", \`c;d\` -- x; y\n/* ; */; SELECT 2`,
      ['SELECT', 'SELECT'],
    ],
    ['may begin behind a bracket or a comment', '/* first; */ (SELECT 1); -- nothing', ['SELECT']],
    ['are none without a word', ';;\n;', []],
  ];
  test.each(cases)('%s', (_, sql, words) => {
    expect(firstWords(sql, standard)).toEqual(words);
  });
});

const fragment = fc.constantFrom(
  'SELECT a',
  "':day'",
  '::',
  ':',
  '"x:y"',
  '-- :z\n',
  '/*:z*/',
  ' ',
  ';',
  "'",
  '$$',
  '%',
  '(',
  ')',
);

test('a parameter that stands free is found in any SQL that is closed', () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 8 }), (fragments) => {
      const before = fragments.join('');
      // Whatever hides a colon is closed first: its quotes and its comment.
      fc.pre((before.match(/'/gu)?.length ?? 0) % 2 === 0 && !/\$\$|'(?!:)|:$/u.test(before));
      expect(names(`${before} :last`).at(-1)).toBe('last');
    }),
  );
});
