import type { Cron } from './cron.ts';
import { nextSlot, previousSlot, slotFrom, slotUpTo, steadySlotBefore } from './slots.ts';
import type { Instant } from './zone.ts';

/** What a run covers: from the slot before, a point in time, or that many seconds up to the slot. */
export type Window = 'since_previous' | 'none' | number;

/** A cron schedule in the language's terms. */
export interface CronSchedule {
  readonly cron: Cron;
  readonly zone: string;
  readonly window: Window;
  /** No window begins before it; without windows, no slot lies before it. */
  readonly start: Instant;
  /** No window ends after it; without windows, no slot lies at or after it. */
  readonly end?: Instant;
  readonly catchup: boolean;
}

/** One scheduled run. Without a window, all four are the slot. */
export interface Run {
  /** The moment from which the run is due. */
  readonly slot: Instant;
  /** What Airflow calls the logical date: the window's start. */
  readonly logicalDate: Instant;
  readonly windowStart: Instant;
  readonly windowEnd: Instant;
}

/** A schedule in Airflow's terms: what the emitted DAG says. */
export interface AirflowSchedule extends Omit<CronSchedule, 'start' | 'end'> {
  readonly startDate: Instant;
  /** The last logical date where a window reaches back to the previous slot, else the last slot; inclusive. */
  readonly endDate?: Instant;
}

/** When Airflow is asked, and the run it made before. Without `now` it is never late, so catchup changes nothing. */
export interface Moment {
  readonly now?: Instant;
  readonly last?: Run;
}

/**
 * The run that Airflow's `next_dagrun_info` proposes (CronDataIntervalTimetable for `since_previous`, else
 * CronTriggerTimetable). Undefined after the end date, and where the timetable raises.
 */
export function nextRun(schedule: AirflowSchedule, moment: Moment): Run | undefined {
  return schedule.window === 'since_previous'
    ? nextInterval(schedule, moment)
    : nextTrigger(schedule, schedule.window, moment);
}

/** The schedule that makes Airflow run the slots of the language's `start` and `end`. */
export function airflowSchedule(schedule: CronSchedule): AirflowSchedule {
  const { cron, zone, window, start, catchup, end } = schedule;
  const bounds = end === undefined ? {} : { endDate: airflowEndDate({ ...schedule, end }) };
  return { cron, zone, window, catchup, startDate: start, ...bounds };
}

/**
 * The `end_date` for Airflow: the start of the last wanted window for `since_previous`, else the last wanted slot.
 * Airflow includes it. Where no run fits before `end` it is one second before `start`, so that nothing runs.
 */
export function airflowEndDate(schedule: CronSchedule & { readonly end: Instant }): Instant {
  const { cron, zone, window, start, end } = schedule;
  const first = slotFrom(cron, zone, start);
  // Two steady slots back, so that a window's start is met before its end.
  const near = steadySlotBefore(cron, zone, steadySlotBefore(cron, zone, end));
  let before: Instant | undefined;
  let slot = Math.max(first, near);
  if (!withinEnd(window, slot, end)) return start - 1;
  for (;;) {
    const next = nextSlot(cron, zone, slot);
    if (next <= slot || !withinEnd(window, next, end)) break;
    before = slot;
    slot = next;
  }
  if (window === 'since_previous') return before ?? start - 1;
  return typeof window === 'number' && slot - window < start ? start - 1 : slot;
}

/**
 * The runs of a schedule in order, without end where it has none. With `now` and `catchup: false` the first is the
 * newest one due by then, as when a DAG is switched on. Runs without tasks (see `emptyRuns`) are left out.
 */
export function* runs(schedule: CronSchedule, now?: Instant): Generator<Run, undefined> {
  for (const run of airflowRuns(schedule, now)) {
    if (run.windowStart >= schedule.start) yield run;
  }
}

/**
 * The runs that Airflow makes without any task, reported as successes: those of a sliding window that are due
 * less than its length after `start`. A task starts no earlier than its DAG, and it is judged by the logical date.
 */
export function emptyRuns(schedule: CronSchedule, now?: Instant): readonly Run[] {
  const empty: Run[] = [];
  for (const run of airflowRuns(schedule, now)) {
    if (run.windowStart >= schedule.start) break;
    empty.push(run);
  }
  return empty;
}

/** All runs that Airflow makes, the empty ones too. */
export function* airflowRuns(schedule: CronSchedule, now?: Instant): Generator<Run, undefined> {
  const emitted = airflowSchedule(schedule);
  let last: Run | undefined;
  for (;;) {
    const run = nextRun(emitted, { ...(now === undefined ? {} : { now }), ...(last === undefined ? {} : { last }) });
    // A timetable that stands still would propose the same run for ever.
    if (run === undefined || (last !== undefined && run.slot <= last.slot)) return undefined;
    yield run;
    last = run;
  }
}

/** The start of the newest window that is over at `now`, as catchup off computes it; undefined where Airflow raises. */
export function newestWindowStart(cron: Cron, zone: string, now: Instant): Instant | undefined {
  const previous = previousSlot(cron, zone, now);
  const next = nextSlot(cron, zone, previous);
  if (next < now) return undefined;
  return next === now ? previous : previousSlot(cron, zone, previous);
}

function withinEnd(window: Window, slot: Instant, end: Instant): boolean {
  return window === 'none' ? slot < end : slot <= end;
}

function nextTrigger(schedule: AirflowSchedule, window: 'none' | number, { now, last }: Moment): Run | undefined {
  const { cron, zone, startDate, endDate, catchup } = schedule;
  const candidates: Instant[] = [];
  if (!catchup && now !== undefined) candidates.push(slotUpTo(cron, zone, now));
  if (last !== undefined) candidates.push(nextSlot(cron, zone, last.windowEnd));
  if (last === undefined || !catchup) candidates.push(slotFrom(cron, zone, startDate));
  const slot = Math.max(...candidates);
  if (endDate !== undefined && slot > endDate) return undefined;
  const windowStart = window === 'none' ? slot : slot - window;
  return { slot, logicalDate: windowStart, windowStart, windowEnd: slot };
}

function nextInterval(schedule: AirflowSchedule, { now, last }: Moment): Run | undefined {
  const { cron, zone, startDate, endDate, catchup } = schedule;
  let windowStart = slotFrom(cron, zone, startDate);
  if (!catchup && now !== undefined) {
    const newest = newestWindowStart(cron, zone, now);
    if (newest === undefined) return undefined;
    windowStart = Math.max(windowStart, newest);
  }
  if (last !== undefined) windowStart = Math.max(windowStart, slotUpTo(cron, zone, last.windowEnd));
  if (endDate !== undefined && windowStart > endDate) return undefined;
  const windowEnd = nextSlot(cron, zone, windowStart);
  return { slot: windowEnd, logicalDate: windowStart, windowStart, windowEnd };
}
