import { builtins } from '../src/builtins/index.ts';
import { resolveUnit } from '../src/compile.ts';
import { openRepository } from '../src/edge/host/repository.ts';
import { findings } from '../src/findings.ts';
import { pipelineGraph } from '../src/graph/pipeline_graph.ts';
import { pipelinesGraph } from '../src/graph/pipelines_graph.ts';
import { svgOf } from '../src/graph/svg/svg.ts';
import { readProject } from '../src/project.ts';
import { resolveEnvironment } from '../src/resolve/environment.ts';
import { unitsOf } from '../src/resolve/layers.ts';

/** The pictures of the page on graphs: what `dagwright graph` prints for the demo. */
export function graphPictures(root: string): readonly (readonly [path: string, text: string])[] {
  const { report } = findings();
  const snapshot = openRepository(root);
  const project = readProject(snapshot, builtins, report);
  if (project === undefined) throw new Error('generate: the demo is no project');
  const environment = resolveEnvironment('prod', project, builtins.target, report);
  const pipelines = unitsOf(project, 'prod').flatMap(
    (unit) => resolveUnit(unit, environment, snapshot, builtins, report).pipeline ?? [],
  );
  const shown = pipelines.find(({ id }) => id === 'regional_sales');
  if (shown === undefined) throw new Error('generate: the demo has no pipeline "regional_sales"');
  return [
    ['docs/pipeline.svg', svgOf({ ...pipelineGraph(shown), title: 'regional_sales in prod' })],
    ['docs/pipelines.svg', svgOf({ ...pipelinesGraph(pipelines, environment), title: 'Pipelines in prod' })],
  ];
}
