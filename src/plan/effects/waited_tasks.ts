import { child, text, type Tree } from '../../tree/tree.ts';
import type { Seen } from './seen.ts';
import { taskIndex, upstreamOf } from './task_index.ts';
import { differences } from './values.ts';

/** How the tasks that one waits for change: ids of tasks and groups. */
export interface WaitedTasks {
  readonly came: readonly string[];
  /** Not waited for any more, though they still run. */
  readonly lost: readonly string[];
  /** Not waited for any more, since they are not there any more. */
  readonly gone: readonly string[];
  /** Still waited for, by way of other tasks. */
  readonly kept: readonly string[];
}

/** What a change of `after` does to the order in which tasks run. */
export function waitedTasks({ before, after, task, pipelines }: Seen): WaitedTasks {
  // Of a task that is known, groups are the tasks that they stand for.
  const { came, went } = differences(task?.before?.after ?? named(before), task?.after?.after ?? named(after));
  const id = task?.id ?? '';
  if (went.length === 0 || pipelines.before === undefined || pipelines.after === undefined)
    return { came, lost: went, gone: [], kept: [] };
  const [old, fresh] = [taskIndex(pipelines.before), taskIndex(pipelines.after)];
  const present = fresh.byId;
  const still = upstreamOf(fresh, id);
  const gone = went.filter((one) => !present.has(one) && old.byId.has(one));
  // Who waited for a task that is gone also waited for what that one came after.
  const behind = gone.flatMap((one) => [...upstreamOf(old, one)].filter((other) => present.has(other)));
  const others = went.filter((one) => !gone.includes(one));
  const lost = [...new Set([...others, ...behind])].filter((one) => !still.has(one));
  return { came, lost, gone, kept: others.filter((one) => still.has(one)) };
}

/** The ids of tasks and groups in a list of `after`. */
function named(tree: Tree | undefined): readonly string[] {
  if (tree?.kind !== 'list') return [];
  return tree.items.flatMap((item) => text(item) ?? text(child(item, 'task')) ?? text(child(item, 'group')) ?? []);
}
