import type { TimedSchedule } from '../../../model/operation.ts';
import { airflowRuns, runs, type Run } from '../../../time/runs.ts';
import { allRunsNear, isEmptyRun } from '../../../time/runs_near.ts';
import type { Instant } from '../../../time/zone.ts';

/** A run that Airflow makes. */
export interface DueRun {
  readonly run: Run;
  /** It has no tasks: its window would begin before the start. */
  readonly isEmpty: boolean;
}

/** The runs that are due at a moment or later, at most so many. */
export function dueRuns(schedule: TimedSchedule, from: Instant, count: number): readonly DueRun[] {
  const found: DueRun[] = [];
  for (const run of allRunsNear(schedule, from)) {
    if (found.length === count) break;
    if (run.slot >= from) found.push(dueRun(schedule, run));
  }
  return found;
}

/**
 * The run with which Airflow begins where the pipeline is switched on for the first time at a moment: with `catchup` the
 * first of all, else the newest one that is due by then. Undefined where none is due yet.
 */
export function runAtOnce(schedule: TimedSchedule, now: Instant): DueRun | undefined {
  const all = schedule.kind === 'once' ? runs(schedule) : airflowRuns(schedule, { now });
  const { value: first } = all.next();
  return first === undefined || first.slot > now ? undefined : dueRun(schedule, first);
}

function dueRun(schedule: TimedSchedule, run: Run): DueRun {
  return { run, isEmpty: isEmptyRun(schedule, run) };
}
