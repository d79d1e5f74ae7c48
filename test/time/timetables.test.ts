import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldCrons } from '../../src/time/fold_crons.ts';
import {
  airflowEndDate,
  airflowRuns,
  cronsOf,
  runs,
  type CronsSchedule,
  type SlotSchedule,
} from '../../src/time/runs.ts';
import { airflowIds } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { anyCron, anyZone, cronOf, instantOf } from './crons.ts';
import { proposedRuns, type AskedTimetable, type ProposedRun } from './timetables.ts';

const count = 12;

function asked(schedule: SlotSchedule, now?: number): AskedTimetable {
  const { zone, start } = schedule;
  const moment = now === undefined ? {} : { now };
  if (!('window' in schedule)) return { zone, window: 'none', start, catchup: false, count, ...moment };
  const { window, end, catchup } = schedule;
  const crons = cronsOf(schedule).map((each) => each.text);
  const bounds = end === undefined ? {} : { endDate: airflowEndDate({ ...schedule, end }) };
  return { crons, zone, window, start, catchup, count, ...bounds, ...moment };
}

function ours(schedule: SlotSchedule, now?: number): readonly ProposedRun[] {
  const found: ProposedRun[] = [];
  const all = 'window' in schedule ? airflowRuns(schedule, now === undefined ? {} : { now }) : runs(schedule, now);
  for (const { slot, logicalDate, windowStart, windowEnd } of all) {
    if (found.push([slot, logicalDate, windowStart, windowEnd]) === count) break;
  }
  return found;
}

interface Case {
  readonly schedule: SlotSchedule;
  readonly now?: number;
}

interface Sample extends Case {
  readonly schedule: CronsSchedule;
}

const from = instantOf('2026-01-01T00:00Z');
const year = 366 * 86_400;

/** Several crons that are not one, asked at moments around clock changes too, with and without catchup and an end. */
const severalCrons: fc.Arbitrary<Sample> = fc
  .record({
    crons: fc.array(anyCron, { minLength: 2, maxLength: 4 }),
    zone: anyZone,
    start: fc.integer({ min: 0, max: year / 60 }),
    now: fc.option(fc.integer({ min: 0, max: year }), { nil: undefined }),
    length: fc.option(fc.integer({ min: 0, max: 40 * 24 }), { nil: undefined }),
    catchup: fc.boolean(),
  })
  .filter(({ crons }) => foldCrons(crons) === undefined)
  .map(({ crons, zone, start, now, length, catchup }): Sample => ({
    schedule: {
      crons,
      zone,
      window: 'none',
      start: from + start * 60,
      ...(length === undefined ? {} : { end: from + start * 60 + length * 3600 }),
      catchup,
    },
    ...(now === undefined || catchup ? {} : { now: from + now }),
  }))
  // Without `now` catchup must not matter: real timetables always know what time it is.
  .filter(({ schedule, now }) => schedule.catchup || now !== undefined);

const edges: readonly Case[] = [
  // At the moment of a slot, and a second before it.
  { schedule: several('0 6 * * 1-5', '0 8 * * 6,0'), now: instantOf('2026-02-07T08:00Z') },
  { schedule: several('0 6 * * 1-5', '0 8 * * 6,0'), now: instantOf('2026-02-07T07:59:59Z') },
  { schedule: several('0 6 * * 1-5', '0 8 * * 6,0'), now: instantOf('2025-02-07T07:59:59Z') },
  { schedule: { ...several('0 6 * * 1-5', '0 8 * * 6,0'), end: instantOf('2026-01-03T08:00Z') }, now: from },
  { schedule: { ...several('0 6 * * 1-5', '0 8 * * 6,0'), end: instantOf('2026-01-03T08:00:01Z') }, now: from },
  { schedule: several('0 2 * * *', '30 2 * * *', '45 3 * * *'), now: instantOf('2026-03-28T23:00Z') },
];

function several(...crons: readonly string[]): CronsSchedule {
  return {
    crons: crons.map(cronOf),
    zone: 'Europe/Berlin',
    window: 'none',
    start: from,
    catchup: false,
  };
}

await describeOnAirflows(['airflow-3.0', 'airflow-3.1', 'airflow-3.2', 'airflow-3.3'], (airflow) => {
  test('several crons run at the slots that MultipleCronTriggerTimetable proposes', async () => {
    const cases = [...edges, ...fc.sample(severalCrons, { numRuns: 120, seed: 5 })];
    const proposed = await proposedRuns(
      airflow,
      cases.map(({ schedule, now }) => asked(schedule, now)),
    );
    const wrong = cases.flatMap(({ schedule, now }, index) => {
      const expected = ours(schedule, now);
      return JSON.stringify(expected) === JSON.stringify(proposed[index])
        ? []
        : [{ schedule, now, expected, proposed: proposed[index] }];
    });
    expect(wrong).toEqual([]);
    expect(proposed.filter((found) => found.length === count).length).toBeGreaterThan(50);
  }, 300_000);
});

await describeOnAirflows(airflowIds, (airflow) => {
  const start = instantOf('2026-03-29T02:30Z');
  const once = { zone: 'Europe/Berlin', window: 'none', start, count: 3 } as const;

  test('"once" is one run at the start, whether it has passed or not, whatever catchup says', async () => {
    const past = start + year;
    const future = start - year;
    const questions = [true, false].flatMap((catchup) =>
      [past, start, future].map((now) => ({ ...once, catchup, now })),
    );
    const expected = ours({ kind: 'once', zone: 'Europe/Berlin', start });
    expect(expected).toEqual([[start, start, start, start]]);
    expect(await proposedRuns(airflow, questions)).toEqual(questions.map(() => expected));
  }, 120_000);
});
