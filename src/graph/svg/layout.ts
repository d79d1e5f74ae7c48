import type { Graph, GraphEdge, GraphGroup } from '../../model/graph.ts';
import { groupsAround, levelsOf, type Level } from '../groups.ts';
import { arrange, type Arrangement, type Point } from './arrange.ts';
import type { Item, Link } from './columns.ts';
import { edgeLabelWidth, groupTitleWidth, nodeSize, type Size } from './sizes.ts';

/** A box of a picture, in pixels. */
export interface Box extends Point, Size {}

/** Where everything in a picture is. */
export interface Layout extends Size {
  readonly nodes: ReadonlyMap<string, Box>;
  readonly groups: ReadonlyMap<string, Box>;
  /** Of each edge, the points between its ends. */
  readonly bends: ReadonlyMap<GraphEdge, readonly Point[]>;
}

const padding = 12;
const titleHeight = 22;

/** Lays a graph out from left to right. What lies in a group is laid out by itself, and the group is a box of that size. */
export function layoutOf(graph: Graph): Layout {
  const links = linksByLevel(graph);
  const nodes = new Map<string, Box>();
  const groups = new Map<string, Box>();
  const bends = new Map<GraphEdge, readonly Point[]>();
  const whole = measured(levelsOf(graph), links);
  settle(whole, { x: 0, y: 0 });
  return { nodes, groups, bends, width: whole.arrangement.width, height: whole.arrangement.height };

  function settle({ level, arrangement, inner }: Measured, origin: Point): void {
    for (const node of level.nodes) nodes.set(node.id, { ...at(nodeKey(node.id)), ...nodeSize(node) });
    for (const one of inner) {
      const corner = at(groupKey(one.id));
      groups.set(one.id, { ...corner, width: one.width, height: one.height });
      settle(one, { x: corner.x + padding, y: corner.y + titleHeight });
    }
    for (const link of links.get(level.group?.id) ?? []) {
      const points = arrangement.bends.get(link) ?? [];
      const moved = points.map(({ x, y }) => ({ x: x + origin.x, y: y + origin.y }));
      bends.set(link.edge, [...(bends.get(link.edge) ?? []), ...moved]);
    }

    function at(key: string): Point {
      const { x, y } = arrangement.corners.get(key) ?? { x: 0, y: 0 };
      return { x: x + origin.x, y: y + origin.y };
    }
  }
}

/** A level with the sizes and places of all that lies in it. */
interface Measured extends Size {
  readonly id: string;
  readonly level: Level;
  readonly arrangement: Arrangement;
  readonly inner: readonly Measured[];
}

function measured(level: Level, links: LinksByLevel): Measured {
  const inner = level.levels.map((one) => measured(one, links));
  const items: readonly Item[] = [
    ...level.nodes.map((node) => ({ id: nodeKey(node.id), ...nodeSize(node) })),
    ...inner.map(({ id, width, height }) => ({ id: groupKey(id), width, height })),
  ];
  const arrangement = arrange(items, links.get(level.group?.id) ?? []);
  const title = level.group === undefined ? 0 : groupTitleWidth(level.group);
  return {
    id: level.group?.id ?? '',
    level,
    arrangement,
    inner,
    width: Math.max(arrangement.width, title) + 2 * padding,
    height: arrangement.height + titleHeight + padding,
  };
}

interface EdgeLink extends Link {
  readonly edge: GraphEdge;
}

/** By the innermost group that holds both ends; undefined is the whole graph. */
type LinksByLevel = ReadonlyMap<string | undefined, readonly EdgeLink[]>;

/**
 * Each edge as a link between the boxes that its ends are in where both are in sight; and in each of these boxes as a link
 * that goes out, or comes in.
 */
function linksByLevel(graph: Graph): LinksByLevel {
  const around = groupsAround(graph);
  const chains = new Map(graph.nodes.map((node) => [node.id, around(node)]));
  const links = new Map<string | undefined, EdgeLink[]>();
  const add = (level: string | undefined, link: EdgeLink): void => {
    const known = links.get(level);
    if (known === undefined) links.set(level, [link]);
    else known.push(link);
  };
  for (const edge of graph.edges) {
    const [from, to] = [chains.get(edge.from) ?? [], chains.get(edge.to) ?? []];
    const depth = sharedDepth(from, to);
    const whole = { edge, from: boxAt(depth, from, edge.from), to: boxAt(depth, to, edge.to) };
    add(from[depth - 1]?.id, { ...whole, labelWidth: edgeLabelWidth(edge) });
    from.slice(depth).forEach(({ id }, index) => {
      add(id, { edge, from: boxAt(depth + index + 1, from, edge.from), to: undefined, labelWidth: 0 });
    });
    to.slice(depth).forEach(({ id }, index) => {
      add(id, { edge, from: undefined, to: boxAt(depth + index + 1, to, edge.to), labelWidth: 0 });
    });
  }
  return links;
}

/** How many groups hold both. */
function sharedDepth(one: readonly GraphGroup[], other: readonly GraphGroup[]): number {
  let depth = 0;
  while (one[depth] !== undefined && one[depth] === other[depth]) depth += 1;
  return depth;
}

/** The box that a node is in, or is, inside of so many groups. */
function boxAt(depth: number, groups: readonly GraphGroup[], id: string): string {
  const group = groups[depth];
  return group === undefined ? nodeKey(id) : groupKey(group.id);
}

function nodeKey(id: string): string {
  return `node ${id}`;
}

function groupKey(id: string): string {
  return `group ${id}`;
}
