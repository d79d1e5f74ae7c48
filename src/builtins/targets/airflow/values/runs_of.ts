import type { CronRuns, Schedule } from '../../../../model/schedule.ts';
import { nextTick } from '../../../../time/ticks.ts';
import { transitions } from '../../../../time/zone.ts';
import type { ValueContext } from './context.ts';

/** What a run of a pipeline with this schedule stands for. */
export function runsOf(schedule: Schedule): ValueContext['runs'] {
  if (schedule.kind !== 'cron' || schedule.window === 'none') return 'moments';
  if (schedule.window !== 'since_previous') return 'sliding';
  return hasMovedSlots(schedule) ? 'moved_windows' : 'windows';
}

/** As far as windows are judged at all: rule 2 of the language. */
const tenYears = 3653 * 86_400;

/** True where on some date a slot has a local time that the clocks skip or repeat. */
function hasMovedSlots({ cron, zone, start }: CronRuns): boolean {
  // A run of every hour has no local time of its own.
  if (cron.everyHour) return false;
  return transitions(zone, start - 86_400, start + tenYears).some(({ instant, before, after }) => {
    const begin = instant + Math.min(before, after);
    return nextTick(cron, begin - 1) < instant + Math.max(before, after);
  });
}
