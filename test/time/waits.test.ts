import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastMatchedRun, matchedRuns, type Match, type PipelineWait } from '../../src/time/matches.ts';
import { reachOf } from '../../src/time/reach.ts';
import { runsNear } from '../../src/time/runs_near.ts';
import {
  airflowEndDate,
  cronsOf,
  runs,
  type CronSchedule,
  type CronsSchedule,
  type Run,
  type SlotSchedule,
} from '../../src/time/runs.ts';
import { findWindowFault } from '../../src/time/windows.ts';
import { transitions } from '../../src/time/zone.ts';
import { airflowIds, majorOf } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { anyCron, cronOf, instantOf } from './crons.ts';
import { askPython } from './timetables.ts';

const functions = readFileSync(new URL('python/waited_runs.py', import.meta.url), 'utf8');
const from = instantOf('2026-01-01T00:00Z');
const day = 86_400;

const plainCrons = [
  '0 * * * *',
  '*/15 * * * *',
  '30 4 * * *',
  '0 0 * * *',
  '30 2 * * *',
  '30 23 * * *',
  '0 */6 * * *',
  '0 3,15 * * *',
  '0 6 * * 1',
  '0 6 * * 1-5',
  '0 0 1 * *',
  '0 12 L * *',
  '0 0 1 */3 *',
  '0 4 29 2 *',
  '0 * * * 1',
];
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'America/Nuuk',
  'Australia/Lord_Howe',
  'America/Havana',
];

const aCron = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...plainCrons).map(cronOf) },
  { weight: 1, arbitrary: anyCron },
);

const aSchedule: fc.Arbitrary<SlotSchedule> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .record({
        cron: aCron,
        zone: fc.constantFrom(...zones),
        window: fc.constantFrom<CronSchedule['window']>('since_previous', 'since_previous', 'none', 3600, 7 * day),
        startDay: fc.integer({ min: -200, max: 330 }),
        startHour: fc.integer({ min: 0, max: 23 }),
        end: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined, freq: 3 }),
      })
      .map(({ cron, zone, window, startDay, startHour, end }): CronSchedule => {
        const start = from + startDay * day + startHour * 3600;
        return { cron, zone, window, start, ...(end === undefined ? {} : { end: start + end * day }), catchup: true };
      })
      .filter((schedule) => schedule.window !== 'since_previous' || findWindowFault(schedule) === undefined),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        crons: fc.array(aCron, { minLength: 2, maxLength: 3 }),
        zone: fc.constantFrom(...zones),
        startDay: fc.integer({ min: -200, max: 330 }),
        end: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined, freq: 3 }),
      })
      .map(({ crons, zone, startDay, end }): CronsSchedule => {
        const start = from + startDay * day;
        const bounds = end === undefined ? {} : { end: start + end * day };
        return { crons, zone, window: 'none', start, ...bounds, catchup: true };
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 0, max: 300 })
      .map((start): SlotSchedule => ({ kind: 'once', zone: 'Europe/Berlin', start: from + start * 6 * 3600 })),
  },
);

const aMatch = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Match>('dates') },
  { weight: 2, arbitrary: fc.constant<Match>('window') },
  { weight: 2, arbitrary: fc.constant<Match>('latest') },
  {
    weight: 1,
    arbitrary: fc.record({
      offset: fc.record({
        amount: fc.integer({ min: -3, max: 1 }),
        unit: fc.constantFrom('d', 'w', 'mo', 'y', 'h', 'm'),
      }),
    }),
  },
);

interface Case {
  readonly wait: PipelineWait;
  readonly runs: readonly Run[];
}

/** Some runs of the consumer, mostly around clock changes. */
const aCase: fc.Arbitrary<Case> = fc
  .record({
    wait: fc.record({ consumer: aSchedule, upstream: aSchedule, match: aMatch }),
    around: fc.constantFrom(
      '2026-03-07T12:00Z',
      '2026-03-28T00:00Z',
      '2026-04-04T00:00Z',
      '2026-06-10T00:00Z',
      '2026-10-03T00:00Z',
      '2026-10-24T12:00Z',
      '2026-10-31T12:00Z',
      '2028-02-28T00:00Z',
    ),
  })
  .map(({ wait, around }) => ({ wait, runs: runsAfter(wait.consumer, instantOf(around), 3) }));

function runsAfter(schedule: SlotSchedule, instant: number, count: number): readonly Run[] {
  const found: Run[] = [];
  const later = 'window' in schedule ? { ...schedule, start: Math.max(schedule.start, instant) } : schedule;
  for (const run of runs(later)) {
    if (found.push(run) === count) break;
  }
  return found;
}

/** The rule of each match, applied to all runs of the upstream since its start. */
function byDefinition({ consumer, upstream, match }: PipelineWait, run: Run): readonly Run[] {
  const all: Run[] = [];
  for (const other of runs(upstream)) {
    if (other.windowStart > run.windowEnd + 3 * day) break;
    all.push(other);
  }
  if (match === 'window') return all.filter(({ slot }) => slot > run.windowStart && slot <= run.windowEnd);
  if (match === 'latest') return all.filter(({ slot }) => slot <= run.slot).slice(-1);
  const dates = new Set([date(consumer.zone, run.windowStart)]);
  for (let at = run.windowStart; at < run.windowEnd; at += day / 4) dates.add(date(consumer.zone, at));
  if (dates.size > 1) dates.delete(date(consumer.zone, run.windowEnd));
  return all.filter(({ windowStart }) => dates.has(date(upstream.zone, windowStart)));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local date by Node's own calendar. */
function date(zone: string, instant: number): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  formats.set(zone, format);
  return format.format(instant * 1000);
}

/** The words of pendulum's `add`. */
const words = { d: 'days', w: 'weeks', mo: 'months', y: 'years', h: 'hours', m: 'minutes', s: 'seconds' } as const;

function question({ wait: { consumer, upstream, match }, runs: asked }: Case): object {
  const isCron = 'window' in upstream;
  return {
    match: typeof match === 'string' ? match : 'offset',
    zone: consumer.zone,
    offset: typeof match === 'string' ? {} : { [words[match.offset.unit]]: match.offset.amount },
    upstream: {
      crons: isCron ? cronsOf(upstream).map((cron) => cron.text) : null,
      timezone: upstream.zone,
      interval: isCron && typeof upstream.window === 'number' ? upstream.window : 0,
      since_previous: isCron && upstream.window === 'since_previous',
      start: upstream.start,
      end: isCron && upstream.end !== undefined ? airflowEndDate({ ...upstream, end: upstream.end }) : null,
      reach: reachOf(upstream),
    },
    runs: asked.map(({ windowStart, windowEnd }) => [windowStart, windowEnd]),
  };
}

function slotsFrom(walk: Iterable<Run>, instant: number): readonly number[] {
  const slots: number[] = [];
  for (const { slot } of walk) {
    if (slot >= instant && slots.push(slot) === 6) break;
  }
  return slots;
}

test('a walk that begins as far before an instant as the reach is on the slots of one that began long before', () => {
  const changes = zones.flatMap((zone) => transitions(zone, from, from + 2 * 366 * day).map(({ instant }) => instant));
  fc.assert(
    fc.property(
      fc.array(anyCron, { minLength: 1, maxLength: 2 }),
      fc.constantFrom(...zones),
      fc.constantFrom(...changes),
      fc.integer({ min: -36, max: 36 }),
      (crons, zone, change, hours) => {
        const instant = change + hours * 1800;
        const schedule: CronsSchedule = { crons, zone, window: 'none', start: 0, catchup: true };
        const reach = reachOf(schedule);
        const expected = slotsFrom(runs({ ...schedule, start: instant - 2 * reach - 9 * 3600 }), instant);
        expect(slotsFrom(runs({ ...schedule, start: instant - reach }), instant)).toEqual(expected);
        expect(slotsFrom(runsNear(schedule, instant), instant)).toEqual(expected);
        // The latest run by then was met, too.
        expect(runs({ ...schedule, start: instant - reach }).next().value?.slot).toBeLessThanOrEqual(instant);
      },
    ),
    { numRuns: 400, seed: 2 },
  );
}, 120_000);

describe('the runs that a run waits for', () => {
  test('are those of the definition, and the last of them is found alone', () => {
    const counts = { some: 0, none: 0 };
    fc.assert(
      fc.property(aCase, ({ wait, runs: asked }) => {
        for (const run of asked.slice(0, 2)) {
          const found = matchedRuns(wait, run);
          if (typeof wait.match === 'string') expect(found).toEqual(byDefinition(wait, run));
          expect(lastMatchedRun(wait, run)).toEqual(found.at(-1));
          counts[found.length > 0 ? 'some' : 'none'] += 1;
        }
      }),
      { numRuns: 300, seed: 1 },
    );
    expect(Object.values(counts).every((count) => count > 50)).toBe(true);
  }, 120_000);
});

/** How many runs of the upstream a DAG file has to walk through, at most a limit. */
function steps({ upstream }: PipelineWait, run: Run, limit: number): number {
  let count = 0;
  for (const other of runsNear(upstream, run.windowStart - reachOf(upstream) - day)) {
    if (other.windowStart > run.windowEnd + day || count === limit) break;
    count += 1;
  }
  return count;
}

await describeOnAirflows(airflowIds, (airflow) => {
  test('a DAG file finds the same runs with the timetable of the other', async () => {
    const isThree = majorOf(airflow) === 'airflow-3';
    // A real timetable takes milliseconds for each step.
    const isShort = ({ wait, runs: asked }: Case): boolean =>
      asked.every((run) => steps(wait, run, 300) < 300) && (isThree || !('crons' in wait.upstream));
    const hasRuns = ({ wait, runs: asked }: Case): boolean => asked.some((run) => matchedRuns(wait, run).length > 0);
    const short = aCase.filter(isShort);
    const cases = [
      ...fc.sample(short.filter(hasRuns), { numRuns: 90, seed: 9 }),
      ...fc.sample(short, { numRuns: 40, seed: 10 }),
    ];
    const found = await askPython<readonly (readonly number[])[][]>(airflow, 'waits.py', {
      functions,
      waits: cases.map(question),
    });
    const wrong = cases.flatMap(({ wait, runs: asked }, index) =>
      asked.flatMap((run, at) => {
        const expected = matchedRuns(wait, run).map(({ logicalDate }) => logicalDate);
        const emitted = found[index]?.[at];
        return JSON.stringify(expected) === JSON.stringify(emitted) ? [] : [{ wait, run, expected, emitted }];
      }),
    );
    expect(wrong).toEqual([]);
    expect(found.flat().filter((dates) => dates.length > 0).length).toBeGreaterThan(200);
  }, 600_000);
});
