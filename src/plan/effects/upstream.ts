import type { Task } from '../../model/pipeline.ts';

type Ordered = readonly Pick<Task, 'id' | 'after'>[];

/** The tasks that run before another one, directly or by way of others. */
export function upstreamOf(tasks: Ordered, task: string): ReadonlySet<string> {
  const before = new Map(tasks.map(({ id, after }) => [id, after]));
  const found = new Set<string>(before.get(task));
  // The set grows while it is walked: what was added is walked too.
  for (const id of found) for (const one of before.get(id) ?? []) found.add(one);
  return found;
}
