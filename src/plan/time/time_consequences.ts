import type { Pipeline } from '../../model/pipeline.ts';
import type { Consequence } from '../../model/plan.ts';
import { scheduleKey } from '../../time/schedule_key.ts';
import { catchup } from './catchup.ts';
import { clockChanges } from './clock_changes.ts';
import { changed, worseIfCritical, type Changed, type TimeContext } from './context.ts';
import { loadedData } from './loaded_data.ts';
import { nextRuns } from './next_runs.ts';
import { runDates } from './run_dates.ts';
import { runLength } from './run_length.ts';
import { versionChange } from './version_change.ts';

/**
 * What follows from the change of a pipeline at run time, as far as it is a matter of time: data that is loaded twice or
 * never, runs that start at once or not at all, dates and clock changes, and how long runs take. Nothing is told of a
 * pipeline whose runs stay as they are.
 */
export function timeConsequences(
  before: Pipeline | undefined,
  after: Pipeline | undefined,
  context: TimeContext,
): readonly Consequence[] {
  const change = changed(before, after, context);
  const [data, ...others] = ofSchedule(change);
  return [...(data ?? []), ...catchup(change), ...others.flat(), ...runLength(change), ...versionChange(change)];
}

/** What the schedules alone decide. Many pipelines share theirs, and one default can change hundreds. */
function ofSchedule(change: Changed): readonly (readonly Consequence[])[] {
  const key = keyOf(change);
  const found = known.get(key) ?? [loadedData, nextRuns, runDates, clockChanges].map((look) => look(change));
  known.set(key, found);
  return found;
}

const known = new Map<string, readonly (readonly Consequence[])[]>();

function keyOf(change: Changed): string {
  const { handover, zone, before, after } = change;
  const { now, airflow, isSameDag } = handover;
  return JSON.stringify([sideKey(before), sideKey(after), zone, now, airflow, isSameDag, worseIfCritical(change)]);
}

function sideKey(pipeline: Pipeline | undefined): string {
  if (pipeline === undefined) return '';
  const { schedule } = pipeline;
  if (schedule.kind === 'manual' || schedule.kind === 'assets') return `${schedule.kind} ${schedule.zone}`;
  return `${schedule.kind} ${scheduleKey(schedule)} ${'catchup' in schedule && schedule.catchup}`;
}
