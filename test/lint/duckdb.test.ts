import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { lastLines, runProcess } from '../oracles/run_process.ts';
import { describeWithOracle } from '../oracles/with_oracle.ts';
import { expressions, insertions, setup } from './duckdb/cases.ts';
import { isTold } from './told_by_rule.ts';

const script = join(import.meta.dirname, 'duckdb/run.py');

/** It is never the same day in both. */
const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];

type State = Readonly<Record<string, readonly (readonly string[])[]>>;

async function asked<Answer>(python: string, question: unknown): Promise<Answer> {
  const { code, stdout, stderr } = await runProcess(python, [script], {
    environment: {},
    input: JSON.stringify(question),
  });
  if (code !== 0) throw new Error(lastLines(stderr, 20));
  return JSON.parse(stdout) as Answer;
}

function statesOf(python: string, all: readonly string[], times: readonly string[]): Promise<readonly State[][]> {
  return asked(
    python,
    all.map((statements) => ({ setup, statements, zones: times })),
  );
}

/** Where the clocks of two places differ, and nothing else does, what a run leaves behind differs too. */
async function followClock(python: string, statements: readonly string[]): Promise<readonly boolean[]> {
  const [east = [], west = []] = await Promise.all(zones.map((zone) => statesOf(python, statements, [zone])));
  return east.map((state, index) => JSON.stringify(state) !== JSON.stringify(west[index]));
}

function filledBy(expression: string): string {
  return `UPDATE orders SET day = (${expression})::VARCHAR;`;
}

describeWithOracle('duckdb', (duckdb) => {
  describe('a task that runs twice leaves rows twice in a real DuckDB exactly where the rule says so', () => {
    let states: readonly State[][];
    beforeAll(async () => {
      states = await statesOf(duckdb.path, insertions, ['UTC', 'UTC']);
    }, 120_000);
    test.each(insertions.map((statements, index) => [statements, index] as const))('%s', (statements, index) => {
      const [once, twice] = states[index] ?? [];
      expect(once).toBeDefined();
      expect(isTold('insert-without-key', 'duckdb', statements)).toBe(count(once) !== count(twice));
    });
  });

  describe('a task that runs on another day leaves other rows exactly where the rule says so', () => {
    let differs: readonly boolean[];
    beforeAll(async () => {
      differs = await followClock(duckdb.path, expressions.map(filledBy));
    });
    test.each(expressions.map((expression, index) => [expression, index] as const))('%s', (expression, index) => {
      expect(isTold('clock-function', 'duckdb', filledBy(expression))).toBe(differs[index]);
    });
  });

  test('of all functions without arguments, those that give a time are told, and no others', async () => {
    const functions = await asked<readonly (readonly [string, string])[]>(duckdb.path, 'functions');
    const clocks = functions.filter(([, type]) => /^(?:DATE|TIME)/u.test(type)).map(([name]) => name);
    expect(clocks.length).toBeGreaterThan(6);
    const told = functions
      .map(([name]) => name)
      .filter((name) => isTold('clock-function', 'duckdb', filledBy(`${name}()`)));
    expect(told).toEqual(clocks);
    expect(
      await followClock(
        duckdb.path,
        clocks.map((name) => filledBy(`${name}()`)),
      ),
    ).not.toContain(false);
  }, 60_000);
});

function count(state: State | undefined): number {
  return Object.values(state ?? {}).reduce((sum, rows) => sum + rows.length, 0);
}
