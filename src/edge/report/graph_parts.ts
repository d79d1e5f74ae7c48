import type { Graph, GraphEdge, GraphGroup, GraphMark, GraphNode } from '../../model/graph.ts';

/** The parts of a graph as programs read them: what there is not is null. */
export interface JsonGraph {
  readonly nodes: readonly JsonNode[];
  readonly edges: readonly JsonEdge[];
  readonly groups: readonly JsonGroup[];
}

interface JsonNode {
  readonly id: string;
  readonly name: string;
  readonly kind: GraphNode['kind'];
  readonly detail: string | null;
  readonly group: string | null;
}

interface JsonEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string | null;
}

interface JsonGroup {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

/** A part that a plan may have marked. */
export type Marked<Part> = Part & { readonly mark: GraphMark | null };

/** A graph whose parts a plan may have marked. */
export interface JsonMarkedGraph extends JsonGraph {
  readonly title: string;
  readonly nodes: readonly Marked<JsonNode>[];
  readonly edges: readonly Marked<JsonEdge>[];
}

/** A graph without marks. */
export function jsonGraph({ nodes, edges, groups }: Graph): JsonGraph {
  return { nodes: nodes.map(jsonNode), edges: edges.map(jsonEdge), groups: groups.map(jsonGroup) };
}

/** A graph with its title and marks. */
export function jsonMarkedGraph({ title, nodes, edges, groups }: Graph): JsonMarkedGraph {
  return {
    title,
    nodes: nodes.map((node) => ({ ...jsonNode(node), mark: node.mark ?? null })),
    edges: edges.map((edge) => ({ ...jsonEdge(edge), mark: edge.mark ?? null })),
    groups: groups.map(jsonGroup),
  };
}

function jsonNode({ id, label, kind, detail, group }: GraphNode): JsonNode {
  return { id, name: label ?? id, kind, detail: detail ?? null, group: group ?? null };
}

function jsonEdge({ from, to, label }: GraphEdge): JsonEdge {
  return { from, to, label: label ?? null };
}

function jsonGroup({ id, label, parent }: GraphGroup): JsonGroup {
  return { id, name: label, parent: parent ?? null };
}
