import type { Diagnostic, Note, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Dict, type Leaf } from '../tree/tree.ts';
import type { Elsewhere } from './tasks_elsewhere.ts';

/** A task as far as its place in the graph goes. */
export interface GraphTask {
  readonly id: string;
  readonly tree: Dict;
}

/** The ids that each task comes after. Names that lead nowhere, and cycles, are reported and left out. */
export function checkGraph(
  tasks: readonly GraphTask[],
  elsewhere: ReadonlyMap<string, Elsewhere>,
  report: Report,
): ReadonlyMap<string, readonly string[]> {
  const ids = new Set(tasks.map((task) => task.id));
  const after = new Map<string, readonly Leaf[]>();
  for (const task of tasks) {
    const known = itemsOf(task).filter((item) => isKnown(task, item, ids, elsewhere, report));
    after.set(task.id, known);
  }
  reportCycles(tasks, after, report);
  return new Map([...after].map(([id, items]) => [id, items.map((item) => String(item.value))]));
}

function itemsOf(task: GraphTask): readonly Leaf[] {
  const list = child(task.tree, 'after');
  return list?.kind === 'list'
    ? (list.items.filter((item) => item.kind === 'leaf' && text(item) !== undefined) as Leaf[])
    : [];
}

function isKnown(
  task: GraphTask,
  item: Leaf,
  ids: ReadonlySet<string>,
  elsewhere: ReadonlyMap<string, Elsewhere>,
  report: Report,
): boolean {
  const name = String(item.value);
  const why = elsewhere.get(name);
  if (name === task.id) report(afterItself(task, item));
  else if (why?.kind === 'absent') report(afterAbsent(task, item, why.note));
  else if (!ids.has(name) && why === undefined)
    report(
      afterUnknown(
        task,
        item,
        [...ids].filter((id) => id !== task.id),
      ),
    );
  return name !== task.id && ids.has(name);
}

function afterItself(task: GraphTask, item: Leaf): Diagnostic {
  return {
    severity: 'error',
    code: 'after-itself',
    message: `Task "${task.id}" runs after itself: it could never start.`,
    place: placeOf(item),
    help: `Remove "${task.id}" from its own "after".`,
  };
}

function afterUnknown(task: GraphTask, item: Leaf, ids: readonly string[]): Diagnostic {
  const name = String(item.value);
  return {
    severity: 'error',
    code: 'after-unknown',
    message: `Task "${task.id}" runs after "${name}", which does not exist.${didYouMean(name, ids)}`,
    place: placeOf(item),
    ...(ids.length > 0 && ids.length <= 12 ? { help: `Tasks of the pipeline: ${ids.toSorted().join(', ')}.` } : {}),
  };
}

function afterAbsent(task: GraphTask, item: Leaf, note: Note): Diagnostic {
  const name = String(item.value);
  return {
    severity: 'error',
    code: 'after-absent',
    message: `Task "${task.id}" runs after "${name}", which does not exist in this environment.`,
    place: placeOf(item),
    related: [note],
    help: `Give "${task.id}" the same "environments", or overlay its "after" where "${name}" is missing.`,
  };
}

/** Reports each cycle once, whole, beginning with the task that is written first. */
function reportCycles(tasks: readonly GraphTask[], after: ReadonlyMap<string, readonly Leaf[]>, report: Report): void {
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
  after: ReadonlyMap<string, readonly Leaf[]>,
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
        const name = String(target.value);
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

function cycleFound(cycle: readonly string[], after: ReadonlyMap<string, readonly Leaf[]>): Diagnostic {
  const edges = cycle.map((id, index) => {
    const target = cycle[(index + 1) % cycle.length];
    return after.get(id)?.find((item) => item.value === target);
  });
  const [first, ...rest] = edges.flatMap((edge) => edge ?? []);
  if (first === undefined) throw new Error(`resolve: the cycle ${cycle.join(' → ')} has no edge`);
  return {
    severity: 'error',
    code: 'after-cycle',
    message: `Tasks wait for each other in a circle: ${[...cycle, cycle[0]].join(' → ')} (each runs after the next).`,
    place: placeOf(first),
    related: rest.map((edge) => ({ message: `… after "${String(edge.value)}".`, place: placeOf(edge) })),
    help: 'Take one of these out: none of the tasks could ever start.',
  };
}
