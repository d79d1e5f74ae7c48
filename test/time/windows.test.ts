import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cron } from '../../src/time/cron.ts';
import { airflowRuns, nextRun, type CronSchedule, type Run } from '../../src/time/runs.ts';
import { transitions } from '../../src/time/zone.ts';
import { findWindowFault, type WindowFault } from '../../src/time/windows.ts';
import { anyCron, anyZone, cronOf, instantOf, utc } from './crons.ts';

const start = instantOf('2026-01-01T00:00Z');

function fault(cron: string, zone: string, catchup: boolean, from = start): WindowFault | undefined {
  return findWindowFault({ cron: cronOf(cron), zone, start: from, catchup });
}

describe('what is refused, with the date and a safe form', () => {
  test('two ticks in a spring gap', () => {
    expect(fault('0,30 2,3 * * *', 'Europe/Berlin', true)).toEqual({
      kind: 'lost',
      date: '2026-03-29',
      from: instantOf('2026-03-29T01:00Z'),
      to: instantOf('2026-03-29T01:30Z'),
      message:
        'The clocks in "Europe/Berlin" go forward from 2026-03-29T02:00 to 2026-03-29T03:00; cron "0,30 2,3 * * *" would leave the data from 2026-03-29T03:00:00+02:00 to 2026-03-29T03:30:00+02:00 to no run.',
      help: 'Write cron "0,30 3,4 * * *" or "timezone: UTC".',
    });
  });

  test('one tick in a spring gap, with catchup off', () => {
    expect(fault('30 2 * * *', 'Europe/Berlin', false)).toEqual({
      kind: 'dropped',
      date: '2026-03-29',
      from: instantOf('2026-03-28T01:30Z'),
      to: instantOf('2026-03-29T01:30Z'),
      message:
        'The clocks in "Europe/Berlin" go forward from 2026-03-29T02:00 to 2026-03-29T03:00; cron "30 2 * * *" with "catchup: false" may skip the window from 2026-03-28T02:30:00+01:00 to 2026-03-29T03:30:00+02:00, so that its data would be lost.',
      help: 'Write cron "30 3 * * *", "catchup: true" or "timezone: UTC".',
    });
  });

  test('a half-hour shift under an hour "*"', () => {
    expect(fault('30 * * * *', 'Australia/Lord_Howe', true)).toEqual({
      kind: 'twice',
      date: '2026-04-05',
      from: instantOf('2026-04-04T15:00Z'),
      to: instantOf('2026-04-04T15:30Z'),
      message:
        'The clocks in "Australia/Lord_Howe" go back from 2026-04-05T02:00 to 2026-04-05T01:30; cron "30 * * * *" would load the data from 2026-04-05T01:30:00+10:30 to 2026-04-05T02:00:00+10:30 twice.',
      help: 'Write "timezone: UTC".',
    });
  });

  test('an hour "*" on one weekday', () => {
    expect(fault('0 * * * 1', 'Europe/Berlin', true)).toEqual({
      kind: 'stops',
      date: '2026-10-25',
      from: instantOf('2026-10-25T22:00Z'),
      to: instantOf('2026-10-25T23:00Z'),
      message:
        'The clocks in "Europe/Berlin" go back from 2026-10-25T03:00 to 2026-10-25T02:00; cron "0 * * * 1" would stop after the window from 2026-10-25T23:00:00+01:00 to 2026-10-26T00:00:00+01:00.',
      help: 'Write "timezone: UTC".',
    });
  });

  test('two ticks in the hour that comes twice, with catchup off', () => {
    const found = fault('*/30 1 * * *', 'America/New_York', false);
    expect(found && [found.kind, utc(found.from), utc(found.to), found.help]).toEqual([
      'dropped',
      '2026-10-31T05:30Z',
      '2026-11-01T06:00Z',
      'Write cron "0,30 0 * * *", "catchup: true" or "timezone: UTC".',
    ]);
  });

  test('a start just after a spring gap whose slot Airflow passes over', () => {
    const found = fault('30 2 * * *', 'Europe/Berlin', true, instantOf('2026-03-29T01:00Z'));
    expect(found && [found.kind, utc(found.from), utc(found.to)]).toEqual([
      'lost',
      '2026-03-29T01:30Z',
      '2026-03-30T00:30Z',
    ]);
  });

  test.each([
    ['0 * * 3 *', 'Europe/Berlin', true],
    ['0 * 1 * *', 'Europe/Berlin', true],
    ['*/30 * * * 1', 'America/New_York', true],
    ['30 1-4 * * *', 'Antarctica/Troll', true],
    ['0 0 * * *', 'America/Havana', false],
    ['0 */2 * * *', 'Europe/Berlin', false],
  ])('"%s" in %s with catchup %s', (cron, zone, catchup) => {
    expect(fault(cron, zone, catchup)).toBeDefined();
  });
});

test('a slot in a gap that is the first one ends no window: nothing can be dropped', () => {
  expect(fault('0 2 29 3 *', 'Europe/Berlin', false, instantOf('2025-01-01T00:00Z'))?.date).toBe('2026-03-29');
  expect(fault('0 2 29 3 *', 'Europe/Berlin', false, instantOf('2026-01-01T00:00Z'))).toBeUndefined();
});

describe('with an end', () => {
  const berlin = { cron: cronOf('30 2 * * *'), zone: 'Europe/Berlin', start, catchup: false };
  const lordHowe = { cron: cronOf('30 * * * *'), zone: 'Australia/Lord_Howe', start, catchup: true };

  test('what happens to windows after it is no fault', () => {
    // The window that may be dropped is over at 01:30.
    expect(findWindowFault({ ...berlin, end: instantOf('2026-03-29T01:29Z') })).toBeUndefined();
    expect(findWindowFault({ ...berlin, end: instantOf('2026-03-29T01:30Z') })?.kind).toBe('dropped');
  });

  test('the window after the part counts only where it is over by then', () => {
    expect(findWindowFault({ ...lordHowe, end: instantOf('2026-04-04T15:59Z') })).toBeUndefined();
    expect(findWindowFault({ ...lordHowe, end: instantOf('2026-04-04T16:00Z') })?.kind).toBe('twice');
  });
});

describe('what is accepted', () => {
  test.each([
    ['30 4 * * *', 'Europe/Berlin', false],
    ['0 0 * * *', 'Europe/Berlin', false],
    ['30 2 * * *', 'Europe/Berlin', true],
    ['30 2 * * *', 'UTC', false],
    ['*/15 * * * *', 'Europe/Berlin', false],
    ['*/30 * * * *', 'Australia/Lord_Howe', false],
    ['0 * * * *', 'America/St_Johns', false],
    ['0 * * * 1', 'UTC', false],
    ['0 * * * 1', 'Asia/Kolkata', false],
    ['0 */2 * * *', 'Europe/Berlin', true],
    ['30 1 * * *', 'America/New_York', false],
    ['0 4 29 2 *', 'Europe/Berlin', false],
    ['5 3 * * 1', 'Europe/Berlin', false],
  ])('"%s" in %s with catchup %s', (cron, zone, catchup) => {
    expect(fault(cron, zone, catchup)).toBeUndefined();
  });
});

describe('against a walk through every slot', () => {
  const horizon = instantOf('2028-01-01T00:00Z');

  /** The end of the first window that the next one does not follow. */
  function firstParting(schedule: CronSchedule): number | undefined {
    let last: Run | undefined;
    for (const run of airflowRuns(schedule)) {
      if (last !== undefined && run.windowStart !== last.windowEnd) return last.windowEnd;
      if (run.slot > horizon) return undefined;
      last = run;
    }
    return last?.windowEnd;
  }

  test('windows part within two years exactly where a fault is found', () => {
    const found = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(anyCron, anyZone, (cron, zone) => {
        const schedule: CronSchedule = { cron, zone, window: 'since_previous', start, catchup: true };
        fc.pre(cron.minutes.length * cron.hours.length <= 60);
        const claimed = findWindowFault(schedule);
        const parting = firstParting(schedule);
        if (parting === undefined) {
          // A fault may lie beyond the walk, or before its first window.
          const first = airflowRuns(schedule).next().value?.windowStart;
          if (claimed !== undefined)
            expect(claimed.to >= horizon || claimed.from === first || claimed.to === first).toBe(true);
          found.accepted += 1;
        } else {
          expect(claimed).toBeDefined();
          expect(claimed?.from).toBeLessThanOrEqual(parting);
          found.refused += 1;
        }
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(Object.values(found).every((count) => count > 20)).toBe(true);
  }, 120_000);
});

/** True when a scheduler that makes each run as it sees it due, from two days before a change on, skips data. */
function skips(cron: Cron, zone: string, change: number, second: number): boolean {
  const schedule = { cron, zone, window: 'since_previous', startDate: start, catchup: false } as const;
  let last: Run | undefined;
  for (let now = change - 2 * 86_400 + second; now < change + 3 * 86_400; now += 60) {
    const run = nextRun(schedule, last === undefined ? { now } : { now, last });
    if (run === undefined) return true;
    if (last !== undefined && run.windowStart !== last.windowEnd) return true;
    if (run.windowEnd <= now) last = run;
  }
  return false;
}

describe('against a scheduler that looks every minute, with catchup off', () => {
  test('nothing is skipped where no fault is found, and something is where one is', () => {
    const found = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(anyCron, anyZone, (cron, zone) => {
        fc.pre(cron.anyDay && cron.anyWeekday && cron.months.length === 12);
        const claimed = findWindowFault({ cron, zone, start, catchup: false });
        const changes = transitions(zone, start, start + 366 * 86_400);
        const seen = changes.some(({ instant }) => skips(cron, zone, instant, 0) || skips(cron, zone, instant, 1));
        const claimedSoon = claimed !== undefined && claimed.from < start + 366 * 86_400;
        expect([cron.text, zone, seen]).toEqual([cron.text, zone, claimedSoon]);
        found[seen ? 'refused' : 'accepted'] += 1;
      }),
      { numRuns: 60, seed: 11 },
    );
    expect(Object.values(found).every((count) => count > 5)).toBe(true);
  }, 120_000);
});

test('a fault is found in the time of its clock changes, not of its slots', () => {
  fault('* * * * *', 'Europe/Berlin', false);
  const began = performance.now();
  for (let day = 0; day < 100; day += 1) {
    fault('* * * * *', 'Europe/Berlin', false, start + day * 86_400);
    fault('*/5 4-22 * * *', 'Europe/Berlin', false, start + day * 86_400);
  }
  // Ten years have five million slots; 200 searches through all of them would take minutes.
  expect(performance.now() - began).toBeLessThan(2000);
});
