import type { Graph, GraphEdge, GraphNode } from '../../model/graph.ts';
import { shown } from '../label.ts';

/** A graph in words, for who cannot see it: each node, what it is, and what it comes after. */
export function describedGraph({ nodes, edges }: Graph, note: string): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const before = new Map<string, GraphEdge[]>(nodes.map(({ id }) => [id, []]));
  for (const edge of edges) before.get(edge.to)?.push(edge);
  const sentences = nodes.map((node) => {
    const after = (before.get(node.id) ?? []).map((edge) => `${nameOf(byId.get(edge.from))}${inBrackets(edge)}`);
    return `${nameOf(node)}${inBrackets({ label: node.detail, mark: node.mark })}${after.length === 0 ? '' : ` after ${after.join(', ')}`}.`;
  });
  return [...sentences, ...(note === '' ? [] : [`${note}.`])].join(' ');
}

function nameOf(node: GraphNode | undefined): string {
  return node === undefined ? '' : shown(node.label ?? node.id);
}

function inBrackets({
  label,
  mark,
}: {
  readonly label?: string | undefined;
  readonly mark?: string | undefined;
}): string {
  const parts = [label === undefined ? undefined : shown(label), mark].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
