import * as fc from 'fast-check';
import type { Match, PipelineWait } from '../../src/time/matches.ts';
import { runs, type CronSchedule, type CronsSchedule, type Run, type SlotSchedule } from '../../src/time/runs.ts';
import { findWindowFault } from '../../src/time/windows.ts';
import { anyCron, cronOf, instantOf } from './crons.ts';

export const from = instantOf('2026-01-01T00:00Z');
export const day = 86_400;

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
export const zones = [
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

/** A wait, and some runs of the consumer. */
export interface Case {
  readonly wait: PipelineWait;
  readonly runs: readonly Run[];
}

/** Some runs of the consumer, mostly around clock changes. */
export const aCase: fc.Arbitrary<Case> = fc
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
