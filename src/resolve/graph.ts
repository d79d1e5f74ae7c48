import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { placeOf } from '../tree/tree.ts';
import { edgesOf, type Edge, type GraphTask } from './graph_edges.ts';
import type { Elsewhere } from './tasks_elsewhere.ts';

/** The ids that each task comes after. Names that lead nowhere, and cycles, are reported and left out. */
export function checkGraph(
  tasks: readonly GraphTask[],
  elsewhere: ReadonlyMap<string, Elsewhere>,
  report: Report,
): ReadonlyMap<string, readonly string[]> {
  const ids = new Set(tasks.map((task) => task.id));
  const context = { tasks, ids, elsewhere, report, lastTasks: new Map<string, readonly string[]>() };
  const after = new Map(tasks.map((task) => [task.id, edgesOf(task, context)]));
  reportCycles(tasks, after, report);
  return new Map([...after].map(([id, edges]) => [id, edges.map((edge) => edge.task)]));
}

/** Reports each cycle once, whole, beginning with the task that is written first. */
function reportCycles(tasks: readonly GraphTask[], after: ReadonlyMap<string, readonly Edge[]>, report: Report): void {
  const order = new Map(tasks.map((task, index) => [task.id, index]));
  const reported = new Set<string>();
  for (const cycle of cyclesOf(tasks, after)) {
    const first = cycle.reduce(
      (best, id, index) => ((order.get(id) ?? 0) < (order.get(cycle[best] ?? '') ?? 0) ? index : best),
      0,
    );
    const turned = [...cycle.slice(first), ...cycle.slice(0, first)];
    const key = turned.join(' ');
    if (!reported.has(key)) report(cycleFound(turned, after));
    reported.add(key);
  }
}

/** Cycles met by a walk that looks at every edge once; without recursion, so that depth is no limit. */
function cyclesOf(
  tasks: readonly GraphTask[],
  after: ReadonlyMap<string, readonly Edge[]>,
): readonly (readonly string[])[] {
  const done = new Set<string>();
  const cycles: (readonly string[])[] = [];
  for (const { id: start } of tasks) {
    const path: string[] = [];
    const onPath = new Map<string, number>();
    const next: number[] = [];
    const enter = (id: string): void => {
      onPath.set(id, path.length);
      path.push(id);
      next.push(0);
    };
    if (!done.has(start)) enter(start);
    while (path.length > 0) {
      const id = path.at(-1) ?? '';
      const step = next.at(-1) ?? 0;
      const target = after.get(id)?.[step];
      next[next.length - 1] = step + 1;
      if (target === undefined) leave(path, next, onPath, done);
      else {
        const name = target.task;
        const position = onPath.get(name);
        if (position !== undefined) cycles.push(path.slice(position));
        else if (!done.has(name)) enter(name);
      }
    }
  }
  return cycles;
}

function leave(path: string[], next: number[], onPath: Map<string, number>, done: Set<string>): void {
  const id = path.pop() ?? '';
  next.pop();
  onPath.delete(id);
  done.add(id);
}

function cycleFound(cycle: readonly string[], after: ReadonlyMap<string, readonly Edge[]>): Diagnostic {
  const edges = cycle.map((id, index) => {
    const target = cycle[(index + 1) % cycle.length];
    return after.get(id)?.find((edge) => edge.task === target);
  });
  const [first, ...rest] = edges.flatMap((edge) => edge ?? []);
  if (first === undefined) throw new Error(`resolve: the cycle ${cycle.join(' → ')} has no edge`);
  return {
    severity: 'error',
    code: 'after-cycle',
    message: `Tasks wait for each other in a circle: ${[...cycle, cycle[0]].join(' → ')} (each runs after the next).`,
    place: placeOf(first.at),
    related: rest.map((edge) => ({ message: `… after "${edge.task}".`, place: placeOf(edge.at) })),
    help: 'Take one of these out: none of the tasks could ever start.',
  };
}
