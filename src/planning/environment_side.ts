import { makeUnit } from '../compile.ts';
import type { Artifact } from '../model/artifact.ts';
import type { Builtins } from '../model/builtins.ts';
import type { Environment } from '../model/environment.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { UnitSide } from '../plan/compare_unit.ts';
import { resolveEnvironment } from '../resolve/environment.ts';
import { unitsOf, type Unit } from '../resolve/layers.ts';
import type { Report } from '../text/diagnostic.ts';
import type { OpenSide } from './sides.ts';

/** An environment in one of the two states. */
export interface EnvironmentSide {
  readonly side: OpenSide;
  readonly environment: Environment;
  readonly units: ReadonlyMap<string, Unit>;
  readonly report: Report;
}

/** Resolves an environment of one side; undefined where that side has none of this name. */
export function environmentSide(
  id: string,
  side: OpenSide | undefined,
  { target }: Builtins,
  report: Report,
): EnvironmentSide | undefined {
  if (side === undefined || !side.project.environments.includes(id)) return undefined;
  const units = new Map(unitsOf(side.project, id).map((unit) => [unit.id, unit]));
  return { side, environment: resolveEnvironment(id, side.project, target, report), units, report };
}

/** A pipeline, and where it was found. */
export interface FoundUnit {
  readonly unit: Unit;
  readonly of: EnvironmentSide;
}

/** A pipeline on both sides, or on one. */
export interface UnitPair {
  readonly before: FoundUnit | undefined;
  readonly after: FoundUnit | undefined;
}

/** The pipelines of both sides by their ids. */
export function* pairsOf(before: EnvironmentSide | undefined, after: EnvironmentSide | undefined): Generator<UnitPair> {
  for (const id of after?.units.keys() ?? []) yield { before: unitIn(before, id), after: unitIn(after, id) };
  for (const id of before?.units.keys() ?? [])
    if (after?.units.has(id) !== true) yield { before: unitIn(before, id), after: undefined };
}

function unitIn(of: EnvironmentSide | undefined, id: string): FoundUnit | undefined {
  const unit = of?.units.get(id);
  return of === undefined || unit === undefined ? undefined : { unit, of };
}

/** A pipeline of one side, resolved and made as compiling does. */
export interface ResolvedUnit {
  readonly id: string;
  /** The spec that people edit. */
  readonly path: string;
  readonly unit: Unit;
  /** Without a pipeline where it has mistakes, those that only the target finds among them. */
  readonly side: UnitSide;
  /** What it resolves to, also where the target cannot express it. */
  readonly pipeline: Pipeline | undefined;
  readonly of: EnvironmentSide;
  readonly artifacts: readonly Artifact[];
}

/** Resolves a unit and makes its files; what is wrong with it is told by its side. */
export function resolved(unit: Unit, of: EnvironmentSide, builtins: Builtins): ResolvedUnit {
  const { resolved: found, artifacts } = makeUnit(unit, of.environment, of.side.snapshot, builtins, of.report);
  const side = artifacts.length === 0 ? { ...found, pipeline: undefined } : found;
  return { id: unit.id, path: unit.source.path, unit, side, pipeline: found.pipeline, of, artifacts };
}
