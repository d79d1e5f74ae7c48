/** A task and those that it runs after. */
export interface DependentTask {
  /** The Python variable that holds the task. */
  readonly name: string;
  readonly after: readonly string[];
}

/** A task graph by the tasks' positions in their list; each neighbour once, ascending. */
export interface TaskGraph {
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

/** Throws for a name that is no task's, or two tasks of one name. */
export function taskGraph(tasks: readonly DependentTask[]): TaskGraph {
  const positions = new Map(tasks.map((task, position) => [task.name, position]));
  if (positions.size < tasks.length) throw new Error('Python printer: two tasks have one name.');
  const before = tasks.map((task) =>
    [...new Set(task.after)].map((name) => positionOf(name, positions)).toSorted(ascending),
  );
  const after = tasks.map((): number[] => []);
  for (const [position, neighbours] of before.entries()) {
    for (const neighbour of neighbours) after[neighbour]?.push(position);
  }
  return { before, after };
}

/** Every node after those it depends on, otherwise in ascending order. A cycle is cut somewhere. */
export function topologicalOrder(before: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = [];
  const next = before.map(() => 0);
  const seen = before.map(() => false);
  for (const start of before.keys()) {
    const path = seen[start] === true ? [] : [start];
    seen[start] = true;
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const neighbour = before[node]?.[next[node] ?? 0];
      if (neighbour === undefined) order.push(...path.splice(-1));
      else {
        next[node] = (next[node] ?? 0) + 1;
        if (seen[neighbour] !== true) path.push(neighbour);
        seen[neighbour] = true;
      }
    }
  }
  return order;
}

export function ascending(left: number, right: number): number {
  return left - right;
}

function positionOf(name: string, positions: ReadonlyMap<string, number>): number {
  const position = positions.get(name);
  if (position === undefined)
    throw new Error(`Python printer: a task runs after "${name}", which is none of the tasks.`);
  return position;
}
