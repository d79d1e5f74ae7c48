import type { Run, SlotSchedule } from './runs.ts';
import { runsNear } from './runs_near.ts';
import type { Instant } from './zone.ts';

/** The first runs that are due from an instant on and before another one, at most as many as asked for. */
export function dueRuns(schedule: SlotSchedule, from: Instant, until: Instant, most: number): readonly Run[] {
  const found: Run[] = [];
  for (const run of runsNear(schedule, from)) {
    if (run.slot >= until || found.length === most) break;
    if (run.slot >= from) found.push(run);
  }
  return found;
}
