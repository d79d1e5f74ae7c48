import type { Pipeline } from '../../model/pipeline.ts';
import {
  airflowSchedule,
  cronsOf,
  nextRun,
  pointRun,
  runs,
  type AirflowSchedule,
  type Moment,
  type Run,
  type SlotSchedule,
} from '../../time/runs.ts';
import { allRunsNear } from '../../time/runs_near.ts';
import { nextSlot } from '../../time/slots.ts';
import type { Instant } from '../../time/zone.ts';

/** A schedule takes over from another one at a moment, in an Airflow that has made all runs of the old one until then. */
export interface Handover {
  /** Absent: there was none, or its runs are not due by slots. */
  readonly before?: SlotSchedule;
  readonly after?: SlotSchedule;
  readonly now: Instant;
  /** The minor version of Airflow that the new schedule runs on. */
  readonly airflow: string;
  /** Whether Airflow knows the runs of the old schedule: it goes by the id of the DAG. */
  readonly isSameDag: boolean;
}

/** The schedule of a pipeline whose runs are due by slots, else undefined. */
export function slotsOf(pipeline: Pipeline | undefined): SlotSchedule | undefined {
  const schedule = pipeline?.schedule;
  return schedule === undefined || schedule.kind === 'manual' || schedule.kind === 'assets' ? undefined : schedule;
}

/** The newest run that was made of the old schedule, one without tasks too; undefined where none was due yet. */
export function lastRun(handover: Handover): Run | undefined {
  if (!lastRuns.has(handover)) lastRuns.set(handover, newestRun(handover));
  return lastRuns.get(handover);
}

/** All that is told of a handover begins with it. */
const lastRuns = new WeakMap<Handover, Run | undefined>();

function newestRun({ before, now }: Handover): Run | undefined {
  let last: Run | undefined;
  if (before === undefined) return undefined;
  for (const run of allRunsNear(before, now)) {
    if (run.slot > now) break;
    last = run;
  }
  return last;
}

/**
 * The runs that Airflow makes of the new schedule, in order: first those that are due at once. It goes on after the
 * newest run that it knows, whatever schedule that was made by; a run whose logical date exists is not made.
 */
export function* runsAfter(handover: Handover): Generator<Run, undefined> {
  const { after, now, airflow, isSameDag } = handover;
  const known = isSameDag ? lastRun(handover) : undefined;
  if (after === undefined) return undefined;
  if (!('window' in after)) return known === undefined ? yield* runs(after) : undefined;
  const emitted = airflowSchedule(after);
  let moment: Moment & { readonly now: Instant } = { now, ...(known === undefined ? {} : { last: known }) };
  for (;;) {
    const run = proposedRun(emitted, moment, airflow);
    if (run === undefined || (moment.last !== undefined && run.slot <= moment.last.slot)) return undefined;
    const exists = isSameDag && wasMade(handover, run.logicalDate);
    if (!exists) yield run;
    if (exists && standsStill(airflow)) {
      if (after.catchup) return undefined;
      moment = { ...moment, now: slotAfter(emitted, run.slot) };
    } else moment = { now: Math.max(moment.now, run.slot), last: run };
  }
}

/** From 3.3 on windows that reach back begin later than those of the run before. */
function proposedRun(schedule: AirflowSchedule, moment: Moment, airflow: string): Run | undefined {
  const run = nextRun(schedule, moment);
  const { last } = moment;
  if (run === undefined || last === undefined || !isFrom(airflow, 3, 3)) return run;
  if (!('cron' in schedule) || schedule.window !== 'since_previous' || run.windowStart > last.windowStart) return run;
  return nextRun(schedule, { ...moment, last: pointRun(nextSlot(schedule.cron, schedule.zone, run.windowStart)) });
}

/** Whether a run with this logical date was made of the old schedule: there is one run for each. */
export function wasMade(handover: Handover, logicalDate: Instant): boolean {
  const { before, now } = handover;
  const last = lastRun(handover);
  if (before === undefined || last === undefined || logicalDate > last.logicalDate) return false;
  const length = 'window' in before && typeof before.window === 'number' ? before.window : 0;
  for (const run of allRunsNear(before, logicalDate + length)) {
    if (run.slot > now || run.logicalDate > logicalDate) return false;
    if (run.logicalDate === logicalDate) return true;
  }
  return false;
}

/** 3.2 and later propose such a run again until another one is the newest; earlier ones pass over it. */
function standsStill(airflow: string): boolean {
  return isFrom(airflow, 3, 2);
}

function slotAfter(schedule: AirflowSchedule, slot: Instant): Instant {
  return Math.min(...cronsOf(schedule).map((cron) => nextSlot(cron, schedule.zone, slot)));
}

function isFrom(version: string, major: number, minor: number): boolean {
  const [ofMajor = 0, ofMinor = 0] = version.split('.').map(Number);
  return ofMajor > major || (ofMajor === major && ofMinor >= minor);
}
