import { dateAt } from './calendar.ts';
import type { CronSchedule } from './runs.ts';
import { nextSlot, slotFrom, steadySlotBefore } from './slots.ts';
import { transitions, type Instant } from './zone.ts';

/** Two neighbouring slots whose runs have the same `run.date`. */
export interface RepeatedRunDate {
  readonly date: string;
  readonly slots: readonly [Instant, Instant];
}

const tenYears = 3653 * 86_400;

/** A run's `run.date`: the local date of its window's start, or of the slot where it has no window of fixed length. */
export function runDate({ zone, window }: Pick<CronSchedule, 'zone' | 'window'>, slot: Instant): string {
  return dateAt(zone, typeof window === 'number' ? slot - window : slot);
}

/**
 * The dates in the ten years from `start` that two runs share, though the cron names one time of day only. It happens
 * where the clocks change between two slots or between the starts of their windows. For `since_previous` a
 * slot stands for the window that begins there. Crons with several times a day share dates by intent: no result.
 */
export function repeatedRunDates(schedule: Omit<CronSchedule, 'end' | 'catchup'>): readonly RepeatedRunDate[] {
  const { cron, zone, window, start } = schedule;
  if (cron.hours.length * cron.minutes.length !== 1) return [];
  const length = typeof window === 'number' ? window : 0;
  const first = slotFrom(cron, zone, start);
  const found = new Map<string, RepeatedRunDate>();
  for (const { instant } of transitions(zone, start - length, start + tenYears)) {
    for (const center of new Set([instant, instant + length])) {
      for (const repeated of repeatedAround(schedule, first, center)) found.set(repeated.date, repeated);
    }
  }
  return [...found.values()].toSorted((left, right) => left.slots[0] - right.slots[0]);
}

/** Compares the slots from two before an instant to two after it. */
function repeatedAround(
  { cron, zone, window }: Pick<CronSchedule, 'cron' | 'zone' | 'window'>,
  first: Instant,
  center: Instant,
): readonly RepeatedRunDate[] {
  const found: RepeatedRunDate[] = [];
  let slot = Math.max(first, steadySlotBefore(cron, zone, steadySlotBefore(cron, zone, center)));
  for (let beyond = 0; beyond < 2; beyond += slot > center ? 1 : 0) {
    const next = nextSlot(cron, zone, slot);
    const date = runDate({ zone, window }, slot);
    if (runDate({ zone, window }, next) === date) found.push({ date, slots: [slot, next] });
    slot = next;
  }
  return found;
}
