import { builtins } from '../../../builtins/index.ts';
import { resolveUnit } from '../../../compile.ts';
import { findings } from '../../../findings.ts';
import type { Environment } from '../../../model/environment.ts';
import type { Pipeline } from '../../../model/pipeline.ts';
import { readProject } from '../../../project.ts';
import { resolveEnvironment } from '../../../resolve/environment.ts';
import { unitsOf } from '../../../resolve/layers.ts';
import { hasErrors, type Diagnostic } from '../../../text/diagnostic.ts';
import { safe } from '../../report/cells.ts';
import { listed } from '../../report/plan/words.ts';
import type { Console } from '../console.ts';
import { printFindings } from '../findings.ts';
import { openProject } from '../open_project.ts';

/** The pipelines of an environment. */
export interface OpenedPipelines {
  readonly environment: Environment;
  readonly pipelines: readonly Pipeline[];
  /** Whether there are mistakes, which were told; a pipeline that has some is not among the pipelines. */
  readonly hasErrors: boolean;
}

/** Resolves all pipelines of an environment. What is wrong is told, and which pipelines are missing for it. */
export function openPipelines(
  console: Console,
  { env, root }: { readonly env: string; readonly root?: string },
): OpenedPipelines | 1 | 2 {
  const opened = openProject(console, { env: [env], ...(root === undefined ? {} : { root }) });
  if (opened === 2) return 2;
  const found = findings();
  const project = readProject(opened.snapshot, builtins, found.report);
  if (project === undefined) return told(console, found.all([]), []);
  const report = found.within(env);
  const environment = resolveEnvironment(env, project, builtins.target, report);
  const units = unitsOf(project, env).map((unit) => ({
    id: unit.id,
    pipeline: resolveUnit(unit, environment, opened.snapshot, builtins, report).pipeline,
  }));
  const missing = units.filter(({ pipeline }) => pipeline === undefined).map(({ id }) => id);
  const diagnostics = found.all(project.environments);
  const isWrong = hasErrors(diagnostics);
  if (isWrong) told(console, diagnostics, missing);
  return { environment, pipelines: units.flatMap(({ pipeline }) => pipeline ?? []), hasErrors: isWrong };
}

const mostNamed = 20;

function told(console: Console, diagnostics: readonly Diagnostic[], missing: readonly string[]): 1 {
  printFindings(diagnostics, 'text', console);
  if (missing.length > 0)
    console.stderr.write(`Not drawn, as they have mistakes: ${listed(missing, mostNamed, safe)}.\n`);
  return 1;
}
