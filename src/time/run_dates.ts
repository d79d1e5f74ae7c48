import { dateAt } from './calendar.ts';
import type { Cron } from './cron.ts';
import type { CronSchedule, Run } from './runs.ts';
import { runsNear } from './runs_near.ts';
import { nextTick } from './ticks.ts';
import { transitions, wallAt, type Instant, type Transition } from './zone.ts';

/** Two neighbouring runs with the same `run.date`. */
export interface RepeatedRunDate {
  readonly date: string;
  /** When the two are due. */
  readonly slots: readonly [Instant, Instant];
}

const tenYears = 3653 * 86_400;

/** A run's `run.date`: the local date of its window's start, without a window that of the slot. */
export function runDate({ zone }: Pick<CronSchedule, 'zone'>, { windowStart }: Pick<Run, 'windowStart'>): string {
  return dateAt(zone, windowStart);
}

/**
 * The dates in the ten years from `start`, or up to `end`, that two runs share, though the cron names one time of day
 * only. It happens where the clocks change between two slots or between the starts of their windows. Crons with several
 * times a day share dates by intent: no result.
 */
export function repeatedRunDates(schedule: Omit<CronSchedule, 'catchup'>): readonly RepeatedRunDate[] {
  const { cron, zone, window, start, end = Infinity } = schedule;
  if (cron.hours.length * cron.minutes.length !== 1) return [];
  const length = typeof window === 'number' ? window : 0;
  const found = new Map<string, RepeatedRunDate>();
  for (const change of transitions(zone, start - length, Math.min(start + tenYears, end))) {
    if (typeof window !== 'number' && !isTouched(cron, change)) continue;
    const { instant } = change;
    for (const center of new Set([instant, instant + length])) {
      for (const repeated of repeatedAround(schedule, center)) found.set(repeated.date, repeated);
    }
  }
  return [...found.values()].toSorted((left, right) => left.slots[0] - right.slots[0]);
}

/** Slots that no reading is skipped or shown twice for lie on dates of their own, and so do windows that begin at slots. */
function isTouched(cron: Cron, { instant, before, after }: Transition): boolean {
  return nextTick(cron, instant + Math.min(before, after) - 1) < instant + Math.max(before, after);
}

/** Compares the runs around an instant. */
function repeatedAround(schedule: Omit<CronSchedule, 'catchup'>, center: Instant): readonly RepeatedRunDate[] {
  const found: RepeatedRunDate[] = [];
  let beyond = 0;
  let last: Run | undefined;
  for (const run of runsNear({ ...schedule, catchup: true }, center)) {
    if (last !== undefined && dayOfRun(schedule, last) === dayOfRun(schedule, run))
      found.push({ date: runDate(schedule, run), slots: [last.slot, run.slot] });
    last = run;
    if (run.slot > center) beyond += 1;
    // One more than two, as a window that reaches back begins at the slot before.
    if (beyond === 3) break;
  }
  return found;
}

function dayOfRun({ zone }: Pick<CronSchedule, 'zone'>, { windowStart }: Run): number {
  return Math.floor(wallAt(zone, windowStart) / 86_400);
}
