import type { WaitTask } from '../../../generated/types.ts';
import type { Neighbour, TaskContext } from '../../../model/builtins.ts';
import type { TimedSchedule, WaitedFor } from '../../../model/operation.ts';
import type { Schedule } from '../../../model/schedule.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { judgeWait, type FewSlots } from '../../../time/judge_wait.ts';
import { formatInstant } from '../../../time/calendar.ts';
import { formatDuration } from '../../../time/duration.ts';
import { defaultMatch, type Match, type PipelineWait } from '../../../time/matches.ts';
import { child, placeOf, type Tree } from '../../../tree/tree.ts';
import type { Patience } from './patience.ts';

/** The runs of another pipeline that are waited for. */
export function waitedPipeline(task: WaitTask, patience: Patience, context: TaskContext): WaitedFor | undefined {
  const at = child(context.tree, 'for') ?? context.tree;
  const named = child(at, 'pipeline') ?? at;
  const neighbour = context.neighbour(named);
  const consumer = timed(context.schedule, 'This pipeline', child(context.tree, 'for') ?? at, context);
  const upstream = timed(neighbour?.schedule, `The pipeline "${neighbour?.id ?? ''}"`, named, context);
  const taskId = neighbour === undefined ? undefined : taskIdOf(task.for.task, neighbour, at, context);
  if (neighbour === undefined || consumer === undefined || upstream === undefined || taskId === 'unknown')
    return undefined;
  const { on_failed: onFailed = 'fail' } = task.for;
  if (patience.onGiveUp === 'skip' && onFailed === 'fail') return skipsBoth(context);
  const match = matchOf(task, consumer, upstream) ?? missingMatch(named, context);
  if (match === undefined) return undefined;
  if (!checkWait({ consumer, upstream, match }, neighbour.id, patience, named, context)) return undefined;
  const { dagId } = neighbour;
  return { kind: 'pipeline', dagId, ...(taskId === undefined ? {} : { taskId }), schedule: upstream, match, onFailed };
}

/** A schedule of moments; undefined where runs are due by something else, which is reported. */
function timed(
  schedule: Schedule | undefined,
  who: string,
  at: Tree,
  { report }: TaskContext,
): TimedSchedule | undefined {
  if (schedule === undefined || (schedule.kind !== 'manual' && schedule.kind !== 'assets')) return schedule;
  report({
    severity: 'error',
    code: 'wait-without-slots',
    message: `${who} has no slots by which runs could be matched: its schedule is "${schedule.kind}".`,
    place: placeOf(at),
    help: 'Use `schedule: { assets: … }` with what the other pipeline `produces`, or a task of the type trigger there.',
  });
  return undefined;
}

function taskIdOf(
  task: string | undefined,
  { id, tasks }: Neighbour,
  at: Tree,
  { report }: TaskContext,
): string | undefined {
  if (task === undefined) return undefined;
  const known = tasks === undefined ? task : tasks.get(task);
  if (known !== undefined) return known;
  report({
    severity: 'error',
    code: 'unknown-task',
    message: `The pipeline "${id}" has no task "${task}" in this environment.${didYouMean(task, tasks?.keys() ?? [])}`,
    place: placeOf(child(at, 'task') ?? at),
  });
  return 'unknown';
}

/** FINE-PRINT 10: Airflow’s `soft_fail` makes a skip of a failed run as well. */
function skipsBoth({ tree, report }: TaskContext): undefined {
  report({
    severity: 'error',
    code: 'skip-or-fail',
    message: '`on_give_up: skip` cannot stand beside `on_failed: fail`: a run that failed would be skipped as well.',
    place: placeOf(child(tree, 'on_give_up') ?? tree),
    help: 'Write `on_failed: wait`, or leave `on_give_up` out.',
  });
}

function matchOf({ for: { match } }: WaitTask, consumer: TimedSchedule, upstream: TimedSchedule): Match | undefined {
  if (match === undefined) return defaultMatch(consumer, upstream);
  if (match.offset !== undefined) return offsetOf(match.offset);
  return match.dates === true ? 'dates' : match.window === true ? 'window' : 'latest';
}

type Unit = Extract<Match, object>['offset']['unit'];

function offsetOf(written: string): Match {
  const [, sign = '', amount = '0', unit = 's'] = /^([+-]?)([0-9]+)([a-z]+)$/u.exec(written) ?? [];
  return { offset: { amount: Number(`${sign}${amount}`), unit: unit as Unit } };
}

function missingMatch(at: Tree, { report }: TaskContext): undefined {
  report({
    severity: 'error',
    code: 'missing-key',
    message: 'The key "match" is missing: between these two schedules no default is right.',
    place: placeOf(at),
    help: 'Write `match: dates`, `window`, `latest` or `{ offset: -2h }`.',
  });
}

/** FINE-PRINT 9: a wait that never works is an error, one that sometimes does not is a warning. */
function checkWait(
  wait: PipelineWait,
  id: string,
  { giveUpAfter }: Patience,
  at: Tree,
  { report }: TaskContext,
): boolean {
  const { slots, empty, late } = judgeWait(wait, giveUpAfter);
  const isNever = empty.count + late.count === slots;
  const few = empty.count > 0 ? empty : late;
  if (few.count === 0) return true;
  const dates = datesOf(few, wait.consumer.zone);
  const what =
    few === empty
      ? `no run of "${id}" is matched, so nothing is waited for`
      : `a run of "${id}" is due later than the wait is given up (${formatDuration(giveUpAfter)})`;
  report({
    severity: isNever ? 'error' : 'warning',
    code: few === empty ? 'wait-empty' : 'wait-late',
    message: isNever ? `In every slot ${what}.` : `In some slots ${what}: ${dates}.`,
    place: placeOf(at),
    help: few === empty ? 'Write another `match`.' : 'Write a longer `give_up_after`, or another `match`.',
  });
  return !isNever;
}

function datesOf({ first, count }: FewSlots, zone: string): string {
  const shown = first.map((slot) => formatInstant(zone, slot)).join(', ');
  return count > first.length ? `${shown} and more` : shown;
}
