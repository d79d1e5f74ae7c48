import { dateAt } from '../../../src/time/calendar.ts';
import type { Match } from '../../../src/time/matches.ts';
import type { Run } from '../../../src/time/runs.ts';
import { toInstant, wallAt } from '../../../src/time/zone.ts';

const day = 86_400;

/** A side of a wait: its runs, in order, and its zone. */
export interface SimulatedSide {
  readonly zone: string;
  readonly runs: readonly Run[];
}

/** The runs that a run waits for, found by looking at all runs of the other pipeline. */
export function simulatedMatches(run: Run, zone: string, upstream: SimulatedSide, match: Match): readonly Run[] {
  if (match === 'latest') return upstream.runs.filter(({ slot }) => slot <= run.slot).slice(-1);
  if (match === 'window') return upstream.runs.filter(({ slot }) => slot > run.windowStart && slot <= run.windowEnd);
  if (match === 'dates') {
    const dates = datesOf(run, zone);
    return upstream.runs.filter(({ windowStart }) => dates.has(dateAt(upstream.zone, windowStart)));
  }
  const { amount, unit } = match.offset;
  const moved = unit === 'h' ? run.slot + amount * 3600 : toInstant(zone, wallAt(zone, run.slot) + amount * day);
  return upstream.runs.filter(({ slot }) => slot === moved);
}

/** The local dates that a window begins in, the last one left out unless it is the only one. */
function datesOf({ windowStart, windowEnd }: Run, zone: string): ReadonlySet<string> {
  const dates = new Set([dateAt(zone, windowStart)]);
  const last = dateAt(zone, windowEnd);
  for (let at = windowStart; at < windowEnd; at += 3600) {
    const date = dateAt(zone, at);
    if (date !== last) dates.add(date);
  }
  return dates;
}
