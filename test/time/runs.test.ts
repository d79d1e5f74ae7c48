import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  airflowEndDate,
  airflowSchedule,
  emptyRuns,
  nextRun,
  runs,
  type CronSchedule,
  type CronsSchedule,
  type Window,
} from '../../src/time/runs.ts';
import { findWindowFault } from '../../src/time/windows.ts';
import { anyCron, anyZone, cronOf, instantOf, utc } from './crons.ts';

interface Words {
  readonly zone?: string;
  readonly window?: Window;
  readonly start?: string;
  readonly end?: string;
  readonly catchup?: boolean;
}

function schedule(cron: string, words: Words): CronSchedule {
  return {
    cron: cronOf(cron),
    zone: words.zone ?? 'UTC',
    window: words.window ?? 'since_previous',
    start: instantOf(words.start ?? '2026-01-01T00:00Z'),
    ...(words.end === undefined ? {} : { end: instantOf(words.end) }),
    catchup: words.catchup ?? true,
  };
}

function windows(cron: string, words: Words, count = 10, now?: string): readonly string[] {
  const found: string[] = [];
  for (const run of runs(schedule(cron, words), now === undefined ? undefined : instantOf(now))) {
    found.push(`${utc(run.windowStart)} ${utc(run.windowEnd)}`);
    if (found.length === count) break;
  }
  return found;
}

describe('start', () => {
  test('the first window begins at it where it is a slot', () => {
    expect(windows('0 0 * * *', { start: '2026-01-01T00:00Z' }, 1)).toEqual(['2026-01-01T00:00Z 2026-01-02T00:00Z']);
  });

  test('no window begins before it', () => {
    expect(windows('30 4 * * *', { start: '2026-01-01T06:00Z' }, 1)).toEqual(['2026-01-02T04:30Z 2026-01-03T04:30Z']);
  });

  test('without windows the first slot at or after it runs', () => {
    expect(windows('30 4 * * *', { window: 'none', start: '2026-01-01T04:30Z' }, 1)).toEqual([
      '2026-01-01T04:30Z 2026-01-01T04:30Z',
    ]);
  });

  test('a sliding window begins no earlier either; the runs before it are empty', () => {
    const words = { window: 86_400, start: '2026-01-01T00:00Z' };
    expect(windows('0 */6 * * *', words, 2)).toEqual([
      '2026-01-01T00:00Z 2026-01-02T00:00Z',
      '2026-01-01T06:00Z 2026-01-02T06:00Z',
    ]);
    const empty = emptyRuns(schedule('0 */6 * * *', words));
    expect([empty.count, empty.isExact, ...empty.first.map((run) => utc(run.slot))]).toEqual([
      4,
      true,
      '2026-01-01T00:00Z',
      '2026-01-01T06:00Z',
      '2026-01-01T12:00Z',
    ]);
  });

  test('windows that reach back to the previous slot leave no empty runs', () => {
    expect(emptyRuns(schedule('0 */6 * * *', {}))).toEqual({ first: [], count: 0, isExact: true });
  });

  test('FINE-PRINT 3: empty runs are counted up to a thousand, and never walked through to reach the others', () => {
    const words = { window: 30 * 365 * 86_400, start: '2026-01-01T00:00Z' };
    const began = performance.now();
    expect(emptyRuns(schedule('* * * * *', words))).toMatchObject({ count: 1000, isExact: false });
    expect(windows('* * * * *', words, 1)).toEqual(['2026-01-01T00:00Z 2055-12-25T00:00Z']);
    // Sixteen million of them are empty.
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('FINE-PRINT 3: with catchup off, a sliding schedule that is switched on late enough has none', () => {
    const words = { window: 86_400, start: '2026-01-01T00:00Z', catchup: false };
    const late = emptyRuns(schedule('0 */6 * * *', words), instantOf('2026-01-02T00:00Z'));
    const early = emptyRuns(schedule('0 */6 * * *', words), instantOf('2026-01-01T12:30Z'));
    expect([late.count, early.count]).toEqual([0, 2]);
  });
});

describe('end', () => {
  test('no window ends after it', () => {
    expect(windows('0 0 * * *', { end: '2026-01-04T00:00Z' })).toEqual([
      '2026-01-01T00:00Z 2026-01-02T00:00Z',
      '2026-01-02T00:00Z 2026-01-03T00:00Z',
      '2026-01-03T00:00Z 2026-01-04T00:00Z',
    ]);
    expect(windows('0 0 * * *', { end: '2026-01-03T23:59Z' })).toHaveLength(2);
  });

  test('without windows no slot lies at or after it', () => {
    expect(windows('0 0 * * *', { window: 'none', end: '2026-01-03T00:00Z' })).toEqual([
      '2026-01-01T00:00Z 2026-01-01T00:00Z',
      '2026-01-02T00:00Z 2026-01-02T00:00Z',
    ]);
  });

  test.each([
    ['since_previous', '2026-01-04T00:00Z', '2026-01-03T00:00Z'],
    ['since_previous', '2026-01-03T12:00Z', '2026-01-02T00:00Z'],
    ['none', '2026-01-04T00:00Z', '2026-01-03T00:00Z'],
    ['none', '2026-01-04T00:01Z', '2026-01-04T00:00Z'],
    [86_400, '2026-01-04T00:00Z', '2026-01-04T00:00Z'],
    ['since_previous', '2026-01-01T23:00Z', '2025-12-31T23:59:59Z'],
    ['none', '2026-01-01T00:00Z', '2025-12-31T23:59:59Z'],
    [86_400, '2026-01-01T12:00Z', '2025-12-31T23:59:59Z'],
  ] as const)('with window %s the end %s is handed to Airflow as %s', (window, end, date) => {
    expect(utc(airflowEndDate({ ...schedule('0 0 * * *', { window }), end: instantOf(end) }))).toBe(date);
  });

  test('it is found from the end on, not by walking there from the start', () => {
    const began = performance.now();
    const end = instantOf('2126-01-01T00:00Z');
    expect(utc(airflowEndDate({ ...schedule('* * * * *', { zone: 'Europe/Berlin' }), end }))).toBe('2125-12-31T23:59Z');
    // A century has 52 million slots.
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('it cuts the runs without end, and nothing else', () => {
    const day = 86_400;
    fc.assert(
      fc.property(
        anyCron,
        anyZone,
        fc.constantFrom<Window>('since_previous', 'none', day),
        fc.integer({ min: 0, max: 40 * day }),
        (cron, zone, window, length) => {
          const start = instantOf('2026-03-20T00:00Z');
          const open: CronSchedule = { cron, zone, window, start, catchup: true };
          fc.pre(findWindowFault(open) === undefined);
          const end = start + length;
          const wanted: number[] = [];
          for (const run of runs(open)) {
            if (window === 'none' ? run.slot >= end : run.slot > end) break;
            if (wanted.push(run.slot) === 300) break;
          }
          const cut: number[] = [];
          for (const run of runs({ ...open, end })) {
            if (cut.push(run.slot) === 300) break;
          }
          expect(cut).toEqual(wanted);
        },
      ),
      { numRuns: 300 },
    );
  });
});

function both({ end, catchup = true }: Words): CronsSchedule {
  return {
    crons: ['0 6 * * 1-5', '0 8 * * 6,0', '0 6 1 * *'].map(cronOf),
    zone: 'UTC',
    window: 'none',
    start: instantOf('2026-01-01T00:00Z'),
    ...(end === undefined ? {} : { end: instantOf(end) }),
    catchup,
  };
}

describe('several crons', () => {
  test('run at the slots of all, each once', () => {
    const found = runs(both({}));
    const slots = Array.from({ length: 5 }, () => utc(found.next().value?.slot ?? 0));
    // 1 January 2026 is a Thursday, and two of the crons name it.
    expect(slots).toEqual([
      '2026-01-01T06:00Z',
      '2026-01-02T06:00Z',
      '2026-01-03T08:00Z',
      '2026-01-04T08:00Z',
      '2026-01-05T06:00Z',
    ]);
  });

  test('end before the first slot at or after the end', () => {
    const slots = (end: string): readonly string[] => [...runs(both({ end }))].map((run) => utc(run.slot));
    expect(slots('2026-01-03T08:00Z')).toEqual(['2026-01-01T06:00Z', '2026-01-02T06:00Z']);
    expect(slots('2026-01-03T08:01Z')).toHaveLength(3);
    expect(slots('2026-01-01T06:00Z')).toEqual([]);
    expect(airflowEndDate({ ...both({}), end: instantOf('2026-01-01T06:00Z') })).toBe(
      instantOf('2025-12-31T23:59:59Z'),
    );
  });

  test('begin with the newest slot of all where catchup is off', () => {
    const found = runs(both({ catchup: false }), instantOf('2026-02-09T05:00Z'));
    expect(utc(found.next().value?.slot ?? 0)).toBe('2026-02-08T08:00Z');
  });
});

describe('once', () => {
  const start = instantOf('2026-01-01T06:00Z');

  test('is one run at the start, whenever it is switched on', () => {
    const run = { slot: start, logicalDate: start, windowStart: start, windowEnd: start };
    expect([...runs({ kind: 'once', zone: 'UTC', start }, start + 86_400)]).toEqual([run]);
    expect([...runs({ kind: 'once', zone: 'UTC', start, end: start + 1 })]).toEqual([run]);
  });

  test('is no run where it ends as it starts', () => {
    expect([...runs({ kind: 'once', zone: 'UTC', start, end: start })]).toEqual([]);
  });
});

describe('catchup', () => {
  test('without it, the newest window that is over runs at once', () => {
    expect(windows('30 4 * * *', { catchup: false }, 2, '2026-02-10T10:00Z')).toEqual([
      '2026-02-09T04:30Z 2026-02-10T04:30Z',
      '2026-02-10T04:30Z 2026-02-11T04:30Z',
    ]);
  });

  test('with it, all windows since the start run', () => {
    expect(windows('30 4 * * *', { catchup: true }, 1, '2026-02-10T10:00Z')).toEqual([
      '2026-01-01T04:30Z 2026-01-02T04:30Z',
    ]);
  });

  test('without it, a start in the future is waited for', () => {
    expect(windows('30 4 * * *', { catchup: false, start: '2026-03-01T00:00Z' }, 1, '2026-02-10T10:00Z')).toEqual([
      '2026-03-01T04:30Z 2026-03-02T04:30Z',
    ]);
  });
});

describe('across a clock change', () => {
  test('the windows of a daily load meet, one of 23 and one of 25 hours', () => {
    expect(windows('30 4 * * *', { zone: 'Europe/Berlin', start: '2026-03-27T23:00Z' }, 3)).toEqual([
      '2026-03-28T03:30Z 2026-03-29T02:30Z',
      '2026-03-29T02:30Z 2026-03-30T02:30Z',
      '2026-03-30T02:30Z 2026-03-31T02:30Z',
    ]);
    expect(windows('30 4 * * *', { zone: 'Europe/Berlin', start: '2026-10-23T22:00Z' }, 2)).toEqual([
      '2026-10-24T02:30Z 2026-10-25T03:30Z',
      '2026-10-25T03:30Z 2026-10-26T03:30Z',
    ]);
  });

  test('a sliding window keeps its absolute length', () => {
    expect(windows('30 4 * * *', { zone: 'Europe/Berlin', window: 86_400, start: '2026-03-27T23:00Z' }, 2)).toEqual([
      '2026-03-28T02:30Z 2026-03-29T02:30Z',
      '2026-03-29T02:30Z 2026-03-30T02:30Z',
    ]);
  });

  test('the walk ends where the timetable would stand still', () => {
    const slots = [...runs(schedule('0 * * * *', { zone: 'Australia/Lord_Howe', start: '2026-04-04T12:07Z' }))];
    expect(slots.map((run) => utc(run.slot)).at(-1)).toBe('2026-04-04T15:30Z');
  });

  test('nothing is proposed where the timetable raises', () => {
    const now = instantOf('2026-03-29T12:00Z');
    expect(
      nextRun(
        airflowSchedule(schedule('0 * * * 1', { zone: 'Europe/Berlin', start: '2026-01-01T00:00Z', catchup: false })),
        { now },
      ),
    ).toBeUndefined();
  });
});
