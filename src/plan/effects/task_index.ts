import type { Pipeline, Task } from '../../model/pipeline.ts';

/** The tasks of a pipeline as sentences look them up. */
export interface TaskIndex {
  readonly byId: ReadonlyMap<string, Task>;
  /** The ids of the tasks that come directly after one. */
  readonly followers: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<Pipeline, TaskIndex>();

/** The index of a pipeline: made once, however many of its values change. */
export function taskIndex(pipeline: Pipeline): TaskIndex {
  const known = indexes.get(pipeline) ?? indexOf(pipeline);
  indexes.set(pipeline, known);
  return known;
}

function indexOf({ tasks }: Pipeline): TaskIndex {
  const followers = new Map<string, string[]>();
  for (const { id, after } of tasks) {
    for (const other of after) {
      const list = followers.get(other) ?? [];
      list.push(id);
      followers.set(other, list);
    }
  }
  return { byId: new Map(tasks.map((task) => [task.id, task])), followers };
}

/** The tasks that run before another one, directly or by way of others. */
export function upstreamOf({ byId }: TaskIndex, task: string): ReadonlySet<string> {
  const found = new Set<string>(byId.get(task)?.after);
  // The set grows while it is walked: what was added is walked too.
  for (const id of found) for (const one of byId.get(id)?.after ?? []) found.add(one);
  return found;
}
