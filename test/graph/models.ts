import { builtins } from '../../src/builtins/index.ts';
import { resolveUnit } from '../../src/compile.ts';
import type { Environment } from '../../src/model/environment.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import { readProject } from '../../src/project.ts';
import { resolveEnvironment } from '../../src/resolve/environment.ts';
import { unitsOf } from '../../src/resolve/layers.ts';
import type { Diagnostic } from '../../src/text/diagnostic.ts';

/** The pipelines of an environment by their texts, resolved. A mistake in one of them is thrown. */
export function resolved(
  pipelines: Readonly<Record<string, string>>,
  environment = '',
): { readonly environment: Environment; readonly pipelines: readonly Pipeline[] } {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void found.push(diagnostic);
  const snapshot = memorySnapshot(filesOf(pipelines, environment));
  const project = readProject(snapshot, builtins, report);
  if (project === undefined) throw new Error(found.map(({ message }) => message).join('\n'));
  const prod = resolveEnvironment('prod', project, builtins.target, report);
  const all = unitsOf(project, 'prod').map((unit) => resolveUnit(unit, prod, snapshot, builtins, report).pipeline);
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return { environment: prod, pipelines: all.filter((one) => one !== undefined) };
}

function filesOf(pipelines: Readonly<Record<string, string>>, environment: string): Record<string, string> {
  const texts = Object.entries(pipelines).map(([id, text]) => [
    `pipelines/${id}.yaml`,
    `kind: Pipeline\nid: ${id}\n${text}`,
  ]);
  return {
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [prod]\n',
    'environments/prod/environment.yaml': `kind: Environment
id: prod
target: { airflow: "3.3", ${environment.startsWith('dag_id_prefix') ? environment : ''} }
connections: { warehouse: { id: wh, type: postgres } }
external_pipelines: { crm: { dag_id: crm.export, schedule: { cron: "0 1 * * *" } } }
`,
    ...Object.fromEntries(texts),
  };
}
