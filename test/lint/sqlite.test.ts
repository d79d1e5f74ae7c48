import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { lastLines, runProcess } from '../oracles/run_process.ts';
import { describeWithOracle } from '../oracles/with_oracle.ts';
import { clocks, insertions, setup } from './sqlite/cases.ts';
import { isTold } from './told_by_rule.ts';

const script = join(import.meta.dirname, 'sqlite/run_twice.py');

type State = Readonly<Record<string, readonly unknown[]>>;

/** What the tables hold after each run. */
async function statesOf(
  python: string,
  statements: readonly string[],
  days: readonly string[],
): Promise<readonly (readonly State[])[]> {
  const asked = statements.map((one) => ({
    setup,
    statements: one,
    parameters: { day: '2026-05-01' },
    clocks: days,
  }));
  const { code, stdout, stderr } = await runProcess(python, [script], {
    environment: {},
    input: JSON.stringify(asked),
  });
  if (code !== 0) throw new Error(lastLines(stderr, 20));
  return JSON.parse(stdout) as readonly (readonly State[])[];
}

describeWithOracle('python', (python) => {
  describe('a task that runs twice leaves rows twice in a real SQLite exactly where the rule says so', () => {
    const names = Object.keys(insertions);
    let states: readonly (readonly State[])[];
    beforeAll(async () => {
      states = await statesOf(python.path, Object.values(insertions), ['2026-05-02 03:00:00', '2026-05-02 03:00:00']);
    });
    test.each(names)('%s', (name) => {
      const [once, twice] = states[names.indexOf(name)] ?? [];
      expect(isTold('insert-without-key', 'sqlite', insertions[name] ?? '')).toBe(count(once) !== count(twice));
    });
  });

  describe('a task that runs two days later leaves other rows exactly where the rule says so', () => {
    const names = Object.keys(clocks);
    const found = new Map<string, readonly (readonly State[])[]>();
    beforeAll(async () => {
      for (const day of ['2026-05-02 03:00:00', '2026-05-04 03:00:00'])
        found.set(day, await statesOf(python.path, Object.values(clocks), [day]));
    });
    test.each(names)('%s', (name) => {
      const [first, later] = [...found.values()].map((states) => states[names.indexOf(name)]);
      expect(first).toHaveLength(1);
      expect(isTold('clock-function', 'sqlite', clocks[name] ?? '')).toBe(
        JSON.stringify(first) !== JSON.stringify(later),
      );
    });
  });

  test.each([0, 1, 2])(
    'a task that is not idempotent and fails behind its work leaves rows twice where the rule says so: %j retries',
    async (retries) => {
      const tries = Array.from({ length: retries + 1 }, () => '2026-05-02 03:00:00');
      const [states] = await statesOf(python.path, ['INSERT INTO orders (day) VALUES (:day);'], tries);
      const isTwice = count(states?.at(0)) !== count(states?.at(-1));
      const more = `idempotent: false\n    retries: ${retries}`;
      expect(isTold('retries-not-idempotent', 'sqlite', 'INSERT INTO orders (day) VALUES (:day);', more)).toBe(isTwice);
    },
  );

  test('both kinds are among the statements', () => {
    expect(
      Object.values(insertions).filter((one) => isTold('insert-without-key', 'sqlite', one)).length,
    ).toBeGreaterThan(4);
    expect(Object.values(clocks).filter((one) => isTold('clock-function', 'sqlite', one)).length).toBeGreaterThan(3);
  });
});

function count(state: State | undefined): number {
  return Object.values(state ?? {}).reduce((sum, rows) => sum + rows.length, 0);
}
