import type { Graph, GraphEdge, GraphMark, GraphNode } from '../model/graph.ts';
import { topologicalOrder } from './topological_order.ts';

/**
 * Two graphs as one, in which is marked what comes, goes and changes. A side that is absent has nothing.
 *
 * @param changed the ids of the nodes that are on both sides and not the same
 */
export function markedGraph(before: Graph | undefined, after: Graph | undefined, changed: ReadonlySet<string>): Graph {
  const edges = markedEdges(before?.edges ?? [], after?.edges ?? []);
  const nodes = markedNodes(before?.nodes ?? [], after?.nodes ?? [], changed);
  const groups = new Map(
    [...(after?.groups ?? []), ...(before?.groups ?? [])].toReversed().map((one) => [one.id, one]),
  );
  return {
    title: (after ?? before)?.title ?? '',
    nodes: topologicalOrder(nodes, edges),
    edges,
    groups: [...groups.values()].toReversed(),
  };
}

function markedNodes(
  before: readonly GraphNode[],
  after: readonly GraphNode[],
  changed: ReadonlySet<string>,
): readonly GraphNode[] {
  const was = new Set(before.map(({ id }) => id));
  const is = new Set(after.map(({ id }) => id));
  const kept = after.map((node) => {
    if (!was.has(node.id)) return marked(node, 'added');
    return changed.has(node.id) ? marked(node, 'changed') : node;
  });
  return [...kept, ...before.filter(({ id }) => !is.has(id)).map((node) => marked(node, 'removed'))];
}

/** An edge whose label alone is another one has changed. */
function markedEdges(before: readonly GraphEdge[], after: readonly GraphEdge[]): readonly GraphEdge[] {
  const was = new Set(before.map(wholeKey));
  const is = new Set(after.map(wholeKey));
  const gone = before.filter((edge) => !is.has(wholeKey(edge)));
  const replaceable = new Map(gone.map((edge) => [endsKey(edge), edge]));
  const replaced = new Set<GraphEdge>();
  const kept = after.map((edge) => {
    if (was.has(wholeKey(edge))) return edge;
    const old = replaceable.get(endsKey(edge));
    if (old === undefined || replaced.has(old)) return marked(edge, 'added');
    replaced.add(old);
    return marked(edge, 'changed');
  });
  return [...kept, ...gone.filter((edge) => !replaced.has(edge)).map((edge) => marked(edge, 'removed'))];
}

function endsKey({ from, to }: GraphEdge): string {
  return JSON.stringify([from, to]);
}

function wholeKey({ from, to, label }: GraphEdge): string {
  return JSON.stringify([from, to, label]);
}

function marked<Part extends object>(part: Part, mark: GraphMark): Part & { readonly mark: GraphMark } {
  return { ...part, mark };
}
