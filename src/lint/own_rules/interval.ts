import type { Schedule } from '../../model/schedule.ts';
import { dueRuns } from '../../time/due_runs.ts';

/** Two days of minutes: what is due more seldom is looked at for longer, up to four years. */
const most = 3000;

const years = 4 * 366 * 86_400;

/** Whether two runs, of the first that the schedule has, are due within fewer seconds of each other. */
export function isTooOften(schedule: Schedule, seconds: number): boolean {
  if (schedule.kind !== 'cron' && schedule.kind !== 'crons') return false;
  const runs = dueRuns(schedule, schedule.start, schedule.start + years, most);
  return runs.some(({ slot }, index) => {
    const before = runs[index - 1];
    return before !== undefined && slot - before.slot < seconds;
  });
}
