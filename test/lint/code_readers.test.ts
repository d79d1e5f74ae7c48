import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockCalls as pythonClocks } from '../../src/python/clock_calls.ts';
import { readTokens as pythonTokens } from '../../src/python/read_tokens.ts';
import { clockCalls as shellClocks } from '../../src/shell/clock_calls.ts';
import { readShell } from '../../src/shell/read_shell.ts';
import { addedAgain } from '../../src/sql/added_rows.ts';
import { clockCalls as sqlClocks } from '../../src/sql/clock_calls.ts';
import { dialectOf } from '../../src/sql/dialects.ts';
import { readStatements } from '../../src/sql/read_statements.ts';
import { readTokens as sqlTokens } from '../../src/sql/read_tokens.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What each reader finds in a text, as stretches of it. */
const readers: Readonly<Record<string, (text: string) => readonly Stretch[]>> = {
  'the words of a script': (text) => readShell(text).flatMap(({ words }) => words),
  'the clocks of a script': shellClocks,
  'the tokens of Python': pythonTokens,
  'the clocks of Python': pythonClocks,
  ...Object.fromEntries(['postgres', 'mysql', 'mssql', 'bigquery', 'snowflake', 'sqlite'].flatMap(sqlReaders)),
};

function sqlReaders(type: string): readonly (readonly [string, (text: string) => readonly Stretch[]])[] {
  const dialect = dialectOf(type);
  return [
    [`the tokens of ${type}`, (text) => sqlTokens(text, dialect)],
    [`the clocks of ${type}`, (text) => readStatements(text, dialect).flatMap((one) => sqlClocks(one))],
    [
      `the added rows of ${type}`,
      (text) => addedAgain(readStatements(text, dialect), dialect).map(({ table }) => table),
    ],
  ];
}

/** What programs are made of, and what begins something that is not closed again. */
const pieces = [
  ["'", '"', '"""', "'''", '`', '\\', '$', '$(', '$((', '${', '(', ')', '))', '}', '[', ']', '{{', '}}', '{%'],
  ['--', '/*', '*/', '#', '//', ';', ',', '.', '=', '<', '<<', '<<<', '>', '|', '&', '\n', ' ', '\t', '\r\n'],
  ['INSERT INTO', 'SELECT', 'FROM', 'WHERE', 'DELETE', 'orders', 'day', 'VALUES', 'WITH', 'AS', 'MERGE', 'COPY'],
  ['CURRENT_DATE', 'now()', "date('now'", 'DEFAULT', ':day', '@day', '$$', '$tag$', 'E', 'r', 'f'],
  ['date', '+%F', 'echo', '-d', 'EOF', '<<EOF\n', 'EOF\n', 'if', 'then', 'do', 'case', 'in', 'esac', 'A=1'],
  [
    'import datetime\n',
    'from datetime import date\n',
    'datetime.date.today()',
    'def f():\n',
    'or',
    'is None:',
    'é',
    '😀',
  ],
].flat();

const programs = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));

describe.each(Object.entries(readers))('%s', (_, read) => {
  test('lie inside of the text, begin before they end, and are found the same way again', () => {
    fc.assert(
      fc.property(fc.oneof(programs, fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
        const found = read(text);
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        expect(read(text)).toEqual(found);
      }),
      { numRuns: 400 },
    );
  });

  test('take time that is linear in a text of any one piece', () => {
    // A text that was read before is remembered: none is as long as another.
    let times = 0;
    const slow = pieces.filter((piece) => {
      const time = (count: number): number => {
        times += 1;
        const text = piece.repeat(count + times);
        return elapsed(() => read(text));
      };
      const small = Math.max(time(2_000), time(2_000));
      // Eight times as much would take sixty-four times as long if it were not linear; the rest is the engine's warming up.
      return time(16_000) > 24 * small + 100 && time(16_000) > 24 * small + 100;
    });
    expect(slow).toEqual([]);
  });
});

function elapsed(act: () => unknown): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}
