import { countSlots } from '../../time/count_slots.ts';
import { cronsOf, type CronSchedule, type CronsSchedule, type Run, type SlotSchedule } from '../../time/runs.ts';
import { isEmptyRun, runsNear } from '../../time/runs_near.ts';
import type { Instant } from '../../time/zone.ts';
import { lastRun, runsAfter, type Handover } from './handover.ts';

/** The runs with tasks that Airflow makes of a new schedule. */
export interface RunsFromNow {
  /** Those that are due when it takes over. */
  readonly atOnce: SomeRuns;
  /** The first one that is due later; undefined where there is none. */
  readonly next: Run | undefined;
}

/** Some runs that follow each other. */
export interface SomeRuns {
  readonly count: number;
  readonly first?: Run;
  readonly last?: Run;
}

/** More than these are counted, not walked through. */
const walkedRuns = 50;

/** The runs that are due when a new schedule takes over, and the one after them. */
export function runsFromNow(handover: Handover): RunsFromNow {
  const { after, now } = handover;
  let atOnce: SomeRuns = { count: 0 };
  if (after === undefined) return { atOnce, next: undefined };
  for (const run of runsAfter(handover)) {
    if (isEmptyRun(after, run)) continue;
    if (run.slot > now) return { atOnce, next: run };
    atOnce = { count: atOnce.count + 1, first: atOnce.first ?? run, last: run };
    if (atOnce.count === walkedRuns && 'window' in after)
      return { atOnce: withRest(after, atOnce, run, now), next: firstAfter(after, now) };
  }
  return { atOnce, next: undefined };
}

/** Where nothing is left out any more, slots need no walk. */
function withRest(after: CronSchedule | CronsSchedule, walked: SomeRuns, run: Run, now: Instant): SomeRuns {
  const rest = runsBetween(after, run.slot, now);
  return { ...walked, count: walked.count + rest.count, last: rest.last ?? run };
}

/** The runs of a schedule that are due after one of its slots, up to a moment. */
export function runsBetween(schedule: CronSchedule | CronsSchedule, slot: Instant, upTo: Instant): SomeRuns {
  const { window, zone, end = Infinity } = schedule;
  const until = Math.min(upTo, window === 'none' ? end - 1 : end);
  const count = countSlots({ crons: cronsOf(schedule), zone }, slot, until);
  const last = count === 0 ? undefined : newestUpTo(schedule, until);
  return { count, ...(last === undefined ? {} : { last }) };
}

function newestUpTo(schedule: SlotSchedule, instant: Instant): Run | undefined {
  let newest: Run | undefined;
  for (const run of runsNear(schedule, instant)) {
    if (run.slot > instant) break;
    newest = run;
  }
  return newest;
}

/** The first run with tasks of a schedule after a moment; undefined where there is none. */
export function firstAfter(schedule: SlotSchedule | undefined, moment: Instant): Run | undefined {
  if (schedule === undefined) return undefined;
  for (const run of runsNear(schedule, moment)) if (run.slot > moment) return run;
  return undefined;
}

/** The runs with tasks that are due after a new schedule has taken over, in order. */
export function* laterRuns(handover: Handover): Generator<Run, undefined> {
  const { after, now, isSameDag } = handover;
  if (after === undefined) return undefined;
  // Where Airflow knows no run, nothing is left out, and nobody has to walk through the years before.
  const isFresh = !isSameDag || lastRun(handover) === undefined;
  for (const run of isFresh ? runsNear(after, now) : runsAfter(handover))
    if (run.slot > now && !isEmptyRun(after, run)) yield run;
  return undefined;
}
