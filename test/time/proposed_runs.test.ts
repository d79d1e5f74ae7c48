import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueRuns, runAtOnce } from '../../src/edge/commands/runs/due_runs.ts';
import { airflowEndDate, airflowRuns, type CronSchedule, type Run } from '../../src/time/runs.ts';
import { nextSlot, slotFrom } from '../../src/time/slots.ts';
import { findWindowFault } from '../../src/time/windows.ts';
import { airflowIds } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { anyCron, anyZone, instantOf } from './crons.ts';
import { proposedRuns, type AskedTimetable, type ProposedRun } from './timetables.ts';

interface Case {
  readonly schedule: CronSchedule & { readonly kind: 'cron' };
  /** When the pipeline is switched on. */
  readonly now: number;
}

const begin = instantOf('2026-01-01T00:00Z');
const year = 366 * 86_400;
const walked = 30;

/** Every kind of window, with start and end on slots and between them, switched on at slots and at any other moment. */
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    cron: anyCron,
    zone: anyZone,
    window: fc.constantFrom('since_previous' as const, 'since_previous' as const, 'none' as const, 3600, 86_400),
    start: fc.integer({ min: 0, max: year }),
    startsOnSlot: fc.boolean(),
    slotsToEnd: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    slotsToNow: fc.integer({ min: -1, max: 15 }),
    more: fc.constantFrom(0, 0, 1, -1, 1800, -1800, 7 * 3600),
    catchup: fc.boolean(),
  })
  .map(({ cron, zone, window, start, startsOnSlot, slotsToEnd, slotsToNow, more, catchup }): Case => {
    const first = slotFrom(cron, zone, begin + start);
    const slots = [first];
    for (let count = 0; count < 15; count += 1) slots.push(nextSlot(cron, zone, slots.at(-1) ?? first));
    const end = slotsToEnd === undefined ? {} : { end: (slots[slotsToEnd] ?? first) + (more === 1800 ? 60 : 0) };
    const bounds = { start: startsOnSlot ? first : begin + start, ...end };
    const now = (slots[slotsToNow] ?? first - 86_400) + more;
    return { schedule: { kind: 'cron', cron, zone, window, ...bounds, catchup }, now };
  })
  .filter(({ schedule }) => schedule.end === undefined || schedule.end > schedule.start);

/** Whether the language takes the schedule: it refuses windows that do not meet. */
function isAccepted({ schedule }: Case): boolean {
  return schedule.window !== 'since_previous' || findWindowFault(schedule) === undefined;
}

function asked({ schedule }: Case, more: Pick<AskedTimetable, 'catchup' | 'now' | 'count'>): AskedTimetable {
  const { cron, zone, window, start, end } = schedule;
  const bound = end === undefined ? {} : { endDate: airflowEndDate({ ...schedule, end }) };
  return { crons: [cron.text], zone, window, start, ...bound, ...more };
}

function shown({ slot, logicalDate, windowStart, windowEnd }: Run): ProposedRun {
  return [slot, logicalDate, windowStart, windowEnd];
}

function firstRuns(count: number, found: Iterable<Run>): readonly ProposedRun[] {
  const some: ProposedRun[] = [];
  for (const run of found) if (some.push(shown(run)) === count) break;
  return some;
}

await describeOnAirflows(airflowIds, (airflow) => {
  const all = fc.sample(anyCase, { numRuns: 400, seed: 21 });
  const cases = all.filter(isAccepted);

  test('FINE-PRINT 1: the runs of a cron are those that Airflow proposes, whenever it is switched on', async () => {
    expect(cases.length).toBeGreaterThan(300);
    const proposed = await proposedRuns(
      airflow,
      cases.map((each) => asked(each, { catchup: each.schedule.catchup, now: each.now, count: 8 })),
    );
    const ours = cases.map(({ schedule, now }) => firstRuns(8, airflowRuns(schedule, { now })));
    const wrong = cases.flatMap((each, index) =>
      JSON.stringify(ours[index]) === JSON.stringify(proposed[index])
        ? []
        : [{ ...each, ours: ours[index], proposed: proposed[index] }],
    );
    expect(wrong).toEqual([]);
    const atOnce = cases.map(({ schedule, now }) => runAtOnce(schedule, now)?.run).map((run) => run && shown(run));
    const due = proposed.map(([run], index) => (isDue(run, cases[index]?.now ?? 0) ? run : undefined));
    expect(atOnce).toEqual(due);
    expect(due.filter((run) => run === undefined).length).toBeGreaterThan(20);
  }, 300_000);

  test('the list of "dagwright runs" from a moment on is that of a walk from the start on', async () => {
    const walks = await proposedRuns(
      airflow,
      cases.map((each) => asked(each, { catchup: true, now: each.now, count: walked })),
    );
    const pairs = cases.flatMap(({ schedule, now }, index): readonly [unknown, unknown][] => {
      const walk = walks[index] ?? [];
      const due = walk.filter((run) => typeof run !== 'string' && run[0] >= now).slice(0, 4);
      // Some crons have more runs before that moment than are walked through.
      if (due.length < 4 && walk.length === walked) return [];
      return [[dueRuns(schedule, now, 4).map(({ run }) => shown(run)), due]];
    });
    expect(pairs.map(([listed]) => listed)).toEqual(pairs.map(([, due]) => due));
    expect(pairs.length).toBeGreaterThan(300);
  }, 300_000);
});

function isDue(run: ProposedRun | string | undefined, now: number): run is ProposedRun {
  return typeof run === 'object' && run[0] <= now;
}
