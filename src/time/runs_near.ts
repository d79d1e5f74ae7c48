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
  const { zone, window, start, end } = schedule;
  const near = Math.min(instant, end === undefined ? instant : airflowEndDate({ ...schedule, end }));
  const seed = slotBefore(
    schedule,
    slotBefore(schedule, typeof window === 'number' ? Math.max(near, start + window) : near),
  );
  const begun = cronsOf(schedule).some((cron) => seed >= slotFrom(cron, zone, start));
  for (const run of airflowRuns({ ...schedule, catchup: true }, begun ? { last: pointRun(seed) } : {})) {
    if (run.windowStart >= start) yield run;
  }
}

function slotBefore(schedule: CronSchedule | CronsSchedule, instant: Instant): Instant {
  return Math.max(...cronsOf(schedule).map((cron) => steadySlotBefore(cron, schedule.zone, instant)));
}
