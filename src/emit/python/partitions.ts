import type { TaskGraph } from './task_graph.ts';

/** The tasks in sets that are printed side by side; most sets hold one task. */
export interface Partition {
  readonly members: readonly (readonly number[])[];
  /** The set of each task. */
  readonly setOf: readonly number[];
}

/**
 * Ways to put tasks with equal neighbours side by side: all of them, only where that surely saves lines, none.
 * No set of several is the neighbour of another.
 */
export function partitions(graph: TaskGraph): readonly [Partition, ...Partition[]] {
  const twins = twinsOf(graph);
  const alone = partition(graph, []);
  if (twins.length === 0) return [alone];
  return [
    partition(graph, apart(graph, twins)),
    partition(
      graph,
      apart(
        graph,
        twins.filter((members) => members.length >= neighboursOf(graph, members).length),
      ),
    ),
    alone,
  ];
}

/** Tasks with equal neighbours on both sides, the largest sets first. */
function twinsOf(graph: TaskGraph): readonly (readonly number[])[] {
  const byNeighbours = new Map<string, number[]>();
  for (const [task, before] of graph.before.entries()) {
    const key = `${before.join(' ')} > ${(graph.after[task] ?? []).join(' ')}`;
    const members = byNeighbours.get(key) ?? [];
    members.push(task);
    byNeighbours.set(key, members);
  }
  const twins = [...byNeighbours.values()].filter((members) => members.length > 1);
  return twins.toSorted((left, right) => right.length - left.length);
}

function apart(graph: TaskGraph, twins: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const grouped = new Set<number>();
  return twins.filter((members) => {
    const isFree = neighboursOf(graph, members).every((neighbour) => !grouped.has(neighbour));
    if (isFree) for (const member of members) grouped.add(member);
    return isFree;
  });
}

function neighboursOf(graph: TaskGraph, [member = 0]: readonly number[]): readonly number[] {
  return [...(graph.before[member] ?? []), ...(graph.after[member] ?? [])];
}

/** Sets numbered by their first task, so that their order is that of the tasks. */
function partition(graph: TaskGraph, groups: readonly (readonly number[])[]): Partition {
  const groupOf = new Map(groups.flatMap((group) => group.map((member) => [member, group] as const)));
  const members: (readonly number[])[] = [];
  const setOf: number[] = [];
  for (const task of graph.before.keys()) {
    const group = groupOf.get(task) ?? [task];
    const [first = task] = group;
    if (first === task) members.push(group);
    setOf.push(first === task ? members.length - 1 : (setOf[first] ?? 0));
  }
  return { members, setOf };
}
