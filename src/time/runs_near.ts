import {
  airflowEndDate,
  airflowRuns,
  cronsOf,
  pointRun,
  runs,
  type CronSchedule,
  type CronsSchedule,
  type Run,
  type SlotSchedule,
} from './runs.ts';
import { slotFrom, steadySlotBefore } from './slots.ts';
import type { Instant } from './zone.ts';

/**
 * The runs of a schedule from two slots or more before an instant on (from those before its end, where that lies
 * earlier). They are those of a walk from the start on, which can pass other slots just after it began.
 */
export function* runsNear(schedule: SlotSchedule, instant: Instant): Generator<Run, undefined> {
  if (!('window' in schedule)) return yield* runs(schedule);
  const { window, start } = schedule;
  // Nobody has to walk through all the empty runs of a long window.
  const near = typeof window === 'number' ? Math.max(instant, start + window) : instant;
  for (const run of walkNear(schedule, near)) {
    if (!isEmptyRun(schedule, run)) yield run;
  }
}

/** The same with the runs that have no tasks, where the schedule has such runs. */
export function* allRunsNear(schedule: SlotSchedule, instant: Instant): Generator<Run, undefined> {
  return yield* 'window' in schedule ? walkNear(schedule, instant) : runs(schedule);
}

/** Whether Airflow makes a run without any task: its window begins before `start`. */
export function isEmptyRun(schedule: SlotSchedule, run: Pick<Run, 'windowStart'>): boolean {
  return run.windowStart < schedule.start;
}

function walkNear(schedule: CronSchedule | CronsSchedule, instant: Instant): Generator<Run, undefined> {
  const { zone, start, end } = schedule;
  const near = Math.min(instant, end === undefined ? instant : airflowEndDate({ ...schedule, end }));
  // The walk goes on from it: the first run is that of the slot behind it.
  const seed = slotBefore(schedule, slotBefore(schedule, slotBefore(schedule, near)));
  const begun = cronsOf(schedule).some((cron) => seed >= slotFrom(cron, zone, start));
  return airflowRuns({ ...schedule, catchup: true }, begun ? { last: pointRun(seed) } : {});
}

function slotBefore(schedule: CronSchedule | CronsSchedule, instant: Instant): Instant {
  return Math.max(...cronsOf(schedule).map((cron) => steadySlotBefore(cron, schedule.zone, instant)));
}
