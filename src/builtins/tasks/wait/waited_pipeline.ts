import type { WaitTask } from '../../../generated/types.ts';
import type { Neighbour, TaskContext } from '../../../model/builtins.ts';
import type { TimedSchedule, WaitedFor } from '../../../model/operation.ts';
import type { Schedule } from '../../../model/schedule.ts';
import type { Diagnostic } from '../../../text/diagnostic.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { defaultMatch, type Match } from '../../../time/matches.ts';
import { child, placeOf, type Tree } from '../../../tree/tree.ts';
import { checkWait } from './check_wait.ts';
import type { Patience } from './patience.ts';

/** The runs of another pipeline that are waited for. */
export function waitedPipeline(task: WaitTask, patience: Patience, context: TaskContext): WaitedFor | undefined {
  const at = child(context.tree, 'for') ?? context.tree;
  const named = child(at, 'pipeline') ?? at;
  const neighbour = context.neighbour(named);
  const consumer = timed(context.schedule, { who: 'This pipeline', help: useAssets }, named, context);
  const upstream = upstreamOf(neighbour, named, context);
  const part = neighbour === undefined ? undefined : waitedPart(task.for.task, neighbour, at, context);
  const { on_failed: onFailed = 'fail' } = task.for;
  const isClear = patience.onGiveUp !== 'skip' || onFailed !== 'fail' || skipsBoth(context);
  if (neighbour === undefined || consumer === undefined || upstream === undefined || part === undefined || !isClear)
    return undefined;
  const match = matchOf(task, consumer, upstream) ?? missingMatch(named, context);
  if (match === undefined) return undefined;
  const isOfItself = neighbour.id === context.pipeline;
  if (isOfItself && !isEarlier(match)) return waitsForItself(child(at, 'match') ?? named, context);
  const wait = { consumer, upstream, match };
  if (!checkWait(wait, { id: neighbour.id, isOfItself, ...patience, at: named, report: context.report }))
    return undefined;
  return { kind: 'pipeline', dagId: neighbour.dagId, ...part, schedule: upstream, match, onFailed };
}

function upstreamOf(neighbour: Neighbour | undefined, at: Tree, context: TaskContext): TimedSchedule | undefined {
  if (neighbour === undefined) return undefined;
  const { id, schedule, tasks } = neighbour;
  const isOurs = tasks !== undefined;
  return timed(schedule, { who: `The pipeline "${id}"`, help: isOurs ? useAssets : declareSchedule }, at, context);
}

/** A schedule of moments; undefined where runs are due by something else, which is reported. */
function timed(
  schedule: Schedule | undefined,
  { who, help }: { readonly who: string; readonly help: string },
  at: Tree,
  context: TaskContext,
): TimedSchedule | undefined {
  if (schedule === undefined || (schedule.kind !== 'manual' && schedule.kind !== 'assets')) return schedule;
  return tell(at, context, {
    code: 'wait-without-slots',
    message: `${who} has no slots by which runs could be matched: its schedule is "${schedule.kind}".`,
    help,
  });
}

const useAssets =
  'Use `schedule: { assets: … }` with what the other pipeline `produces`, or a task of the type trigger there.';
const declareSchedule =
  'Write when it runs beside its "dag_id", for example `schedule: { cron: "0 1 * * *", timezone: UTC }`.';

/** The task to which a wait is narrowed, or nothing where whole runs are meant. */
function waitedPart(
  task: string | undefined,
  { id, tasks }: Neighbour,
  at: Tree,
  context: TaskContext,
): { readonly taskId?: string } | undefined {
  if (task === undefined) return {};
  if (tasks === undefined) return { taskId: task };
  const place = child(at, 'task') ?? at;
  const known = tasks.get(task);
  if (known === undefined) {
    return tell(place, context, {
      code: 'unknown-task',
      message: `The pipeline "${id}" has no task "${task}" in this environment.${didYouMean(task, tasks.keys())}`,
      help: `It has: ${[...tasks.keys()].join(', ')}.`,
    });
  }
  if (!known.isMapped) return { taskId: known.taskId };
  return tell(place, context, {
    code: 'wait-mapped-task',
    message: `The task "${task}" of "${id}" is mapped: how many of it have to succeed is not known beforehand.`,
    help: `Wait for the whole pipeline, or for a task of it that comes after "${task}".`,
  });
}

/** FINE-PRINT 10: Airflow’s `soft_fail` makes a skip of a failed run as well. */
function skipsBoth(context: TaskContext): false {
  tell(child(context.tree, 'on_give_up') ?? context.tree, context, {
    code: 'skip-or-fail',
    message: '`on_give_up: skip` cannot stand beside `on_failed: fail`: a run that failed would be skipped as well.',
    help: 'Write `on_failed: wait` under "for", or leave `on_give_up` out.',
  });
  return false;
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

/** FINE-PRINT 7: where one side has no windows that meet, several answers are right. */
function missingMatch(at: Tree, context: TaskContext): undefined {
  return tell(at, context, {
    code: 'missing-key',
    message: 'The key "match" is missing: between these two schedules no default is right.',
    help: 'Write `match: dates`, `window`, `latest` or `{ offset: -2h }`.',
  });
}

function isEarlier(match: Match): boolean {
  return typeof match === 'object' && match.offset.amount < 0;
}

function waitsForItself(at: Tree, context: TaskContext): undefined {
  return tell(at, context, {
    code: 'wait-for-itself',
    message: `"${context.id}" waits for its own run, or for a later one of this pipeline: it would never go on.`,
    help: 'A run can wait for an earlier one of its own pipeline: write for example `match: { offset: -1d }`.',
  });
}

function tell(at: Tree, { report }: TaskContext, problem: Omit<Diagnostic, 'severity' | 'place'>): undefined {
  report({ severity: 'error', place: placeOf(at), ...problem });
}
