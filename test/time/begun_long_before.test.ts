import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { begunLongBefore } from '../../src/time/begun_long_before.ts';
import { dueRuns } from '../../src/time/due_runs.ts';
import { scheduleKey } from '../../src/time/schedule_key.ts';
import { anyCron, cronOf, instantOf } from './crons.ts';

const day = 86_400;

const schedules = fc.record({
  cron: anyCron,
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'),
  window: fc.constantFrom('since_previous' as const, 'none' as const, 3 * day, 60 * day),
  start: fc.integer({ min: instantOf('2023-01-01T00:00Z'), max: instantOf('2026-06-01T00:00Z') }),
  catchup: fc.boolean(),
});

test('the runs from an instant on do not hang on how long before it a schedule began', () => {
  fc.assert(
    fc.property(schedules, fc.integer({ min: 0, max: 365 }), (schedule, days) => {
      const from = instantOf('2025-06-01T00:00Z') + days * day;
      const runs = dueRuns(schedule, from, from + 40 * day, 50);
      expect(dueRuns(begunLongBefore(schedule, from), from, from + 40 * day, 50)).toEqual(runs);
    }),
    { numRuns: 300 },
  );
});

test('schedules that began long before have one key, and one that began just before has its own', () => {
  const from = instantOf('2026-06-01T00:00Z');
  const keys = ['2025-01-01', '2025-07-01', '2026-05-20'].map((start) => {
    const begun = instantOf(`${start}T00:00Z`);
    const schedule = { cron: cronOf('0 4 * * *'), zone: 'UTC', window: 'none', start: begun, catchup: false } as const;
    return scheduleKey(begunLongBefore(schedule, from));
  });
  expect(new Set(keys).size).toBe(2);
  expect(keys[0]).toBe(keys[1]);
});
