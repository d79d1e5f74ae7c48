import { findings } from './findings.ts';
import type { Artifact } from './model/artifact.ts';
import type { Builtins } from './model/builtins.ts';
import type { Environment } from './model/environment.ts';
import type { Facts, Release } from './model/release.ts';
import type { Snapshot } from './model/snapshot.ts';
import { readProject } from './project.ts';
import { repositorySchemas } from './repository_schemas.ts';
import { resolveEnvironment } from './resolve/environment.ts';
import { unitsOf, type Unit } from './resolve/layers.ts';
import { resolve, type Resolved } from './resolve/resolve.ts';
import { uniqueTargetIds } from './resolve/unique_ids.ts';
import type { Diagnostic, Outcome, Report } from './text/diagnostic.ts';
import { child } from './tree/tree.ts';

/** Takes each artifact as it is made; nothing keeps its text afterwards. */
export type Sink = (artifact: Artifact) => void;

/** What has come of one unit; it depends on no other unit. */
export interface CompiledUnit {
  readonly artifacts: readonly Artifact[];
  readonly diagnostics: readonly Diagnostic[];
  readonly facts: Facts;
}

/** Does the work of all units of an environment, in any order or place, and gives what comes of it in its own order. */
export type Perform = (work: readonly (() => CompiledUnit)[]) => Iterable<CompiledUnit>;

/**
 * Compiles a repository. The unit of work is one pipeline in one environment: each is resolved, judged and emitted by
 * itself, its files are handed on, and only facts of it stay. What is wrong with one unit keeps no other from being made.
 */
export function compile(
  snapshot: Snapshot,
  builtins: Builtins,
  sink: Sink,
  perform: Perform = oneByOne,
): Outcome<readonly Release[]> {
  const found = findings();
  const project = readProject(snapshot, builtins, found.report); // documents judged by themselves, linked by id; once
  if (project === undefined) return { value: [], diagnostics: found.all([]) };
  const releases = project.environments.map((id): Release => {
    const report = found.within(id);
    const environment = resolveEnvironment(id, project, builtins.target, report); // what logical names mean there
    const work = unitsOf(project, id).map((unit) => () => compileUnit(unit, environment, snapshot, builtins));
    const facts: Facts[] = [];
    for (const made of perform(work)) {
      made.diagnostics.forEach(report);
      made.artifacts.forEach(sink);
      facts.push(made.facts);
    }
    uniqueTargetIds(facts, report);
    if (environment.isComplete) builtins.target.emitEnvironment(environment).forEach(sink);
    return { format: 1, environment: id, facts };
  });
  repositorySchemas(project, builtins.rules).forEach(sink);
  return { value: releases, diagnostics: found.all(project.environments) };
}

function compileUnit(unit: Unit, environment: Environment, snapshot: Snapshot, builtins: Builtins): CompiledUnit {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const { resolved, artifacts } = makeUnit(unit, environment, snapshot, builtins, report);
  return { artifacts, diagnostics, facts: factsOf(unit, resolved, environment) };
}

/** What one pipeline in one environment resolves to, and what is made of it: nothing where either has errors. */
export function makeUnit(
  unit: Unit,
  environment: Environment,
  snapshot: Snapshot,
  builtins: Builtins,
  report: Report,
): { readonly resolved: Resolved; readonly artifacts: readonly Artifact[] } {
  const resolved = resolveUnit(unit, environment, snapshot, builtins, report); // layers merged, references filled, tasks lowered
  const { pipeline } = resolved;
  const artifacts = pipeline === undefined ? [] : builtins.target.emit(pipeline, environment, report);
  return { resolved, artifacts };
}

/** Resolves one pipeline in one environment. */
export function resolveUnit(
  unit: Unit,
  environment: Environment,
  snapshot: Snapshot,
  builtins: Builtins,
  report: Report,
): Resolved {
  const types = new Map(builtins.tasks.map((type) => [type.type, type]));
  return resolve(unit, { environment, types, target: builtins.target, snapshot, report });
}

/** Does the work in one thread, one unit after another. */
export function* oneByOne(work: readonly (() => CompiledUnit)[]): Iterable<CompiledUnit> {
  for (const unit of work) yield unit();
}

function factsOf(unit: Unit, { tree }: Resolved, environment: Environment): Facts {
  const kept = child(child(tree, 'airflow'), 'dag_id');
  const targetId = kept?.kind === 'leaf' ? String(kept.value) : `${environment.dagIdPrefix}${unit.id}`;
  return {
    id: unit.id,
    environment: environment.id,
    path: unit.source.path,
    targetId,
    idAt: kept ?? child(unit.source.tree, 'id') ?? tree,
  };
}
