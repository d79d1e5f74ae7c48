import type { Graph, GraphEdge, GraphNode } from '../model/graph.ts';

/** The edges that begin or end at each node. */
export type EdgesAt = ReadonlyMap<string, readonly GraphEdge[]>;

export function edgesByNode({ nodes, edges }: Graph): EdgesAt {
  const at = new Map<string, GraphEdge[]>(nodes.map(({ id }) => [id, []]));
  for (const edge of edges) {
    at.get(edge.from)?.push(edge);
    if (edge.to !== edge.from) at.get(edge.to)?.push(edge);
  }
  return at;
}

/** All nodes: those that are marked, those at marked edges, what lies nearest to them; then what has the most edges. */
export function nearestFirst({ nodes, edges }: Graph, edgesAt: EdgesAt): readonly GraphNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ends = new Set(edges.flatMap(({ from, to, mark }) => (mark === undefined ? [] : [from, to])));
  const degree = ({ id }: GraphNode): number => edgesAt.get(id)?.length ?? 0;
  const marked = nodes.filter(({ mark }) => mark !== undefined);
  const atMarked = nodes.filter(({ id }) => ends.has(id));
  const found = new Set([...marked, ...atMarked]);
  const spread = (): void => {
    for (; walked < order.length; walked += 1) {
      const { id } = order[walked] as GraphNode;
      for (const { from, to } of edgesAt.get(id) ?? []) find(byId.get(from === id ? to : from));
    }
  };
  const order = [...found];
  let walked = 0;
  const find = (node: GraphNode | undefined): void => {
    if (node === undefined || found.has(node)) return;
    found.add(node);
    order.push(node);
  };
  for (const node of [undefined, ...nodes.toSorted((left, right) => degree(right) - degree(left))]) {
    find(node);
    spread();
  }
  return order;
}
