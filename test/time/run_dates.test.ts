import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedRunDates, runDate } from '../../src/time/run_dates.ts';
import { runs, type Run, type Window } from '../../src/time/runs.ts';
import { cronOf, instantOf, utc } from './crons.ts';

function repeated(cron: string, zone: string, window: Window): readonly string[] {
  const found = repeatedRunDates({ cron: cronOf(cron), zone, window, start: instantOf('2026-01-01T00:00Z') });
  return found.map(({ date, slots }) => `${date}: ${slots.map(utc).join(' ')}`);
}

test("a run date is the local date of the window's start, without a window of the slot", () => {
  const slot = instantOf('2026-03-29T22:00Z');
  expect(runDate({ zone: 'Europe/Berlin' }, { windowStart: slot })).toBe('2026-03-30');
  expect(runDate({ zone: 'Europe/Berlin' }, { windowStart: slot - 86_400 })).toBe('2026-03-28');
});

test('24 hours before a local midnight give one date twice each spring', () => {
  expect(repeated('0 0 * * *', 'Europe/Berlin', 86_400).slice(0, 2)).toEqual([
    '2026-03-28: 2026-03-28T23:00Z 2026-03-29T22:00Z',
    '2027-03-27: 2027-03-27T23:00Z 2027-03-28T22:00Z',
  ]);
  expect(repeated('0 0 * * *', 'Europe/Berlin', 86_400)).toHaveLength(10);
});

test('a week before a local midnight gives one date twice, too', () => {
  expect(repeated('0 0 * * *', 'Europe/Berlin', 604_800)[0]).toBe('2026-03-22: 2026-03-28T23:00Z 2026-03-29T22:00Z');
});

test('after clocks went back, a late slot repeats a date when its windows have passed the change', () => {
  expect(repeated('30 23 * * *', 'Europe/Berlin', 604_800)[0]).toBe('2026-10-25: 2026-10-31T22:30Z 2026-11-01T22:30Z');
});

test('a slot that a gap moves over midnight shares the date of the next', () => {
  expect(repeated('30 23 * * *', 'America/Nuuk', 'none').slice(0, 1)).toEqual([
    '2026-03-29: 2026-03-29T01:30Z 2026-03-30T00:30Z',
  ]);
});

test('FINE-PRINT 2: windows that reach back share the date on which two of them begin', () => {
  expect(repeated('30 23 * * *', 'America/Nuuk', 'since_previous').slice(0, 1)).toEqual([
    // The window that begins at 00:30 on the 29th is over at 23:30, that of 23:30 a day later.
    '2026-03-29: 2026-03-30T00:30Z 2026-03-31T00:30Z',
  ]);
});

test('FINE-PRINT 2: what would be shared after the end does not count', () => {
  const schedule = { cron: cronOf('0 0 * * *'), zone: 'Europe/Berlin', window: 86_400 };
  const dates = (end: string): readonly string[] =>
    repeatedRunDates({ ...schedule, start: instantOf('2026-01-01T00:00Z'), end: instantOf(end) }).map(
      ({ date }) => date,
    );
  expect(dates('2026-03-29T21:59Z')).toEqual([]);
  expect(dates('2026-03-29T22:00Z')).toEqual(['2026-03-28']);
});

test.each([
  ['0 0 * * *', 'Europe/Berlin', 'none'],
  ['0 0 * * *', 'UTC', 86_400],
  ['30 4 * * *', 'Europe/Berlin', 86_400],
  ['0 */6 * * *', 'Europe/Berlin', 86_400],
  ['0 0 * * 1', 'Europe/Berlin', 604_800],
] as const)('"%s" in %s with window %s repeats no date', (cron, zone, window) => {
  expect(repeated(cron, zone, window)).toEqual([]);
});

/** By the definition: all runs of ten years, each compared with the next. */
function repeatedInAll(schedule: Parameters<typeof repeatedRunDates>[0]): readonly string[] {
  const found: string[] = [];
  let last: Run | undefined;
  for (const run of runs({ ...schedule, catchup: true })) {
    if (run.slot > schedule.start + 3653 * 86_400) break;
    if (last !== undefined && runDate(schedule, last) === runDate(schedule, run)) found.push(runDate(schedule, run));
    last = run;
  }
  return found;
}

test('the dates that two runs share are those of a walk through all runs', () => {
  const zones = ['America/Nuuk', 'Africa/Cairo', 'Europe/Berlin', 'Africa/Casablanca', 'Australia/Lord_Howe'];
  const days = ['* * *', '* * *', '* * 1', '29 * *'];
  const windows: readonly Window[] = ['none', 'since_previous', 86_400];
  const schedule = fc.record({
    hour: fc.constantFrom(0, 2, 22, 23),
    minute: fc.constantFrom(0, 15, 30),
    day: fc.constantFrom(...days),
    zone: fc.constantFrom(...zones),
    window: fc.constantFrom(...windows),
    start: fc.integer({ min: instantOf('2026-01-01T00:00Z'), max: instantOf('2026-12-31T00:00Z') }),
  });
  let count = 0;
  fc.assert(
    fc.property(schedule, ({ hour, minute, day, ...rest }) => {
      const made = { cron: cronOf(`${minute} ${hour} ${day}`), ...rest };
      const expected = repeatedInAll(made);
      count += expected.length;
      const near = repeatedRunDates(made).filter(({ slots }) => slots[1] <= made.start + 3653 * 86_400);
      expect(near.map(({ date }) => date)).toEqual(expected);
    }),
    { numRuns: 600 },
  );
  expect(count).toBeGreaterThan(20);
}, 60_000);
