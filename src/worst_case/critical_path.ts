import { boundOf, type BoundedTask, type TaskBound } from './task_bound.ts';

/** The tasks of which each begins when the one before ends, at worst, up to the end of the run. */
export interface CriticalPath {
  readonly seconds: number;
  readonly steps: readonly (TaskBound & { readonly id: string })[];
}

/** Where the longest path to a task comes from. */
interface Arrival {
  readonly id: string;
  readonly bound: TaskBound;
  readonly end: number;
  readonly before: Arrival | undefined;
}

/** The longest path through a run. A task that nothing bounds takes no time in it. */
export function criticalPath(tasks: readonly BoundedTask[]): CriticalPath {
  const arrivals = new Map<string, Arrival>();
  for (const task of inOrder(tasks)) {
    const before = latest(task.after.flatMap((id) => arrivals.get(id) ?? []));
    const bound = boundOf(task) ?? { seconds: 0, words: '' };
    arrivals.set(task.id, { id: task.id, bound, end: (before?.end ?? 0) + bound.seconds, before });
  }
  const last = latest(tasks.flatMap(({ id }) => arrivals.get(id) ?? []));
  const steps: { id: string; seconds: number; words: string }[] = [];
  for (let at = last; at !== undefined; at = at.before)
    if (at.bound.seconds > 0) steps.push({ id: at.id, ...at.bound });
  return { seconds: last?.end ?? 0, steps: steps.toReversed() };
}

function latest(arrivals: readonly Arrival[]): Arrival | undefined {
  return arrivals.reduce<Arrival | undefined>(
    (best, each) => (best === undefined || each.end > best.end ? each : best),
    undefined,
  );
}

/** The tasks so that each comes after all that it runs after; there are no circles. */
function inOrder(tasks: readonly BoundedTask[]): readonly BoundedTask[] {
  const missing = new Map(tasks.map(({ id, after }) => [id, new Set(after).size]));
  const next = new Map<string, BoundedTask[]>();
  for (const task of tasks) {
    for (const id of new Set(task.after)) {
      const followers = next.get(id) ?? [];
      followers.push(task);
      next.set(id, followers);
    }
  }
  const ordered = tasks.filter(({ after }) => after.length === 0);
  for (const { id } of ordered) {
    for (const task of next.get(id) ?? []) {
      const left = (missing.get(task.id) ?? 0) - 1;
      missing.set(task.id, left);
      if (left === 0) ordered.push(task);
    }
  }
  return ordered;
}
