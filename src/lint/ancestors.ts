import type { Task } from '../model/pipeline.ts';

/** A task, and all that it comes after. */
export function withAncestors(id: string, tasks: readonly Task[]): ReadonlySet<string> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const found = new Set([id]);
  for (const one of found) for (const before of byId.get(one)?.after ?? []) found.add(before);
  return found;
}
