import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runColumns } from '../../../src/edge/report/plan/run_columns.ts';
import { runRows } from '../../../src/edge/report/plan/run_rows.ts';
import type { RunSpan } from '../../../src/edge/report/plan/run_spans.ts';
import type { RunsComparison } from '../../../src/model/plan.ts';
import { pointRun } from '../../../src/time/runs.ts';
import { comparison, daily, now } from './plans.ts';

const week = (most: number): RunSpan => ({ seconds: 7 * 86_400, most });

test('a run is on one side or on both, in order of time', () => {
  const { rows, isCut } = runRows(comparison(daily(2).slice(0, 2), daily(2).slice(1, 3)), now, week(10));
  expect(rows.map(({ on, due }) => [on, due])).toEqual([
    ['before', '2026-11-24T03:00:00+01:00'],
    ['both', '2026-11-25T03:00:00+01:00'],
    ['after', '2026-11-26T03:00:00+01:00'],
  ]);
  expect(isCut).toBe(false);
});

test('a run that is due as before but covers other data is another one', () => {
  const [run] = daily(2);
  if (run === undefined) throw new Error('there is a first run');
  const { rows } = runRows(comparison([run], [{ ...run, windowStart: run.windowStart + 3600 }]), now, week(10));
  expect(rows.map(({ on }) => on)).toEqual(['before', 'after']);
});

test('where one side has more runs than are looked at, the rows end with it', () => {
  const slots = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 30 });
  fc.assert(
    fc.property(slots, slots, fc.integer({ min: 1, max: 30 }), (left, right, most) => {
      const [before, after] = [left, right].map((side) => side.toSorted((one, other) => one - other));
      const runs = comparison(
        (before ?? []).map((at) => pointRun(now + at)),
        (after ?? []).map((at) => pointRun(now + at)),
      );
      const { rows, isCut } = runRows(runs, now, week(most));
      const told = rows.map(({ slot, on }) => [slot - now, on] as const);
      const last = told.at(-1)?.[0] ?? 0;
      const upTo = isCut ? last : 40;
      const all = [...new Set([...left, ...right])].filter((at) => at <= upTo).toSorted((one, other) => one - other);
      const sideOf = (at: number): string => (left.includes(at) ? (right.includes(at) ? 'both' : 'before') : 'after');
      expect(told).toEqual(all.map((at) => [at, sideOf(at)]));
      expect(isCut).toBe(left.length >= most || right.length >= most);
    }),
  );
});

test('in UTC the time is told once, and without data no span', () => {
  expect(titles(comparison(daily(2), daily(4), 'UTC'))).toEqual(['Before or after', 'Due', 'Data from', 'Data to']);
  expect(titles(comparison([pointRun(now)], [], 'Europe/Berlin'))).toEqual(['Before or after', 'Due', 'In UTC']);
});

function titles(runs: RunsComparison): readonly string[] {
  return runColumns(runRows(runs, now, week(10)).rows).map(({ title }) => title);
}
