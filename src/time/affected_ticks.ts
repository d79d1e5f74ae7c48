import type { Cron } from './cron.ts';
import { nextTick } from './ticks.ts';
import { transitions, type Instant, type Wall } from './zone.ts';

/** A change of the clocks that a local time of a cron lies in. */
export interface AffectedTick {
  /** The local times that the clocks show twice, or skip: half-open. */
  readonly from: Wall;
  readonly until: Wall;
  /** The first of the cron's local times among them. */
  readonly tick: Wall;
  readonly kind: 'twice' | 'never';
}

/**
 * Changes of the clocks, after an instant and up to another, in which local times of a cron come twice or never, in
 * order. A cron that names every hour goes by time that passes: nothing of it is affected.
 */
export function affectedTicks(cron: Cron, zone: string, after: Instant, upTo: Instant): readonly AffectedTick[] {
  if (cron.everyHour) return [];
  return transitions(zone, after, upTo).flatMap(({ instant, before, after: later }) => {
    const [from, until] = [instant + Math.min(before, later), instant + Math.max(before, later)];
    const tick = nextTick(cron, from - 1);
    return tick < until ? [{ from, until, tick, kind: later < before ? ('twice' as const) : ('never' as const) }] : [];
  });
}
