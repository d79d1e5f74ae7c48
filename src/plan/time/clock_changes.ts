import type { Consequence } from '../../model/plan.ts';
import { affectedTicks, type AffectedTick } from '../../time/affected_ticks.ts';
import { formatDate, formatLocalTime } from '../../time/calendar.ts';
import { cronsOf, type SlotSchedule } from '../../time/runs.ts';
import { toInstant, wallAt, type Instant, type Wall } from '../../time/zone.ts';
import type { Changed } from './context.ts';
import { inUtc } from './words.ts';

const year = 366 * 86_400;

/** The next local times, within a year, that clocks skip or show twice, and that the old schedule did not have. */
export function clockChanges({ handover }: Changed): readonly Consequence[] {
  const { before, after, now } = handover;
  if (after === undefined) return [];
  const known = new Set(touched(before, now).map((tick) => keyOf(before, tick)));
  const fresh = touched(after, now).filter((tick) => !known.has(keyOf(after, tick)));
  const kinds = (['never', 'twice'] as const).map((kind) => fresh.find((tick) => tick.kind === kind));
  return kinds.flatMap((tick) => (tick === undefined ? [] : [told(after.zone, tick)]));
}

function touched(schedule: SlotSchedule | undefined, now: Instant): readonly AffectedTick[] {
  if (schedule === undefined || !('window' in schedule)) return [];
  const { zone, start, end = Infinity } = schedule;
  const upTo = Math.min(now + year, end);
  const ticks = cronsOf(schedule).flatMap((cron) => affectedTicks(cron, zone, Math.max(now, start), upTo));
  return ticks.toSorted((left, right) => left.tick - right.tick);
}

function keyOf(schedule: SlotSchedule | undefined, { kind, tick }: AffectedTick): string {
  return `${schedule?.zone ?? ''} ${kind} ${tick}`;
}

function told(zone: string, { from, until, tick, kind }: AffectedTick): Consequence {
  const slot = toInstant(zone, tick);
  const utc = zone === 'UTC' ? '' : ` (${inUtc(zone, slot)} UTC)`;
  const hours = `from ${timeOf(from)} to ${timeOf(until)}`;
  const text =
    kind === 'never'
      ? `On ${formatDate(tick)} the clocks in ${zone} skip the time ${hours}: the run of ${timeOf(tick)} is due at ${timeOf(wallAt(zone, slot))}${utc}, once for all slots of that time.`
      : `On ${formatDate(tick)} the clocks in ${zone} show the time ${hours} twice: the run of ${timeOf(tick)} is due once, the second time${utc}.`;
  return {
    kind: 'clock-change',
    path: 'schedule',
    text,
    risk: 'medium',
    reason: 'on that day runs are due at other times than written',
  };
}

function timeOf(wall: Wall): string {
  return formatLocalTime(wall).slice('2026-01-01T'.length);
}
