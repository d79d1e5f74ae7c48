import type { Cron } from './cron.ts';
import { cronsOf, type SlotSchedule } from './runs.ts';

const hour = 3600;
const day = 24 * hour;

/**
 * How far before an instant a walk through the slots has to begin, in seconds, to be on the slots of a walk that began
 * long ago by then, and to have met at least one of them: the length of any three steps, and the largest clock change.
 */
export function reachOf(schedule: SlotSchedule): number {
  // A single slot is met by a walk that begins at the start itself.
  if (!('window' in schedule)) return 200 * 366 * day;
  return Math.min(...cronsOf(schedule).map(threeSteps)) + 3 * hour;
}

function threeSteps(cron: Cron): number {
  const days = longestPause(cron);
  if (days === 1) return threeTimes(cron);
  return cron.hours.length * cron.minutes.length > 2 ? (days + 1) * day : 3 * days * day;
}

/** The longest three steps from one time of day to the next. */
function threeTimes({ hours, minutes }: Cron): number {
  const times = hours.flatMap((each) => minutes.map((minute) => each * hour + minute * 60));
  const count = times.length;
  const steps = times.map((time, index) => {
    const later = index + 3;
    return (times[later % count] ?? 0) + Math.floor(later / count) * day - time;
  });
  return Math.max(...steps);
}

/** No two neighbouring days of a cron are more days apart. */
function longestPause(cron: Cron): number {
  const { anyDay, anyWeekday, lastDay, days, months } = cron;
  if (months.length === 12) return anyDay && anyWeekday ? 1 : anyWeekday ? 62 : 7;
  const leapDayOnly = anyWeekday && !anyDay && !lastDay && months.join() === '2' && days.join() === '29';
  // From one year to the same month of the next; 29 February is left out in 2100.
  return leapDayOnly ? 8 * 366 : 366 + 31;
}
