import { cronsOf, type SlotSchedule } from './runs.ts';

/** A text that two schedules share exactly where their slots and windows are the same: many pipelines do. */
export function scheduleKey(schedule: SlotSchedule): string {
  const key = known.get(schedule) ?? keyOf(schedule);
  known.set(schedule, key);
  return key;
}

const known = new WeakMap<SlotSchedule, string>();

function keyOf(schedule: SlotSchedule): string {
  const { zone, start, end } = schedule;
  if (!('window' in schedule)) return JSON.stringify([zone, start, end]);
  const crons = cronsOf(schedule).map((cron) => cron.text);
  return JSON.stringify([zone, start, end, schedule.window, crons]);
}
