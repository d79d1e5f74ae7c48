import { list, name } from './expression.ts';
import { shift, type Statement } from './statement.ts';
import { ascending, type DependentTask, taskGraph, type TaskGraph, topologicalOrder } from './task_graph.ts';
import { type Partition, partitions } from './partitions.ts';

/** What is printed as one line: tasks that stand side by side, then those after them, and so on. */
type Line = readonly (readonly number[])[];

/** The parser of Python nests once per `>>`; longer chains go on in a line of their own. */
const longest = 50;

/**
 * Lines such as `a >> [b, c] >> d` that state each dependency once, few and in the order of the tasks.
 * A list never follows a list, which Python's lists do not know. Tasks without neighbours do not appear.
 */
export function dependencies(tasks: readonly DependentTask[]): readonly Statement[] {
  const key = tasks.map(({ name: task, after }) => `${task}<${after.join(' ')}`).join('\n');
  const known = printed.get(key) ?? fewestLines(tasks);
  printed.set(key, known);
  return known;
}

/** A pipeline mostly has the same tasks in each environment. */
const printed = new Map<string, readonly Statement[]>();

function fewestLines(tasks: readonly DependentTask[]): readonly Statement[] {
  const graph = taskGraph(tasks);
  const candidates = partitions(graph).map((partition) => linesOf(graph, partition));
  const fewest = candidates.reduce((best, lines) => (cost(lines) < cost(best) ? lines : best));
  return fewest.toSorted(compareLines).map((line) =>
    shift(
      line.map((group) => {
        const names = group.map((position) => name(tasks[position]?.name ?? ''));
        const [only] = names;
        return only !== undefined && names.length === 1 ? only : list(names);
      }),
    ),
  );
}

/** Lines count first, then what they name. */
function cost(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.flat().length, lines.length * 1_000_000);
}

function compareLines(left: Line, right: Line): number {
  return compareGroups(left[0], right[0]) || compareGroups(left[1], right[1]);
}

function compareGroups(left: readonly number[] = [], right: readonly number[] = []): number {
  return (left[0] ?? 0) - (right[0] ?? 0) || left.length - right.length;
}

function linesOf(graph: TaskGraph, partition: Partition): readonly Line[] {
  const trails = trailsOf(graph, partition).flatMap(cut);
  const groups = trails.map((trail) => trail.map((set) => partition.members[set] ?? []));
  return joinFans(groups);
}

/**
 * The fewest chains that go along every edge of the graph of sets once. Each node in topological order: an edge that
 * leaves it goes on with a chain that ends there, or begins one when there is none left.
 */
function trailsOf(graph: TaskGraph, partition: Partition): readonly (readonly number[])[] {
  const neighbours = (edges: TaskGraph['before']): readonly (readonly number[])[] =>
    partition.members.map(([first = 0]) =>
      [...new Set((edges[first] ?? []).map((task) => partition.setOf[task] ?? 0))].toSorted(ascending),
    );
  const after = neighbours(graph.after);
  const trails: number[][] = [];
  const ending = partition.members.map((): number[][] => []);
  for (const set of topologicalOrder(neighbours(graph.before))) {
    const open = ending[set] ?? [];
    for (const [index, next] of (after[set] ?? []).entries()) {
      const trail = open[index] ?? [set];
      if (trail.length === 1) trails.push(trail);
      trail.push(next);
      ending[next]?.push(trail);
    }
  }
  return trails;
}

function cut(trail: readonly number[]): readonly (readonly number[])[] {
  const parts: (readonly number[])[] = [];
  for (let start = 0; start < trail.length - 1; start += longest - 1) parts.push(trail.slice(start, start + longest));
  return parts;
}

/** Moves lines of one `>>` into others that begin or end at the same task: `a >> b`, `a >> c` become `a >> [b, c]`. */
function joinFans(lines: readonly Line[]): readonly Line[] {
  const chains = lines.filter((line) => line.length > 2).map((line) => line.map((group) => [...group]));
  const begins = new Map(chains.flatMap((line) => fanKey('in', line[1]).map((key) => [key, line.at(0)])));
  const ends = new Map(chains.flatMap((line) => fanKey('out', line.at(-2)).map((key) => [key, line.at(-1)])));
  const hosts = new Map([...begins, ...ends]);
  const singles: Line[] = [];
  for (const line of lines.filter(({ length }) => length === 2)) {
    const [sources = [], targets = []] = line;
    const [outKey] = fanKey('out', sources).filter((key) => hosts.has(key));
    const [inKey] = fanKey('in', targets).filter((key) => hosts.has(key));
    if (outKey !== undefined) hosts.get(outKey)?.push(...targets);
    else if (inKey !== undefined) hosts.get(inKey)?.push(...sources);
    else singles.push(line);
  }
  return [...chains, ...fans(singles)].map((line) => line.map((group) => group.toSorted(ascending)));
}

/** Lines of one `>>` as few fans, the widest first. */
function fans(singles: readonly Line[]): readonly Line[] {
  const byFan = new Map<string, Line[]>();
  for (const line of singles) {
    for (const key of [...fanKey('out', line[0]), ...fanKey('in', line[1])]) {
      const fan = byFan.get(key);
      if (fan === undefined) byFan.set(key, [line]);
      else fan.push(line);
    }
  }
  const done = new Set<Line>();
  const widest = [...byFan].toSorted(([, left], [, right]) => right.length - left.length);
  return widest.flatMap(([, all]) => {
    const rest = all.filter((line) => !done.has(line));
    for (const line of rest) done.add(line);
    const sides = [0, 1].map((side) => [...new Set(rest.flatMap((line) => line[side] ?? []))]);
    return rest.length === 0 ? [] : [sides];
  });
}

/** Names a fan by the one task in its middle; a list has no fan, as its other side would be a list too. */
function fanKey(direction: 'in' | 'out', group: readonly number[] = []): readonly string[] {
  return group.length === 1 ? [`${direction} ${group[0]}`] : [];
}
