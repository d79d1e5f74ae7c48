import { cronsOf, type SlotSchedule } from './runs.ts';
import type { Instant } from './zone.ts';

/**
 * A walk from the start on can pass other slots just after it began, and the first window begins with a slot of its own:
 * longer than between two slots of a cron that holds in every month, such as one on the 31st.
 */
const settling = 93 * 86_400;

/**
 * A schedule with the same runs from an instant on. Those that began long before it begin at one moment, so that they
 * have one key (`scheduleKey`), and what is found out about one counts for all.
 */
export function begunLongBefore<Schedule extends SlotSchedule>(schedule: Schedule, instant: Instant): Schedule {
  if (!('window' in schedule) || schedule.end !== undefined) return schedule;
  if (cronsOf(schedule).some(({ months }) => months.length < 12)) return schedule;
  const { window, start } = schedule;
  const settled = instant - settling - (typeof window === 'number' ? window : 0);
  return start < settled ? { ...schedule, start: settled } : schedule;
}
