import { dateAt, formatDate } from './calendar.ts';
import type { CronSchedule, Run, SlotSchedule } from './runs.ts';
import { runsNear } from './runs_near.ts';
import { shiftInstant, type ShiftUnit } from './shift.ts';
import { toInstant, transitions, type Instant, type Wall } from './zone.ts';

/**
 * Which runs of another pipeline a run waits for: those that have a date of its window, those due in its window, the
 * last one due by its slot, or the one that is due as much earlier or later.
 */
export type Match = 'dates' | 'window' | 'latest' | { readonly offset: Offset };

/** `d w mo y` go by the local calendar of the pipeline that waits. */
export interface Offset {
  readonly amount: number;
  readonly unit: ShiftUnit;
}

/** The two sides of a wait on a pipeline. */
export interface PipelineWait {
  readonly consumer: SlotSchedule;
  readonly upstream: SlotSchedule;
  readonly match: Match;
}

/**
 * The runs of the upstream that one run of the consumer waits for, in order. Runs before the upstream's start, after
 * its end and those without tasks do not count; whether its `catchup` leaves some out is not known, so that all others do.
 */
export function matchedRuns(wait: PipelineWait, run: Run): readonly Run[] {
  const { since, until, holds } = wantedRuns(wait, run);
  const found: Run[] = [];
  for (const other of runsNear(wait.upstream, since)) {
    if (positionOf(wait.upstream, other) > until) break;
    if (holds(other)) found.push(other);
  }
  return wait.match === 'latest' ? found.slice(-1) : found;
}

/** The last of the runs that are waited for, found without a walk through all of them. */
export function lastMatchedRun(wait: PipelineWait, run: Run): Run | undefined {
  const { until, holds } = wantedRuns(wait, run);
  let last: Run | undefined;
  for (const other of runsNear(wait.upstream, until)) {
    if (positionOf(wait.upstream, other) > until) break;
    if (holds(other)) last = other;
  }
  return last ?? matchedRuns(wait, run).at(-1);
}

/**
 * The match where none is written, if both sides reach back to their previous slots: `dates` for slots that are at
 * least a local day apart, else `window`. Undefined where it has to be written.
 */
export function defaultMatch(consumer: SlotSchedule, upstream: SlotSchedule): 'dates' | 'window' | undefined {
  if (!reachesBack(consumer) || !reachesBack(upstream)) return undefined;
  return consumer.cron.hours.length * consumer.cron.minutes.length === 1 ? 'dates' : 'window';
}

function reachesBack(schedule: SlotSchedule): schedule is CronSchedule {
  return 'cron' in schedule && schedule.window === 'since_previous';
}

function positionOf(schedule: SlotSchedule, run: Run): Instant {
  return reachesBack(schedule) ? run.windowStart : run.slot;
}

interface WantedRuns {
  /** Slots of the upstream (for `since_previous`, starts of its windows) between which all wanted ones lie. */
  readonly since: Instant;
  readonly until: Instant;
  readonly holds: (run: Run) => boolean;
}

function wantedRuns({ consumer, upstream, match }: PipelineWait, run: Run): WantedRuns {
  if (match === 'dates') return runsOfDates(consumer.zone, upstream, run);
  if (match === 'window') {
    const { windowStart, windowEnd } = run;
    return { since: windowStart, until: windowEnd, holds: ({ slot }) => slot > windowStart && slot <= windowEnd };
  }
  if (match === 'latest') return { since: run.slot, until: run.slot, holds: ({ slot }) => slot <= run.slot };
  const moved = shiftInstant(consumer.zone, run.slot, match.offset.amount, match.offset.unit);
  return { since: moved, until: moved, holds: ({ slot }) => slot === moved };
}

function runsOfDates(zone: string, upstream: SlotSchedule, { windowStart, windowEnd }: Run): WantedRuns {
  const first = dateAt(zone, windowStart);
  const second = formatDate(midnightOf(first) + 86_400);
  const end = dateAt(zone, windowEnd);
  const stop = end > second ? end : second;
  const length = 'window' in upstream && typeof upstream.window === 'number' ? upstream.window : 0;
  return {
    since: aroundMidnight(upstream.zone, first).from + length,
    until: aroundMidnight(upstream.zone, stop).to + length,
    holds: (run) => {
      const date = dateAt(upstream.zone, run.windowStart);
      return date >= first && date < stop;
    },
  };
}

// At midnight no clock is moved by more than this, but where it skips a whole day.
const largestMove = 3 * 3600;

/** From when on a local date can begin, and when it has begun. It is one instant unless the clocks change near it. */
function aroundMidnight(zone: string, date: string): { readonly from: Instant; readonly to: Instant } {
  const midnight = toInstant(zone, midnightOf(date));
  const move = transitions(zone, midnight - largestMove, midnight + largestMove).length === 0 ? 0 : largestMove;
  return { from: midnight - move, to: midnight + move };
}

function midnightOf(date: string): Wall {
  return Date.parse(`${date}T00:00:00Z`) / 1000;
}
