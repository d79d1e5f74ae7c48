import type { Task } from '../../../model/pipeline.ts';

/**
 * The tasks in the order of their statements: that of the pipeline, but what a task is mapped over stands above it,
 * because it is named there.
 */
export function inFileOrder(tasks: readonly Task[]): readonly Task[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const ordered = new Set<Task>();
  for (const task of tasks) for (const each of withSources(task, byId)) ordered.add(each);
  return [...ordered];
}

/** A task after the one that it is mapped over, after the one that that is mapped over … */
function withSources(task: Task, byId: ReadonlyMap<string, Task>): readonly Task[] {
  const chain: Task[] = [];
  // The graph has no circle, and what a task is mapped over is before it.
  for (let next: Task | undefined = task; next !== undefined; next = sourceOf(next, byId)) chain.unshift(next);
  return chain;
}

function sourceOf({ map }: Task, byId: ReadonlyMap<string, Task>): Task | undefined {
  return map?.kind === 'output' ? byId.get(map.task) : undefined;
}
