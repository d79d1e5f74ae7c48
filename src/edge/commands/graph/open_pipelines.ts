import { builtins } from '../../../builtins/index.ts';
import { resolveUnit } from '../../../compile.ts';
import { findings } from '../../../findings.ts';
import type { Environment } from '../../../model/environment.ts';
import type { Pipeline } from '../../../model/pipeline.ts';
import { readProject } from '../../../project.ts';
import { resolveEnvironment } from '../../../resolve/environment.ts';
import { unitsOf } from '../../../resolve/layers.ts';
import { hasErrors } from '../../../text/diagnostic.ts';
import type { Console } from '../console.ts';
import { printFindings } from '../findings.ts';
import { openProject } from '../open_project.ts';

/** All pipelines of an environment. */
export interface OpenedPipelines {
  readonly environment: Environment;
  readonly pipelines: readonly Pipeline[];
}

/** Resolves all pipelines of an environment. Where one of them is wrong it is said, and 1 returned: a part is no whole. */
export function openPipelines(
  console: Console,
  { env, root }: { readonly env: string; readonly root?: string },
): OpenedPipelines | 1 | 2 {
  const opened = openProject(console, { env: [env], ...(root === undefined ? {} : { root }) });
  if (opened === 2) return 2;
  const found = findings();
  const project = readProject(opened.snapshot, builtins, found.report);
  const report = found.within(env);
  const environment = project && resolveEnvironment(env, project, builtins.target, report);
  const pipelines = (project === undefined ? [] : unitsOf(project, env)).map((unit) =>
    environment === undefined ? undefined : resolveUnit(unit, environment, opened.snapshot, builtins, report).pipeline,
  );
  const diagnostics = found.all(project?.environments ?? []);
  if (environment !== undefined && !hasErrors(diagnostics))
    return { environment, pipelines: pipelines.filter((pipeline) => pipeline !== undefined) };
  printFindings(diagnostics, 'text', console);
  return 1;
}
