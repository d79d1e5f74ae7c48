import { describe, expect, test } from 'vitest';
import { judgeWait } from '../../src/time/judge_wait.ts';
import { defaultMatch, matchedRuns, type Match } from '../../src/time/matches.ts';
import { runs, type CronSchedule, type SlotSchedule } from '../../src/time/runs.ts';
import { cronOf, instantOf, utc } from './crons.ts';

interface Words {
  readonly zone?: string;
  readonly window?: CronSchedule['window'];
  readonly start?: string;
  readonly end?: string;
}

function schedule(cron: string, words: Words = {}): CronSchedule {
  const { zone = 'Europe/Berlin', window = 'since_previous', start = '2025-12-31T23:00Z', end } = words;
  const bounds = end === undefined ? {} : { end: instantOf(end) };
  return { cron: cronOf(cron), zone, window, start: instantOf(start), ...bounds, catchup: true };
}

const hour = 3600;
const hourly = schedule('0 * * * *');
const daily = schedule('30 4 * * *');
const weekly = schedule('0 6 * * 1');
const point = schedule('0 6 * * *', { window: 'none' });

/** Logical dates of the runs that the run due at a slot waits for. */
function waitedFor(consumer: SlotSchedule, upstream: SlotSchedule, match: Match, slot: string): readonly string[] {
  for (const run of runs(consumer)) {
    if (run.slot === instantOf(slot)) {
      return matchedRuns({ consumer, upstream, match }, run).map(({ logicalDate }) => utc(logicalDate));
    }
  }
  throw new Error(`No run is due at ${slot}.`);
}

describe('the runs of each match', () => {
  test('a daily run has 23 hourly runs on the day that clocks go forward, and 25 when they go back', () => {
    const counts = ['2026-03-29T02:30Z', '2026-03-30T02:30Z', '2026-10-26T03:30Z'].map(
      (slot) => waitedFor(daily, hourly, 'dates', slot).length,
    );
    // The window that ends on 29 March 04:30 begins on the 28th, which has 24 hours.
    expect(counts).toEqual([24, 23, 25]);
  });

  test('"window" are the hourly runs that are due in it', () => {
    const found = waitedFor(schedule('0 */3 * * *'), hourly, 'window', '2026-01-05T08:00Z');
    expect(found).toEqual(['2026-01-05T05:00Z', '2026-01-05T06:00Z', '2026-01-05T07:00Z']);
  });

  test('a weekly run has the seven daily ones of its dates', () => {
    const found = waitedFor(weekly, daily, 'dates', '2026-01-19T05:00Z');
    expect([found.length, found[0], found.at(-1)]).toEqual([7, '2026-01-12T03:30Z', '2026-01-18T03:30Z']);
  });

  test('dates are those of either calendar: Berlin days and New York days', () => {
    const newYork = schedule('0 1 * * *', { zone: 'America/New_York' });
    expect(waitedFor(daily, newYork, 'dates', '2026-01-13T03:30Z')).toEqual(['2026-01-12T06:00Z']);
  });

  test('"latest" is the run of the same slot where there is one, else the one before', () => {
    expect(waitedFor(point, schedule('0 6 * * *'), 'latest', '2026-01-13T05:00Z')).toEqual(['2026-01-12T05:00Z']);
    expect(waitedFor(point, schedule('1 6 * * *'), 'latest', '2026-01-13T05:00Z')).toEqual(['2026-01-11T05:01Z']);
  });

  test('"latest" stays the last run of an upstream that has ended', () => {
    const ended = schedule('0 5 * * *', { end: '2026-01-04T12:00Z' });
    expect(waitedFor(point, ended, 'latest', '2026-05-13T04:00Z')).toEqual(['2026-01-03T04:00Z']);
  });

  test('FINE-PRINT 9: an offset by days goes by the local calendar, one by hours by elapsed time', () => {
    const slot = '2026-03-29T04:00Z';
    expect(waitedFor(point, point, { offset: { amount: -1, unit: 'd' } }, slot)).toEqual(['2026-03-28T05:00Z']);
    expect(waitedFor(point, point, { offset: { amount: -24, unit: 'h' } }, slot)).toEqual([]);
    expect(waitedFor(point, point, { offset: { amount: -23, unit: 'h' } }, slot)).toEqual(['2026-03-28T05:00Z']);
  });

  test('FINE-PRINT 3: empty runs of a sliding upstream never count', () => {
    const sliding = schedule('0 6 * * *', { window: 7 * 86_400 });
    expect(waitedFor(point, sliding, 'latest', '2026-01-07T05:00Z')).toEqual([]);
    expect(waitedFor(point, sliding, 'latest', '2026-01-08T05:00Z')).toEqual(['2026-01-01T05:00Z']);
  });

  test('an upstream that runs once is waited for like any other', () => {
    const once = { kind: 'once', zone: 'Europe/Berlin', start: instantOf('2026-01-10T12:00Z') } as const;
    expect(waitedFor(point, once, 'latest', '2026-01-10T05:00Z')).toEqual([]);
    expect(waitedFor(point, once, 'latest', '2026-03-10T05:00Z')).toEqual(['2026-01-10T12:00Z']);
    expect(waitedFor(daily, once, 'dates', '2026-01-11T03:30Z')).toEqual(['2026-01-10T12:00Z']);
  });
});

describe('FINE-PRINT 7: the match where none is written', () => {
  test.each([
    ['daily on hourly', daily, hourly, 'dates'],
    ['weekly on daily', weekly, daily, 'dates'],
    ['three-hourly on hourly', schedule('0 */3 * * *'), hourly, 'window'],
    ['a point in time on daily', point, daily, undefined],
    ['daily on a point in time', daily, point, undefined],
    ['once on daily', { kind: 'once', zone: 'UTC', start: 0 }, daily, undefined],
    ['daily on once', daily, { kind: 'once', zone: 'UTC', start: 0 }, undefined],
  ] as const)('%s', (_, consumer, upstream, match) => {
    expect(defaultMatch(consumer, upstream)).toBe(match);
  });
});

describe('what becomes of a wait', () => {
  test('a daily wait on hourly runs works on every slot of the first 400 and around each clock change after', () => {
    const verdict = judgeWait({ consumer: daily, upstream: hourly, match: 'dates' }, 12 * hour);
    expect([verdict.empty.count, verdict.late.count, verdict.slots > 400]).toEqual([0, 0, true]);
  });

  test('FINE-PRINT 8: slots before the first run of the other have nothing to wait for', () => {
    const upstream = schedule('30 4 * * *', { start: '2026-01-09T23:00Z' });
    const verdict = judgeWait({ consumer: daily, upstream, match: 'dates' }, 12 * hour);
    expect([verdict.late.count, verdict.empty.count, ...verdict.empty.first.map(utc)]).toEqual([
      0,
      9,
      '2026-01-02T03:30Z',
      '2026-01-03T03:30Z',
      '2026-01-04T03:30Z',
    ]);
  });

  test('FINE-PRINT 8: slots after its end have none either', () => {
    const upstream = schedule('30 4 * * *', { end: '2035-01-01T12:00Z' });
    const verdict = judgeWait({ consumer: daily, upstream, match: 'dates' }, 12 * hour);
    // Found though the end lies far beyond the slots that are looked at one by one.
    expect(utc(verdict.empty.first[0] ?? 0)).toBe('2035-01-02T03:30Z');
  });

  test('FINE-PRINT 9: a wait for something that is due after it was given up fails on every slot', () => {
    const evening = schedule('0 22 * * *', { window: 'none' });
    const wait = { consumer: point, upstream: evening, match: 'dates' } as const;
    const given = judgeWait(wait, 12 * hour);
    expect(given.late.count).toBe(given.slots);
    const patient = judgeWait(wait, 16 * hour);
    expect(patient.late.count).toBe(0);
    // 06:00 to 22:00 is an hour more when the clocks go back, but not on the day of either.
    expect(judgeWait(wait, 16 * hour - 1).late.count).toBe(patient.slots);
  });

  test('FINE-PRINT 9: what is late only when the clocks change is found with its dates', () => {
    // 01:30 comes once on the way to 03:30, or twice.
    const consumer = schedule('30 1 * * *', { window: 'none' });
    const upstream = schedule('30 3 * * *', { window: 'none' });
    const verdict = judgeWait({ consumer, upstream, match: 'dates' }, 2 * hour);
    expect(verdict.late.first.map(utc)).toEqual(['2026-10-24T23:30Z', '2027-10-30T23:30Z', '2028-10-28T23:30Z']);
    expect(verdict.late.count).toBe(10);
  });

  test('FINE-PRINT 9: an offset to where no slot is, is empty on every slot', () => {
    const match = { offset: { amount: -90, unit: 'm' } } as const;
    const verdict = judgeWait({ consumer: point, upstream: hourly, match }, 12 * hour);
    expect(verdict.empty.count).toBe(verdict.slots);
  });

  test('"window" of a pipeline without windows is empty on every slot', () => {
    const verdict = judgeWait({ consumer: point, upstream: hourly, match: 'window' }, 12 * hour);
    expect(verdict.empty.count).toBe(verdict.slots);
  });

  test('a consumer without runs has no slots', () => {
    const consumer = schedule('0 6 * * *', { end: '2026-01-01T01:00Z' });
    expect(judgeWait({ consumer, upstream: hourly, match: 'latest' }, hour).slots).toBe(0);
  });
});

test('judging takes the time of its slots, not of the runs that are waited for', () => {
  const minutes = schedule('* * * * *');
  const began = performance.now();
  for (const consumer of [weekly, daily, minutes]) {
    for (const match of ['dates', 'window', 'latest'] as const) judgeWait({ consumer, upstream: minutes, match }, hour);
  }
  // Ten years have five million runs of every minute.
  expect(performance.now() - began).toBeLessThan(5000);
});
