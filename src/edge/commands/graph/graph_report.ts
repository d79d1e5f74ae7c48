import type { Graph } from '../../../model/graph.ts';

/** What `--format json` prints: `schema/report/graph.schema.json`. What there is not is null. */
export function graphReport(graph: Graph, environment: string, pipeline: string | undefined): object {
  return {
    version: 1,
    environment,
    pipeline: pipeline ?? null,
    nodes: graph.nodes.map(({ id, label, kind, detail, group }) => ({
      id,
      name: label ?? id,
      kind,
      detail: detail ?? null,
      group: group ?? null,
    })),
    edges: graph.edges.map(({ from, to, label }) => ({ from, to, label: label ?? null })),
    groups: graph.groups.map(({ id, label, parent }) => ({ id, name: label, parent: parent ?? null })),
  };
}
