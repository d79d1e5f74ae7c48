import type { Graph, GraphEdge, GraphGroup, GraphNode } from '../../model/graph.ts';
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
      bends.set(
        link.edge,
        points.map(({ x, y }) => ({ x: x + origin.x, y: y + origin.y })),
      );
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

/** Each edge as a link between the boxes that its ends are in where both are in sight. */
function linksByLevel(graph: Graph): LinksByLevel {
  const around = groupsAround(graph);
  const chains = new Map(graph.nodes.map((node) => [node.id, around(node)]));
  const links = new Map<string | undefined, EdgeLink[]>();
  for (const edge of graph.edges) {
    const { level, from, to } = ends(edge, chains.get(edge.from) ?? [], chains.get(edge.to) ?? []);
    const link = { edge, from, to, labelWidth: edgeLabelWidth(edge) };
    const known = links.get(level);
    if (known === undefined) links.set(level, [link]);
    else known.push(link);
  }
  return links;
}

function ends(
  edge: GraphEdge,
  fromGroups: readonly GraphGroup[],
  toGroups: readonly GraphGroup[],
): { readonly level: string | undefined; readonly from: string; readonly to: string } {
  let depth = 0;
  while (fromGroups[depth] !== undefined && fromGroups[depth] === toGroups[depth]) depth += 1;
  const box = (groups: readonly GraphGroup[], id: GraphNode['id']): string => {
    const group = groups[depth];
    return group === undefined ? nodeKey(id) : groupKey(group.id);
  };
  return { level: fromGroups[depth - 1]?.id, from: box(fromGroups, edge.from), to: box(toGroups, edge.to) };
}

function nodeKey(id: string): string {
  return `node ${id}`;
}

function groupKey(id: string): string {
  return `group ${id}`;
}
