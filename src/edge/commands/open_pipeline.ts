import { builtins } from '../../builtins/index.ts';
import { resolveUnit } from '../../compile.ts';
import { findings } from '../../findings.ts';
import type { Environment } from '../../model/environment.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import type { Project } from '../../model/project.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { readProject } from '../../project.ts';
import { resolveEnvironment } from '../../resolve/environment.ts';
import { unitsOf, type Unit } from '../../resolve/layers.ts';
import type { Resolved } from '../../resolve/resolve.ts';
import { hasErrors, sortDiagnostics, type Diagnostic } from '../../text/diagnostic.ts';
import { didYouMean, nearest } from '../../text/suggest.ts';
import { wrongUsage, type Console, type Format } from './console.ts';
import { printFindings } from './findings.ts';
import { openProject } from './open_project.ts';

/** One pipeline in one environment, resolved as compiling does. */
export interface OpenedPipeline {
  readonly unit: Unit;
  readonly environment: Environment;
  readonly resolved: Resolved;
  /** What was found on the way, in the whole project. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Why a pipeline cannot be looked at. */
export type Unopened =
  | { readonly kind: 'unread'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'unknown'; readonly message: string; readonly help: string };

/** Resolves one pipeline in one environment. */
export function resolvePipeline(
  snapshot: Snapshot,
  id: string,
  environmentId: string,
): ({ readonly kind: 'open' } & OpenedPipeline) | Unopened {
  const found = findings();
  const project = readProject(snapshot, builtins, found.report);
  if (project === undefined) return { kind: 'unread', diagnostics: found.all([]) };
  const unit = unitsOf(project, environmentId).find((one) => one.id === id);
  if (unit === undefined) return unknownUnit(project, id, environmentId, found.all(project.environments));
  const report = found.within(environmentId);
  const environment = resolveEnvironment(environmentId, project, builtins.target, report);
  const resolved = resolveUnit(unit, environment, snapshot, builtins, report);
  return { kind: 'open', unit, environment, resolved, diagnostics: found.all(project.environments) };
}

/** A pipeline that is right and that its target can run, or what a command returns where it is not, which was said. */
export function openPipeline(
  console: Console,
  id: string,
  options: { readonly env: string; readonly format: Format; readonly root?: string },
): { readonly pipeline: Pipeline } | 1 | 2 {
  const project = openProject(console, { ...options, env: [options.env] });
  if (project === 2) return 2;
  const opened = resolvePipeline(project.snapshot, id, options.env);
  if (opened.kind === 'unknown') return wrongUsage(console, opened.message, opened.help);
  const pipeline = opened.kind === 'open' ? opened.resolved.pipeline : undefined;
  const told = opened.kind === 'open' && pipeline !== undefined ? toldByTarget(pipeline, opened.environment) : [];
  if (pipeline === undefined || hasErrors(told)) {
    printFindings(
      sortDiagnostics([...opened.diagnostics, ...told]),
      options.format === 'github' ? 'github' : 'text',
      console,
    );
    return 1;
  }
  if (hasErrors(opened.diagnostics))
    console.stderr.write('There are errors in this project; "dagwright validate" shows them.\n');
  return { pipeline };
}

/** What the target says of a pipeline: one that it cannot express has no runs. */
function toldByTarget(pipeline: Pipeline, environment: Environment): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  builtins.target.emit(pipeline, environment, (diagnostic) => found.push(diagnostic));
  return found;
}

function unknownUnit(project: Project, id: string, environment: string, diagnostics: readonly Diagnostic[]): Unopened {
  const known = [...project.pipelines.keys()];
  if (!project.pipelines.has(id)) {
    // Its document may be one of those that could not be read.
    if (hasErrors(diagnostics) && nearest(id, known).length === 0) return { kind: 'unread', diagnostics };
    const list = known.length > 20 ? `There are ${known.length} pipelines.` : `Pipelines: ${known.join(', ')}.`;
    return { kind: 'unknown', message: `there is no pipeline "${id}".${didYouMean(id, known)}`, help: list };
  }
  const elsewhere = project.environments.filter((one) => unitsOf(project, one).some((unit) => unit.id === id));
  return {
    kind: 'unknown',
    message: `the pipeline "${id}" is not in "${environment}".`,
    help: `It is in: ${elsewhere.join(', ')}.`,
  };
}
