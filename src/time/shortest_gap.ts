import { begunLongBefore } from './begun_long_before.ts';
import type { Cron } from './cron.ts';
import type { SlotSchedule } from './runs.ts';
import { runsNear } from './runs_near.ts';
import { scheduleKey } from './schedule_key.ts';
import { transitions, type Instant } from './zone.ts';

const year = 366 * 86_400;
const manyRuns = 1000;
const fewRuns = 6;

/**
 * The fewest seconds between two slots in the year from an instant, or from the start, on; undefined where there are no
 * two. Looked at are the first thousand, and those around each change of the clocks: between these, gaps repeat.
 */
export function shortestGap(schedule: SlotSchedule, from: Instant): number | undefined {
  const first = Math.max(from, schedule.start);
  const changes = transitions(schedule.zone, first, first + year).map(({ instant }) => instant);
  let shortest = Infinity;
  for (const moment of [first, ...changes]) {
    const slots = slotsNear(schedule, moment, moment === first ? manyRuns : fewRuns);
    for (const [index, slot] of slots.entries()) shortest = Math.min(shortest, slot - (slots[index - 1] ?? -Infinity));
  }
  return shortest === Infinity ? undefined : shortest;
}

/** The same where it is shorter than so many seconds, else undefined. Most schedules are told at a glance. */
export function gapBelow(schedule: SlotSchedule, from: Instant, seconds: number): number | undefined {
  if ('cron' in schedule && seconds <= gapOfTicks(schedule.cron) - longestMove) return undefined;
  const settled = begunLongBefore(schedule, from);
  const key = `${from} ${scheduleKey(settled)}`;
  const gap = gaps.get(key) ?? shortestGap(settled, from) ?? Infinity;
  gaps.set(key, gap);
  return gap < seconds ? gap : undefined;
}

/** Walking through a year takes a millisecond, and many pipelines share their schedules. */
const gaps = new Map<string, number>();

/** No clock is moved by more than this, but where it skips a whole day. */
const longestMove = 3 * 3600;

/** The fewest seconds between two times of day of a cron, across midnight too. */
function gapOfTicks({ hours, minutes }: Cron): number {
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  const next = (index: number): number => times[index + 1] ?? (times[0] ?? 0) + 24 * 60;
  return Math.min(...times.map((time, index) => next(index) - time)) * 60;
}

function slotsNear(schedule: SlotSchedule, moment: Instant, most: number): readonly Instant[] {
  const slots: Instant[] = [];
  for (const { slot } of runsNear(schedule, moment)) {
    if (slots.length === most || slot > moment + year) break;
    slots.push(slot);
  }
  return slots;
}
