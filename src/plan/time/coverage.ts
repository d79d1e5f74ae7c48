import { airflowEndDate, runs, type CronSchedule, type Run, type SlotSchedule } from '../../time/runs.ts';
import { isEmptyRun, runsNear } from '../../time/runs_near.ts';
import { nextSlot } from '../../time/slots.ts';
import type { Instant } from '../../time/zone.ts';
import { lastRun, runsAfter, type Handover } from './handover.ts';
import { coverOf, spansWhere, type Span } from './spans.ts';

/** What becomes of the data around a handover. */
export interface Coverage {
  /** Loaded by runs of both schedules, though neither alone loads it more than once. */
  readonly twice: readonly Span[];
  /** Loaded by no run, though either schedule alone would load it. */
  readonly never: readonly Span[];
}

const nothing: Coverage = { twice: [], never: [] };

/**
 * Compares the windows of the runs that were made before a handover, and are made after it, with those that either
 * schedule alone would give. Nothing is told where a side has no windows, had no run yet, or has none any more.
 */
export function coverage(handover: Handover): Coverage {
  const { before, after } = handover;
  if (before === undefined || after === undefined || !hasWindows(before) || !hasWindows(after)) return nothing;
  const last = lastRun(handover);
  const first = firstWithTasks(runsAfter(handover), after);
  if (last === undefined || first === undefined || isEmptyRun(before, last)) return nothing;
  const within = {
    from: Math.min(first.windowStart, last.windowEnd),
    to: Math.max(first.windowStart, last.windowEnd),
  };
  const spans =
    meets(before) && meets(after) ? meetingSpans(before, after, last, first) : walkedSpans(handover, within);
  if (spans === undefined) return nothing;
  const covers = [coverOf([...spans.made, ...spans.makes]), coverOf(spans.old), coverOf(spans.steady)];
  return {
    twice: spansWhere(within, covers, (count = 0, old = 0, steady = 0) => count > 1 && old < 2 && steady < 2),
    never: spansWhere(within, covers, (count, old = 0, steady = 0) => count === 0 && old > 0 && steady > 0),
  };
}

type Windowed = CronSchedule & { readonly window: 'since_previous' | number };
type Meeting = CronSchedule & { readonly window: 'since_previous' };

function hasWindows(schedule: SlotSchedule): schedule is Windowed {
  return 'cron' in schedule && schedule.window !== 'none';
}

function meets(schedule: Windowed): schedule is Meeting {
  return schedule.window === 'since_previous';
}

function firstWithTasks(found: Iterable<Run>, schedule: SlotSchedule): Run | undefined {
  for (const run of found) if (!isEmptyRun(schedule, run)) return run;
  return undefined;
}

/** What is loaded: windows, or several of them that meet as one. */
interface Loaded {
  /** By the runs that were made of the old schedule. */
  readonly made: readonly Span[];
  /** By those that will be made of the new one. */
  readonly makes: readonly Span[];
  /** By the old schedule, had it stayed. */
  readonly old: readonly Span[];
  /** By the new schedule, had it always been there. */
  readonly steady: readonly Span[];
}

/** Windows that meet need no walk: only where they begin and end counts. */
function meetingSpans(before: Meeting, after: Meeting, last: Run, first: Run): Loaded {
  const { value: oldest = last } = runs(before).next();
  const end = endOfWindows(after);
  return {
    made: [{ from: oldest.windowStart, to: last.windowEnd }],
    makes: [{ from: first.windowStart, to: end }],
    old: [{ from: oldest.windowStart, to: endOfWindows(before) }],
    steady: [{ from: Math.min(oldest.windowStart, first.windowStart), to: end }],
  };
}

function endOfWindows(schedule: Meeting): Instant {
  const { cron, zone, end } = schedule;
  return end === undefined ? Infinity : nextSlot(cron, zone, airflowEndDate({ ...schedule, end }));
}

/** So many windows of one schedule lie around a handover only where each moment is in hundreds of them. */
const mostWindows = 20_000;
const longBefore = 400 * 86_400;

function walkedSpans(handover: Handover, within: Span): Loaded | undefined {
  const { before, after, now } = handover;
  if (before === undefined || after === undefined) return undefined;
  const old = runsWithin(runsNear(before, within.from), within);
  const made = old.filter(({ slot }) => slot <= now);
  const hasTasks = (run: Run): boolean => !isEmptyRun(after, run);
  const makes = runsWithin(runsAfter(handover), within).filter(hasTasks);
  const steady = runsWithin(runsNear({ ...after, start: within.from - longBefore }, within.from), within);
  if ([old, makes, steady].some(({ length }) => length === mostWindows)) return undefined;
  return { made: made.map(windowOf), makes: makes.map(windowOf), old: old.map(windowOf), steady: steady.map(windowOf) };
}

function windowOf({ windowStart, windowEnd }: Run): Span {
  return { from: windowStart, to: windowEnd };
}

/** The runs of a walk whose windows reach into a span. */
function runsWithin(walk: Iterable<Run>, { from, to }: Span): readonly Run[] {
  const found: Run[] = [];
  for (const run of walk) {
    if (run.windowStart >= to || found.length === mostWindows) break;
    if (run.windowEnd > from) found.push(run);
  }
  return found;
}
