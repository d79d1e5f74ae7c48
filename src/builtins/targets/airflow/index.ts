import { printModule } from '../../../emit/python/print_module.ts';
import type { Target } from '../../../model/builtins.ts';
import { artifact } from '../../../model/artifact.ts';
import { layout } from '../../../model/layout.ts';
import { hasErrors, type Diagnostic } from '../../../text/diagnostic.ts';
import { capabilitiesOf, supportedVersions } from './capabilities.ts';
import { checkPipeline } from './checks.ts';
import { airflowDialect, isSharedName, nameProblem } from './context_names.ts';
import { dagFile } from './dag_file.ts';
import { environmentFiles } from './environment_files.ts';
import { lostFeatures } from './lost_features.ts';
import { isMaskedName } from './values/masked_names.ts';

/** Airflow: one DAG file for each pipeline, plain imports of its version, explicit about everything. */
export const airflow: Target = {
  id: 'airflow',
  versions: supportedVersions(),
  jinja: (version, runs) => ({
    dialect: airflowDialect,
    problem: (name) => nameProblem(name, version, runs),
    provides: isSharedName,
  }),
  unmasked: (variable) =>
    isMaskedName(variable)
      ? undefined
      : `Airflow masks variables by their names, and "${variable}" holds none of its words.`,
  emit(pipeline, environment, report) {
    const capabilities = capabilitiesOf(environment.airflow);
    if (capabilities === undefined) throw new Error(`airflow: version "${environment.airflow}" was not refused before`);
    if (!checkPipeline(pipeline, environment, report)) return [];
    const found: Diagnostic[] = [];
    const module = dagFile(pipeline, environment, capabilities, (diagnostic) => found.push(diagnostic));
    for (const diagnostic of found) report(diagnostic);
    if (hasErrors(found)) return [];
    return [artifact(`${layout.generated}/${environment.id}/dags/${pipeline.id}.py`, () => printModule(module))];
  },
  emitEnvironment: environmentFiles,
  lostFeatures,
};
