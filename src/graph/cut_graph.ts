import type { Graph, GraphNode } from '../model/graph.ts';
import { groupsAround } from './groups.ts';
import { edgesByNode, nearestFirst } from './nearest_first.ts';

/** How much of a graph can be shown, and what each part of it takes. */
export interface Room {
  readonly nodes: number;
  readonly edges: number;
  /** In whatever the sizes are measured in. */
  readonly size: number;
  readonly sizeOfNode: (node: GraphNode) => number;
  readonly sizeOfEdge: (edge: Graph['edges'][number]) => number;
  readonly sizeOfGroup: (group: Graph['groups'][number]) => number;
}

/** What is shown of a graph, and how much of it is not. */
export interface CutGraph {
  readonly graph: Graph;
  readonly leftOut: { readonly nodes: number; readonly edges: number };
}

/**
 * A graph that fits: whole, or what is marked and what lies nearest to it. Without marks, what has the most edges comes
 * first. All edges between nodes that are shown are shown.
 */
export function cutGraph(graph: Graph, room: Room): CutGraph {
  const edgesAt = edgesByNode(graph);
  const shown = new Set<string>();
  const groups = new Set<string>();
  const around = groupsAround(graph);
  let edges = 0;
  let size = 0;
  for (const node of nearestFirst(graph, edgesAt)) {
    const more = (edgesAt.get(node.id) ?? []).filter(({ from, to }) => {
      const other = from === node.id ? to : from;
      return other === node.id || shown.has(other);
    });
    const opened = around(node).filter(({ id }) => !groups.has(id));
    size += room.sizeOfNode(node) + sum(more, room.sizeOfEdge) + sum(opened, room.sizeOfGroup);
    edges += more.length;
    if (shown.size + 1 > room.nodes || edges > room.edges || size > room.size) break;
    shown.add(node.id);
    for (const { id } of opened) groups.add(id);
  }
  return only(graph, shown, groups);
}

function only(graph: Graph, shown: ReadonlySet<string>, groups: ReadonlySet<string>): CutGraph {
  const nodes = graph.nodes.filter(({ id }) => shown.has(id));
  const edges = graph.edges.filter(({ from, to }) => shown.has(from) && shown.has(to));
  return {
    graph: { ...graph, nodes, edges, groups: graph.groups.filter(({ id }) => groups.has(id)) },
    leftOut: { nodes: graph.nodes.length - nodes.length, edges: graph.edges.length - edges.length },
  };
}

function sum<Part>(parts: readonly Part[], sizeOf: (part: Part) => number): number {
  return parts.reduce((total, part) => total + sizeOf(part), 0);
}
