import type { Consequence } from '../../model/plan.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import type { SlotSchedule } from '../../time/runs.ts';
import { boundOf } from '../../worst_case/task_bound.ts';
import { criticalPath } from '../../worst_case/critical_path.ts';
import { hasRuns, type Changed } from './context.ts';
import { runsFromNow, type SomeRuns } from './runs_from_now.ts';
import { countText, lengthText, momentText } from './words.ts';

/** The runs that catching up makes: of a pipeline that comes, that begins to catch up, or that starts earlier. */
export function catchup(change: Changed): readonly Consequence[] {
  const { handover, after } = change;
  const schedule = handover.after;
  if (after === undefined || !catchesUp(schedule)) return [];
  const isNew = !hasRuns(change);
  const path = isNew ? 'schedule' : newPath(handover.before, schedule);
  if (path === undefined) return [];
  const all = runsFromNow({ ...handover, isSameDag: false }).atOnce;
  if (all.count === 0) return [];
  return [isNew ? ofNew(change, after, all) : ofRunning(change, after, { all, path })];
}

type CatchingUp = SlotSchedule & { readonly catchup: boolean };

function catchesUp(schedule: SlotSchedule | undefined): schedule is CatchingUp {
  return schedule !== undefined && 'catchup' in schedule && schedule.catchup;
}

/** What makes a pipeline that has runs catch up on more than before. */
function newPath(before: SlotSchedule | undefined, after: CatchingUp): string | undefined {
  if (!catchesUp(before)) return 'schedule.catchup';
  return after.start < before.start ? 'schedule.start' : undefined;
}

function ofNew(change: Changed, pipeline: Pipeline, all: SomeRuns): Consequence {
  const { before, zone, handover } = change;
  const isRenamed = before !== undefined && !handover.isSameDag;
  const when = isRenamed
    ? 'For Airflow this is a new DAG without runs. When it is switched on'
    : 'When the pipeline is switched on';
  const text = `${when}, ${countText(all.count, 'run starts', 'runs start')}: ${rangeText(all, zone)}.${lastingText(pipeline, all.count)}`;
  return { kind: 'catchup', path: 'schedule', text, ...riskOf(all.count) };
}

/** A running Airflow has made nearly all of them, and nobody can see from here which it lacks. */
function ofRunning(
  { zone, handover }: Changed,
  pipeline: Pipeline,
  { all, path }: { readonly all: SomeRuns; readonly path: string },
): Consequence {
  const made = runsFromNow(handover).atOnce.count;
  const now = made === 0 ? 'no run is missing' : countText(made, 'run starts', 'runs start');
  const fresh = countText(all.count, 'run starts', 'runs start');
  const text = `Where the pipeline ran up to now, ${now}. Where it has not run yet, ${fresh}: ${rangeText(all, zone)}.${lastingText(pipeline, all.count)}`;
  return { kind: 'catchup', path, text, ...riskOf(all.count) };
}

function rangeText({ count, first, last }: SomeRuns, zone: string): string {
  if (first === undefined || last === undefined) throw new Error(`Of ${count} runs none is known.`);
  if (count === 1) return `that of ${momentText(zone, first.slot)}`;
  return `one for each slot from ${momentText(zone, first.slot)} to ${momentText(zone, last.slot)}`;
}

function riskOf(count: number): Pick<Consequence, 'risk' | 'reason'> {
  return count === 1
    ? { risk: 'medium', reason: 'a run of the past starts' }
    : { risk: 'high', reason: 'many runs start at one time, and load what may be there already' };
}

/** How long that takes. Nobody knows how long a run takes; what bounds it is known. */
function lastingText(pipeline: Pipeline, count: number): string {
  if (count === 1) return '';
  const { maxActiveRuns } = pipeline;
  const rounds = Math.ceil(count / maxActiveRuns);
  const atOnce = maxActiveRuns === 1 ? 'They run one after another' : `At most ${maxActiveRuns} run at one time`;
  const least = `they take at least as long as ${countText(rounds, 'run')} one after another`;
  const most = longestRun(pipeline);
  const worst =
    most === 0
      ? ''
      : most === undefined
        ? ' How long a run takes at most is not known, as some task has no timeout.'
        : ` With ${lengthText(most)} for each, the most that a run may take, that is ${lengthText(most * rounds)}.`;
  return maxActiveRuns === 1 ? ` ${atOnce}.${worst}` : ` ${atOnce}: ${least}.${worst}`;
}

/** The most seconds that a run takes where pools and workers are free; undefined where nothing bounds it. */
function longestRun({ tasks, timeout }: Pipeline): number | undefined {
  const isBounded = tasks.every((task) => boundOf(task) !== undefined && task.map?.kind !== 'output');
  if (!isBounded) return timeout;
  return Math.min(criticalPath(tasks).seconds, timeout ?? Infinity);
}
