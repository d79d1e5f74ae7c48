import { dotOf } from '../../../graph/dot.ts';
import { mermaidOf } from '../../../graph/mermaid.ts';
import { pipelineGraph } from '../../../graph/pipeline_graph.ts';
import { pipelinesGraph } from '../../../graph/pipelines_graph.ts';
import { svgOf } from '../../../graph/svg/svg.ts';
import type { Graph } from '../../../model/graph.ts';
import { wrongUsage, type Console, type ExitCode } from '../console.ts';
import { printJson } from '../findings.ts';
import { openPipeline } from '../open_pipeline.ts';
import { graphReport } from './graph_report.ts';
import { openPipelines } from './open_pipelines.ts';

/** How a graph is printed. */
export type GraphFormat = 'mermaid' | 'dot' | 'svg' | 'json';

export interface GraphOptions {
  readonly env: string;
  /** All pipelines of the environment, in place of the tasks of one. */
  readonly all?: boolean;
  readonly format: GraphFormat;
  readonly root?: string;
}

/** Prints what depends on what: the tasks of a pipeline, or all pipelines of an environment. */
export function graphCommand(console: Console, options: GraphOptions, id: string | undefined): ExitCode {
  const isAll = options.all === true;
  if (isAll === (id !== undefined)) return wrongUsage(console, isAll ? twoThings : nothingNamed, help);
  const made = id === undefined ? graphOfAll(console, options) : graphOfOne(console, options, id);
  if (typeof made === 'number') return made;
  print(made.graph, { console, ...options, ...(id === undefined ? {} : { pipeline: id }) });
  return made.isWhole ? 0 : 1;
}

const twoThings = 'either one pipeline is drawn, or --all of them.';
const nothingNamed = 'no pipeline is named.';
const help = 'Name a pipeline, or write --all for what depends on what among all of them.';

interface Made {
  readonly graph: Graph;
  /** False where something may be missing for mistakes, which were told. */
  readonly isWhole: boolean;
}

function graphOfOne(console: Console, options: GraphOptions, id: string): Made | 1 | 2 {
  const opened = openPipeline(console, id, { ...options, format: 'text' });
  if (typeof opened === 'number') return opened;
  return { graph: { ...pipelineGraph(opened.pipeline), title: `${id} in ${options.env}` }, isWhole: true };
}

function graphOfAll(console: Console, options: GraphOptions): Made | 1 | 2 {
  const opened = openPipelines(console, options);
  if (typeof opened === 'number') return opened;
  const graph = pipelinesGraph(opened.pipelines, opened.environment);
  return { graph: { ...graph, title: `Pipelines in ${options.env}` }, isWhole: !opened.hasErrors };
}

interface Printing extends GraphOptions {
  readonly console: Console;
  readonly pipeline?: string;
}

function print(graph: Graph, { console, format, env, pipeline }: Printing): void {
  switch (format) {
    case 'mermaid':
      return console.stdout.write(mermaidOf(graph));
    case 'dot':
      return console.stdout.write(dotOf(graph));
    case 'svg':
      return console.stdout.write(svgOf(graph));
    case 'json':
      return printJson(graphReport(graph, env, pipeline), console);
  }
}
