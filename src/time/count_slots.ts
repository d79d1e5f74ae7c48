import type { Cron } from './cron.ts';
import { nextSlot } from './slots.ts';
import { matchesDay, previousTick } from './ticks.ts';
import { transitions, wallAt, type Instant, type Transition, type Wall } from './zone.ts';

/** What a walk through slots goes by: all of several crons' slots, each instant once. */
export interface Walk {
  readonly crons: readonly Cron[];
  readonly zone: string;
}

const day = 86_400;

/**
 * How many slots a walk from a slot meets after it, up to an instant. Only the hours around clock changes are walked
 * through: between them slots are readings of the wall clock, which are counted by the day.
 */
export function countSlots(walk: Walk, from: Instant, upTo: Instant): number {
  let count = 0;
  let slot = from;
  for (const change of transitions(walk.zone, from, upTo + day)) {
    const move = Math.abs(change.after - change.before);
    if (slot >= change.instant + move) continue;
    const steady = Math.min(change.instant - move, upTo + 1);
    const plain = lastTickBefore(walk, slot, steady);
    count += ticksBetween(walk.crons, wallAt(walk.zone, slot), wallAt(walk.zone, plain));
    const around = walkAround(walk, plain, { change, move, upTo });
    count += around.count;
    slot = around.slot;
    if (around.isOver) return count;
  }
  return slot >= upTo ? count : count + ticksBetween(walk.crons, wallAt(walk.zone, slot), wallAt(walk.zone, upTo));
}

/** The last slot before an instant up to which no clocks change, or the slot that the walk is at. */
function lastTickBefore({ crons, zone }: Walk, slot: Instant, steady: Instant): Instant {
  if (steady <= slot) return slot;
  const wall = wallAt(zone, slot);
  const last = Math.max(...crons.map((cron) => previousTick(cron, wall + steady - slot)));
  return last > wall ? slot + last - wall : slot;
}

/** Slot after slot, until the change lies behind. */
function walkAround(
  { crons, zone }: Walk,
  from: Instant,
  { change, move, upTo }: { readonly change: Transition; readonly move: number; readonly upTo: Instant },
): { readonly count: number; readonly slot: Instant; readonly isOver: boolean } {
  let count = 0;
  let slot = from;
  while (slot < change.instant + move) {
    const at = slot;
    const next = Math.min(...crons.map((cron) => nextSlot(cron, zone, at)));
    if (next > upTo) return { count, slot, isOver: true };
    count += 1;
    slot = next;
  }
  return { count, slot, isOver: false };
}

/** How many minutes the crons name after a reading and up to another, on a calendar without zones. */
function ticksBetween(crons: readonly Cron[], after: Wall, upTo: Wall): number {
  const first = Math.floor(after / day);
  const last = Math.floor(upTo / day);
  const until = (wall: Wall, count: number): number =>
    timesOf(crons, count).filter((minute) => count * day + minute * 60 <= wall).length;
  if (first === last) return until(upTo, last) - until(after, last);
  const whole = countDays(crons, first + 1, last);
  return timesOf(crons, first).length - until(after, first) + whole + until(upTo, last);
}

/** The ticks of whole days, the second one left out. */
function countDays(crons: readonly Cron[], from: number, until: number): number {
  const isDaily = crons.every((cron) => cron.anyDay && cron.anyWeekday && cron.months.length === 12);
  if (isDaily) return Math.max(0, until - from) * timesOf(crons, from).length;
  let count = 0;
  for (let at = from; at < until; at += 1) count += timesOf(crons, at).length;
  return count;
}

/** The minutes of a day that are named, each once. */
function timesOf(crons: readonly Cron[], count: number): readonly number[] {
  const due = crons.filter((cron) => matchesDay(cron, count));
  const key = due.map((cron) => `${cron.minutes.join()} ${cron.hours.join()}`).join(' ');
  const known = times.get(key);
  if (known !== undefined) return known;
  const found = [
    ...new Set(
      due.flatMap(({ hours, minutes }) => hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute))),
    ),
  ];
  times.set(key, found);
  return found;
}

/** The same few lists for thousands of days. */
const times = new Map<string, readonly number[]>();
