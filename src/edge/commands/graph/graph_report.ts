import type { Graph } from '../../../model/graph.ts';
import { jsonGraph } from '../../report/graph_parts.ts';

/** What `--format json` prints: `schema/report/graph.schema.json`. What there is not is null. */
export function graphReport(graph: Graph, environment: string, pipeline: string | undefined): object {
  return { version: 1, environment, pipeline: pipeline ?? null, ...jsonGraph(graph) };
}
