import type { ComparedRun, RunsComparison } from '../../../model/plan.ts';
import { formatInstant } from '../../../time/calendar.ts';
import type { Instant } from '../../../time/zone.ts';
import { endOf, type RunSpan } from './run_spans.ts';

/** A run of one side or of both, with its times as text. */
export interface RunRow {
  readonly slot: Instant;
  readonly on: 'before' | 'after' | 'both';
  /** In the zone of the side that has it; of both, that after the change. */
  readonly due: string;
  readonly utc: string;
  /** The data that it covers; absent for a run that stands for a moment. */
  readonly window?: { readonly from: string; readonly to: string };
}

export interface RunRows {
  /** In order of time. */
  readonly rows: readonly RunRow[];
  /** True where there are more up to that moment. */
  readonly isCut: boolean;
}

/**
 * The runs of both sides in a span. Of each side at most so many are looked at, and the rows end where the first side that
 * has more of them ends: beyond it nobody knows whether a run is on one side alone.
 */
export function runRows(runs: RunsComparison, now: Instant, span: RunSpan): RunRows {
  const [until, most] = [endOf(span, now), span.most];
  const after = runs.after(until, most);
  const before = runs.isSame ? after : runs.before(until, most);
  const [beforeKeys, afterKeys] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
  const zones = { before: runs.zone.before ?? 'UTC', after: runs.zone.after ?? runs.zone.before ?? 'UTC' };
  const rows = [
    ...before.filter((run) => !afterKeys.has(keyOf(run))).map((run) => rowOf(run, 'before', zones.before)),
    ...after.map((run) => rowOf(run, beforeKeys.has(keyOf(run)) ? 'both' : 'after', zones.after)),
  ].toSorted((left, right) => left.slot - right.slot);
  const last = Math.min(lastKnown(before, most), lastKnown(after, most));
  return { rows: rows.filter(({ slot }) => slot <= last), isCut: last < Infinity };
}

function lastKnown(side: readonly ComparedRun[], most: number): Instant {
  return side.length < most ? Infinity : (side.at(-1)?.slot ?? Infinity);
}

function keyOf({ slot, windowStart, windowEnd }: ComparedRun): string {
  return `${slot} ${windowStart} ${windowEnd}`;
}

function rowOf({ slot, windowStart, windowEnd }: ComparedRun, on: RunRow['on'], zone: string): RunRow {
  const row = { slot, on, due: zonedText(zone, slot), utc: utcText(slot) };
  if (windowStart === windowEnd) return row;
  return { ...row, window: { from: zonedText(zone, windowStart), to: zonedText(zone, windowEnd) } };
}

function zonedText(zone: string, instant: Instant): string {
  return zone === 'UTC' ? utcText(instant) : formatInstant(zone, instant);
}

/** An instant in UTC: `2026-03-29T02:30:00Z`. */
export function utcText(instant: Instant): string {
  return formatInstant('UTC', instant).replace('+00:00', 'Z');
}
