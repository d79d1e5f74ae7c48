import { withAncestors } from '../../../lint/ancestors.ts';
import type { Pipeline } from '../../../model/pipeline.ts';
import type { TimedSchedule } from '../../../model/operation.ts';
import type { Match } from '../../../time/matches.ts';
import { child, text } from '../../../tree/tree.ts';

/** A task that waits for another pipeline. */
export interface Waiter {
  readonly task: Pipeline['tasks'][number];
  /** The pipeline that is waited for. */
  readonly upstream: string;
  /** The task of it that is waited for; absent: the whole run. */
  readonly awaited?: string;
  readonly schedule: TimedSchedule;
  readonly match: Match;
}

/** A pipeline that waits for others. */
export interface Waiting {
  readonly schedule: TimedSchedule;
  readonly waiters: readonly Waiter[];
  /** Of each task that others may wait for, the waits which have to be over before. */
  readonly needed: (awaited: string | undefined) => readonly Waiter[];
}

/** Undefined for a pipeline that waits for no other. */
export function waitingOf({ schedule, tasks }: Pipeline): Waiting | undefined {
  if (schedule.kind === 'manual' || schedule.kind === 'assets') return undefined;
  const waiters = tasks.flatMap((task) => waiterOf(task));
  if (waiters.length === 0) return undefined;
  const needed = (awaited: string | undefined): readonly Waiter[] => {
    const before = awaited === undefined ? undefined : withAncestors(awaited, tasks);
    return waiters.filter(({ task }) => before?.has(task.id) !== false);
  };
  return { schedule, waiters, needed };
}

function waiterOf(task: Pipeline['tasks'][number]): readonly Waiter[] {
  const { operation } = task;
  if (operation.kind !== 'wait' || operation.for.kind !== 'pipeline') return [];
  const written = child(task.tree, 'for');
  const upstream = text(child(written, 'pipeline'));
  const awaited = text(child(written, 'task'));
  if (upstream === undefined) return [];
  const { schedule, match } = operation.for;
  return [{ task, upstream, schedule, match, ...(awaited === undefined ? {} : { awaited }) }];
}
