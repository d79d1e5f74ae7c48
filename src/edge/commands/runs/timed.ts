import type { Schedule } from '../../../model/schedule.ts';

/** The schedules whose runs are known beforehand. */
export type TimedSchedule = Extract<Schedule, { kind: 'cron' | 'crons' | 'once' }>;

/** Whether the runs of a schedule cover a span, or stand for a moment. */
export function hasWindow(schedule: Schedule): boolean {
  return schedule.kind === 'cron' && schedule.window !== 'none';
}
