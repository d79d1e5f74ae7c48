import type { Handover } from '../../../src/plan/time/handover.ts';
import { airflowSchedule, nextRun, type CronSchedule, type Run } from '../../../src/time/runs.ts';
import { nextSlot } from '../../../src/time/slots.ts';

/** The runs with tasks of a schedule alone, from its start on, as a scheduler makes them that is never late. */
export function simulatedRuns(schedule: CronSchedule, until: number): readonly Run[] {
  return withTasks(schedule, scheduler({ ...schedule, catchup: true }, { until }));
}

/** The runs with tasks of both schedules, as a scheduler makes them that looks every quarter of an hour. */
export function simulatedHandover(
  handover: Handover & { readonly before: CronSchedule; readonly after: CronSchedule },
  until: number,
): { readonly made: readonly Run[]; readonly makes: readonly Run[] } {
  const { before, after, now, airflow, isSameDag } = handover;
  const made = scheduler({ ...before, catchup: true }, { until: now });
  const known = isSameDag ? made : [];
  const makes = lookingScheduler(after, { known, from: now, until, airflow });
  return { made: withTasks(before, made), makes: withTasks(after, makes) };
}

function withTasks(schedule: CronSchedule, runs: readonly Run[]): readonly Run[] {
  return runs.filter(({ logicalDate }) => logicalDate >= schedule.start);
}

function scheduler(schedule: CronSchedule, { until }: { readonly until: number }): readonly Run[] {
  const runs: Run[] = [];
  for (;;) {
    const last = runs.at(-1);
    const run = nextRun(airflowSchedule(schedule), last === undefined ? {} : { last });
    if (run === undefined || run.slot > until) return runs;
    runs.push(run);
  }
}

interface Looks {
  readonly known: readonly Run[];
  readonly from: number;
  readonly until: number;
  readonly airflow: string;
}

/** Looks at the clock again and again, and at all runs that there are; what is due and not there yet is made. */
function lookingScheduler(schedule: CronSchedule, { known, from, until, airflow }: Looks): readonly Run[] {
  const made: Run[] = [];
  const byDate = new Map(known.map((run) => [run.logicalDate, run]));
  let newest = known.reduce<Run | undefined>(newer, undefined);
  for (let clock = from; clock <= until; clock += 900) {
    // What the processor knows when it reads the file: the run with the newest logical date.
    let last = newest;
    for (;;) {
      const run = proposed(schedule, { now: clock, last, airflow });
      if (run === undefined || run.slot > clock) break;
      const existing = byDate.get(run.logicalDate);
      if (existing === undefined) {
        made.push(run);
        byDate.set(run.logicalDate, run);
        newest = newer(newest, run);
      }
      // From 3.2 on the next one is that after the run which exists, and not after the one that was proposed.
      const reference = existing === undefined || airflow === '2.11' ? run : existing;
      if (reference === last) break;
      last = reference;
    }
  }
  return made;
}

function newer(one: Run | undefined, other: Run): Run {
  return one === undefined || other.logicalDate > one.logicalDate ? other : one;
}

function proposed(
  schedule: CronSchedule,
  { now, last, airflow }: { readonly now: number; readonly last: Run | undefined; readonly airflow: string },
): Run | undefined {
  const run = nextRun(airflowSchedule(schedule), { now, ...(last === undefined ? {} : { last }) });
  const isGuarded = airflow === '3.3' && schedule.window === 'since_previous';
  if (!isGuarded || run === undefined || last === undefined || run.windowStart > last.windowStart) return run;
  return later(schedule, run, last.windowStart);
}

/** The window after one that begins no later than one which was run. */
function later({ cron, zone }: CronSchedule, run: Run, after: number): Run {
  const windowStart = nextSlot(cron, zone, run.windowStart);
  if (windowStart <= after) throw new Error('One window further is not far enough.');
  const windowEnd = nextSlot(cron, zone, windowStart);
  return { slot: windowEnd, logicalDate: windowStart, windowStart, windowEnd };
}
