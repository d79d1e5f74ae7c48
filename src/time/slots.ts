import type { Cron } from './cron.ts';
import { nextTick, previousTick } from './ticks.ts';
import { toInstant, wallAt, type Instant } from './zone.ts';

/**
 * The slot after an instant, as all Airflow versions compute it: the next matching reading of the wall clock,
 * taken as an instant; where the hour is `*`, the time to that reading is added to the instant instead.
 * Slots are a walk, not a set: one that a clock change moves forward swallows those it passes.
 */
export function nextSlot(cron: Cron, zone: string, instant: Instant): Instant {
  const wall = wallAt(zone, instant);
  const tick = nextTick(cron, wall);
  return cron.everyHour ? instant + (tick - wall) : toInstant(zone, tick);
}

/** The slot before an instant by the same rule. Just after a spring gap it can be *later* than the instant. */
export function previousSlot(cron: Cron, zone: string, instant: Instant): Instant {
  const wall = wallAt(zone, instant);
  const tick = previousTick(cron, wall);
  return cron.everyHour ? instant + (tick - wall) : toInstant(zone, tick);
}

/** Airflow's alignment forward: the instant where it is a slot, else the next slot. */
export function slotFrom(cron: Cron, zone: string, instant: Instant): Instant {
  const next = nextSlot(cron, zone, instant);
  return previousSlot(cron, zone, next) === instant ? instant : next;
}

/** Airflow's alignment backward: the instant where it is a slot, else the previous slot. */
export function slotUpTo(cron: Cron, zone: string, instant: Instant): Instant {
  const previous = previousSlot(cron, zone, instant);
  return nextSlot(cron, zone, previous) === instant ? instant : previous;
}

/**
 * The last slot before an instant that no clock change touches: its reading exists, so that a walk from it is the
 * walk that began long ago. Later slots may lie before the instant too.
 */
export function steadySlotBefore(cron: Cron, zone: string, instant: Instant): Instant {
  let tick = previousTick(cron, wallAt(zone, instant));
  let slot = toInstant(zone, tick);
  while (slot >= instant || wallAt(zone, slot) !== tick) {
    tick = previousTick(cron, tick);
    slot = toInstant(zone, tick);
  }
  return slot;
}
