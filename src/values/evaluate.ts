import { formatDate, formatInstant, wallOf } from '../time/calendar.ts';
import { shiftInstant, shiftWall } from '../time/shift.ts';
import { offsetAt, toInstant, wallAt, type Instant, type Wall } from '../time/zone.ts';
import { formatWall, showsClock } from './date_format.ts';
import type { PeriodUnit, Pipe, ShiftUnit } from './pipe.ts';
import type { PathPart, RunValue } from './text.ts';

/** One run of a pipeline. */
export interface RunMoment {
  /** When the run is due; without slots, the moment it was asked for. */
  readonly slot: Instant;
  /** Half-open; absent where the pipeline has no windows. */
  readonly window?: { readonly start: Instant; readonly end: Instant };
  /** The pipeline’s zone. */
  readonly zone: string;
  readonly id: string;
  readonly attempt: number;
  readonly started: Instant;
}

/**
 * The text that a run-time value is in a run. Undefined for what no calendar knows: secrets, stored values,
 * parameters, outputs, and windows where there are none.
 *
 * Local readings that a change of clocks repeats mean the later moment, those that it skips move on by its length.
 */
export function evaluate(value: RunValue, run: RunMoment): string | undefined {
  let subject = subjectOf(value.path, run);
  if (subject === undefined) return undefined;
  for (const pipe of value.pipes) subject = pass(pipe, subject);
  return print(subject);
}

type Subject =
  /** A day of the calendar, as the wall clock's reading at its midnight. */
  | { readonly kind: 'date'; readonly midnight: Wall; readonly zone: string }
  | { readonly kind: 'instant'; readonly instant: Instant; readonly zone: string }
  | { readonly kind: 'text'; readonly text: string };

function subjectOf(path: readonly PathPart[], run: RunMoment): Subject | undefined {
  switch (path.join('.')) {
    case 'run.date':
      return dateOf(run.window?.start ?? run.slot, run.zone);
    case 'run.slot_date':
      return dateOf(run.slot, run.zone);
    case 'run.slot':
      return instantOf(run.slot, run.zone);
    case 'run.window_start':
      return run.window && instantOf(run.window.start, run.zone);
    case 'run.window_end':
      return run.window && instantOf(run.window.end, run.zone);
    case 'run.started':
      return instantOf(run.started, run.zone);
    case 'run.id':
      return { kind: 'text', text: run.id };
    case 'run.attempt':
      return { kind: 'text', text: String(run.attempt) };
    default:
      return undefined;
  }
}

function dateOf(instant: Instant, zone: string): Subject {
  return { kind: 'date', midnight: midnightBefore(wallAt(zone, instant)), zone };
}

function instantOf(instant: Instant, zone: string): Subject {
  return { kind: 'instant', instant, zone };
}

function pass(pipe: Pipe, subject: Subject): Subject {
  // What takes no more pipes was refused when they were read.
  if (subject.kind === 'text') return subject;
  switch (pipe.kind) {
    case 'shift':
      return shift(pipe.amount, pipe.unit, subject);
    case 'start_of':
      return startOf(pipe.unit, subject);
    case 'zone':
      return { kind: 'instant', instant: momentOf(subject), zone: pipe.zone };
    case 'format': {
      const clock = subject.kind === 'instant' || showsClock(pipe.parts);
      const offset = clock ? offsetAt(subject.zone, momentOf(subject)) : 0;
      const wall = clock ? momentOf(subject) + offset : subject.midnight;
      return { kind: 'text', text: formatWall(pipe.parts, wall, offset) };
    }
    case 'epoch':
      return { kind: 'text', text: String(momentOf(subject) * (pipe.unit === 's' ? 1 : 1000)) };
    case 'default':
      return subject;
  }
}

/** A date's moment is its local midnight. */
function momentOf(subject: Exclude<Subject, { kind: 'text' }>): Instant {
  return subject.kind === 'instant' ? subject.instant : toInstant(subject.zone, subject.midnight);
}

function shift(amount: number, unit: ShiftUnit, subject: Exclude<Subject, { kind: 'text' }>): Subject {
  if (subject.kind === 'instant')
    return instantOf(shiftInstant(subject.zone, subject.instant, amount, unit), subject.zone);
  // Hours of a date were refused when the pipe was read.
  if (unit === 'h' || unit === 'm' || unit === 's') return subject;
  return { ...subject, midnight: shiftWall(subject.midnight, amount, unit) };
}

function startOf(unit: PeriodUnit, subject: Exclude<Subject, { kind: 'text' }>): Subject {
  if (subject.kind === 'date') return { ...subject, midnight: firstMidnight(unit, subject.midnight) };
  const { instant, zone } = subject;
  const wall = wallAt(zone, instant);
  // An hour's minutes are taken away as they passed, so this never leaves the hour that the clock showed.
  if (unit === 'hour') return instantOf(instant - (wall - Math.floor(wall / 3600) * 3600), zone);
  return instantOf(toInstant(zone, firstMidnight(unit, wall)), zone);
}

/** The midnight at which the reading's day, week, month, quarter or year begins. */
function firstMidnight(unit: PeriodUnit, wall: Wall): Wall {
  const date = new Date(wall * 1000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  switch (unit) {
    case 'year':
      return wallOf(year, 1, 1);
    case 'quarter':
      return wallOf(year, month - ((month - 1) % 3), 1);
    case 'month':
      return wallOf(year, month, 1);
    case 'week':
      return midnightBefore(wall) - ((date.getUTCDay() || 7) - 1) * day;
    case 'day':
    case 'hour':
      return midnightBefore(wall);
  }
}

const day = 86_400;

function midnightBefore(wall: Wall): Wall {
  return Math.floor(wall / day) * day;
}

function print(subject: Subject): string {
  switch (subject.kind) {
    case 'date':
      return formatDate(subject.midnight);
    case 'instant':
      return formatInstant(subject.zone, subject.instant);
    case 'text':
      return subject.text;
  }
}
