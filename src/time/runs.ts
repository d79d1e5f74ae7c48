import type { Cron } from './cron.ts';
import { nextSlot, previousSlot, slotFrom, slotUpTo, steadySlotBefore } from './slots.ts';
import type { Instant } from './zone.ts';

/** What a run covers: from the slot before, a point in time, or that many seconds up to the slot. */
export type Window = 'since_previous' | 'none' | number;

/** A schedule that has slots, in the language's terms. */
export type SlotSchedule = CronSchedule | CronsSchedule | OnceSchedule;

interface Bounds {
  readonly zone: string;
  readonly window: Window;
  /** No window begins before it; without windows, no slot lies before it. */
  readonly start: Instant;
  /** No window ends after it; without windows, no slot lies at or after it. */
  readonly end?: Instant;
  readonly catchup: boolean;
}

/** The slots of one cron. */
export interface CronSchedule extends Bounds {
  readonly cron: Cron;
}

/** The slots of several crons that no single one has. They have no windows. */
export interface CronsSchedule extends Bounds {
  readonly crons: readonly Cron[];
  readonly window: 'none';
}

/** One slot without a window, at `start`. */
export interface OnceSchedule {
  readonly kind: 'once';
  readonly zone: string;
  readonly start: Instant;
  /** The slot does not lie at or after it. */
  readonly end?: Instant;
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
export type AirflowSchedule = Ticks & {
  readonly zone: string;
  readonly window: Window;
  readonly startDate: Instant;
  /** The last logical date where a window reaches back to the previous slot, else the last slot; inclusive. */
  readonly endDate?: Instant;
  readonly catchup: boolean;
};

type Ticks = Pick<CronSchedule, 'cron'> | Pick<CronsSchedule, 'crons'>;

/** When Airflow is asked, and the run it made before. Without `now` it is never late, so catchup changes nothing. */
export interface Moment {
  readonly now?: Instant;
  readonly last?: Run;
}

/**
 * The run that Airflow's `next_dagrun_info` proposes (CronDataIntervalTimetable for `since_previous`, else
 * CronTriggerTimetable, for several crons MultipleCronTriggerTimetable). Undefined after the end date, and where the
 * timetable raises.
 */
export function nextRun(schedule: AirflowSchedule, moment: Moment): Run | undefined {
  return 'cron' in schedule && schedule.window === 'since_previous'
    ? nextInterval(schedule, moment)
    : nextTrigger(schedule, moment);
}

/** The schedule that makes Airflow run the slots of the language's `start` and `end`. */
export function airflowSchedule(schedule: CronSchedule | CronsSchedule): AirflowSchedule {
  const { start, end, ...rest } = schedule;
  return { ...rest, startDate: start, ...(end === undefined ? {} : { endDate: airflowEndDate({ ...schedule, end }) }) };
}

/**
 * The `end_date` for Airflow: the start of the last wanted window for `since_previous`, else the last wanted slot (of
 * several crons, the last second before `end`). Airflow includes it. Where no run fits before `end` it is one second
 * before `start`, so that nothing runs.
 */
export function airflowEndDate(schedule: (CronSchedule | CronsSchedule) & { readonly end: Instant }): Instant {
  const { zone, window, start, end } = schedule;
  const first = Math.min(...cronsOf(schedule).map((each) => slotFrom(each, zone, start)));
  if (!withinEnd(window, first, end)) return start - 1;
  if (!('cron' in schedule)) return end - 1;
  const { cron } = schedule;
  // Two steady slots back, so that a window's start is met before its end.
  const near = steadySlotBefore(cron, zone, steadySlotBefore(cron, zone, end));
  let before: Instant | undefined;
  let slot = Math.max(first, near);
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
export function* runs(schedule: SlotSchedule, now?: Instant): Generator<Run, undefined> {
  if (!('window' in schedule)) return yield* onceRun(schedule);
  for (const run of airflowRuns(schedule, { ...(now === undefined ? {} : { now }), ...beforeWindows(schedule) })) {
    if (run.windowStart >= schedule.start) yield run;
  }
}

/** Runs without tasks: as many as there are, and the first of them. */
export interface EmptyRuns {
  readonly first: readonly Run[];
  readonly count: number;
  /** False where there are more than were counted. */
  readonly isExact: boolean;
}

const shownRuns = 3;
const countedRuns = 1000;

/**
 * The runs that Airflow makes without any task, reported as successes: those of a sliding window that are due
 * less than its length after `start`. A task starts no earlier than its DAG, and it is judged by the logical date.
 */
export function emptyRuns(schedule: CronSchedule | CronsSchedule, now?: Instant): EmptyRuns {
  const first: Run[] = [];
  let count = 0;
  for (const run of airflowRuns(schedule, now === undefined ? {} : { now })) {
    if (run.windowStart >= schedule.start) break;
    if (count === countedRuns) return { first, count, isExact: false };
    if (first.length < shownRuns) first.push(run);
    count += 1;
  }
  return { first, count, isExact: true };
}

/** All runs that Airflow makes from a moment on, the empty ones too. */
export function* airflowRuns(schedule: CronSchedule | CronsSchedule, moment: Moment = {}): Generator<Run, undefined> {
  const emitted = airflowSchedule(schedule);
  const { now } = moment;
  for (let { last } = moment; ; moment = now === undefined ? { last } : { now, last }) {
    const run = nextRun(emitted, moment);
    // A timetable that stands still would propose the same run for ever.
    if (run === undefined || (last !== undefined && run.slot <= last.slot)) return undefined;
    yield run;
    last = run;
  }
}

/** All crons of a schedule. */
export function cronsOf(schedule: Ticks): readonly Cron[] {
  return 'cron' in schedule ? [schedule.cron] : schedule.crons;
}

/** A point in time: the run of a slot without a window. */
export function pointRun(slot: Instant): Run {
  return { slot, logicalDate: slot, windowStart: slot, windowEnd: slot };
}

// On all versions Airflow's OnceTimetable proposes the start, whatever `catchup` says, and nothing afterwards.
function* onceRun({ start, end }: OnceSchedule): Generator<Run, undefined> {
  if (end === undefined || start < end) yield pointRun(start);
  return undefined;
}

/** A slot just before the first sliding window that begins at `start`, so that nobody walks through all the empty ones. */
function beforeWindows(schedule: CronSchedule | CronsSchedule): Moment {
  const { window, zone, start } = schedule;
  if (!('cron' in schedule) || typeof window !== 'number') return {};
  const slot = steadySlotBefore(schedule.cron, zone, start + window);
  return slot < slotFrom(schedule.cron, zone, start) ? {} : { last: pointRun(slot) };
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

function nextTrigger(schedule: AirflowSchedule, { now, last }: Moment): Run | undefined {
  const { zone, window, startDate, endDate = Infinity, catchup } = schedule;
  const late = catchup ? undefined : now;
  const slots = cronsOf(schedule).map((cron) => {
    const candidates: Instant[] = [];
    if (late !== undefined) candidates.push(slotUpTo(cron, zone, late));
    if (last !== undefined) candidates.push(nextSlot(cron, zone, last.windowEnd));
    if (last === undefined || !catchup) candidates.push(slotFrom(cron, zone, startDate));
    return Math.max(...candidates);
  });
  const slot = nearest(
    slots.filter((each) => each <= endDate),
    late,
  );
  if (slot === undefined) return undefined;
  return typeof window === 'number'
    ? { ...pointRun(slot), windowStart: slot - window, logicalDate: slot - window }
    : pointRun(slot);
}

/** Of the slots that several crons propose: the newest one due by now where older ones are dropped, else the first. */
function nearest(slots: readonly Instant[], now: Instant | undefined): Instant | undefined {
  const due = now === undefined ? [] : slots.filter((slot) => slot <= now);
  if (due.length > 0) return Math.max(...due);
  return slots.length === 0 ? undefined : Math.min(...slots);
}

function nextInterval(schedule: AirflowSchedule & Pick<CronSchedule, 'cron'>, { now, last }: Moment): Run | undefined {
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
