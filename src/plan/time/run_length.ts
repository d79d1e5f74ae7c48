import type { Consequence, Risk } from '../../model/plan.ts';
import type { Pipeline, Task } from '../../model/pipeline.ts';
import { formatDuration } from '../../time/duration.ts';
import { gapBelow } from '../../time/shortest_gap.ts';
import { criticalPath, type CriticalPath } from '../../worst_case/critical_path.ts';
import { boundOf } from '../../worst_case/task_bound.ts';
import { leftOut, sumOf } from '../../worst_case/words.ts';
import { slotsOf } from './handover.ts';
import type { Changed } from './context.ts';

/** How long a run takes at worst, before and after, and whether it can still end before the next slot. */
export function runLength({ before, after, handover }: Changed): readonly Consequence[] {
  if (before === undefined || after === undefined) return [];
  const [old, next] = [worstCase(before), worstCase(after)];
  const late = tooLate(after, next, handover.now);
  const isNew = late !== undefined && tooLate(before, old, handover.now) === undefined;
  if (old.seconds === next.seconds && !isNew) return [];
  const lasts = `At worst a run takes ${next.words}${old.seconds === next.seconds ? '' : ` instead of ${old.words}`}`;
  const then =
    isNew && late !== undefined ? `; the next slot can come after ${formatDuration(late)}: ${overlapText(after)}` : '';
  const text = `${lasts}${then}. ${leftOut(after)}`;
  return [{ kind: 'worst-case', path: pathOf(before, after), text, ...riskOf(isNew, next.seconds > old.seconds) }];
}

interface WorstCase {
  readonly seconds: number;
  readonly words: string;
}

function worstCase({ tasks, timeout = Infinity }: Pipeline): WorstCase {
  const path: CriticalPath = criticalPath(tasks);
  if (timeout < path.seconds) return { seconds: timeout, words: `${formatDuration(timeout)} (its timeout)` };
  return { seconds: path.seconds, words: path.seconds === 0 ? '0s' : sumOf(path) };
}

/** The fewest seconds between two slots where a run can take longer. */
function tooLate(pipeline: Pipeline, { seconds }: WorstCase, now: number): number | undefined {
  const schedule = slotsOf(pipeline);
  return schedule === undefined || !('window' in schedule) ? undefined : gapBelow(schedule, now, seconds);
}

function overlapText({ maxActiveRuns }: Pipeline): string {
  return maxActiveRuns === 1 ? 'the next run starts late' : 'two runs are under way at once';
}

function riskOf(isNew: boolean, isLonger: boolean): { readonly risk: Risk; readonly reason: string } {
  if (isNew) return { risk: 'high', reason: 'a run may not end before the next one is due' };
  return isLonger
    ? { risk: 'medium', reason: 'results may come later than before' }
    : { risk: 'low', reason: 'a run ends no later than before' };
}

/** The task whose bound differs, where it is one; else what they have in common. */
function pathOf(before: Pipeline, after: Pipeline): string {
  const old = new Map(before.tasks.map((task) => [task.id, secondsOf(task)]));
  const next = new Map(after.tasks.map((task) => [task.id, secondsOf(task)]));
  const differing = [...new Set([...old.keys(), ...next.keys()])].filter((id) => old.get(id) !== next.get(id));
  const [only] = differing;
  if (only !== undefined) return differing.length === 1 ? `tasks.${only}` : 'tasks';
  if (before.timeout !== after.timeout) return 'timeout';
  return criticalPath(before.tasks).seconds === criticalPath(after.tasks).seconds ? 'schedule' : 'tasks';
}

function secondsOf(task: Task): number | undefined {
  return boundOf(task)?.seconds;
}
