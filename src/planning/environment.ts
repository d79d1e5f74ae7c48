import type { EnvironmentPlan, UnitPlan } from '../model/plan.ts';
import type { UnitConsequence } from '../plan/blocks.ts';
import { acrossConsequences } from '../plan/time/across.ts';
import type { AcrossView } from '../plan/time/across_view.ts';
import { renamedUnits } from '../plan/renamed_units.ts';
import type { ToldChange } from '../plan/told_change.ts';
import type { Source } from '../text/source.ts';
import { environmentSide, pairsOf, resolved, type FoundUnit, type ResolvedUnit } from './environment_side.ts';
import type { EnvironmentContext, PlannedEnvironment } from './planned_environment.ts';
import { changedSettings, type ChangedSettings } from './settings.ts';
import type { Comparison } from './sides.ts';
import { addedUnit, changedPair, removedUnit, renamedUnit, timeContextOf, type UnitPart } from './unit.ts';

/** What one environment gives to a plan. */
export interface EnvironmentPart {
  readonly summary: Omit<EnvironmentPlan, 'risk'>;
  readonly units: readonly UnitPlan[];
  readonly changes: readonly ToldChange[];
  readonly consequences: readonly UnitConsequence[];
  /** The documents that the changed pipelines are made of. */
  readonly sources: readonly Source[];
  /** The pipelines of each side that could not be compiled. */
  readonly notCompiled: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** Plans one environment: its own settings, then each pipeline that the change may reach. */
export function planEnvironment(id: string, comparison: Comparison, context: EnvironmentContext): EnvironmentPart {
  const both = {
    ...context,
    id,
    comparison,
    before: environmentSide(id, comparison.before, context.builtins, context.reportBefore),
    after: environmentSide(id, comparison.after, context.builtins, context.report),
    types: new Map(context.builtins.tasks.map(({ type, schema }) => [type, schema])),
  };
  const settings = changedSettings(both);
  const environment: PlannedEnvironment = { ...both, hasOtherSettings: !settings.isEmpty };
  const across = acrossConsequences(timeContextOf(environment));
  const { parts, untouched, notCompiled } = unitParts(environment, settings, across);
  const told = parts.filter(({ changes, plan }) => changes.length > 0 || settings.touches(plan.pipeline));
  return {
    summary: summaryOf(environment, told),
    units: told.map(({ plan }) => settings.withRisk(plan)),
    changes: [...settings.changes(), ...told.flatMap(({ changes }) => changes)],
    consequences: [
      ...told.flatMap(({ consequences }) => consequences),
      ...(parts.some(({ isAboutRuns }) => isAboutRuns) ? acrossAll(across, untouched, environment) : []),
    ],
    sources: told.flatMap(({ sources }) => sources),
    notCompiled,
  };
}

/** Each pipeline that may change; memory holds those that come or go until it is known which only have another name. */
function unitParts(environment: PlannedEnvironment, settings: ChangedSettings, across: AcrossView): UnitParts {
  const parts: UnitPart[] = [];
  const untouched: FoundUnit[] = [];
  const notCompiled = { before: new Array<string>(), after: new Array<string>() };
  const gone: ResolvedUnit[] = [];
  const come: ResolvedUnit[] = [];
  for (const { before, after } of pairsOf(environment.before, environment.after)) {
    environment.step();
    if (before !== undefined && after !== undefined && !environment.comparison.isTouched(before.unit, after.unit)) {
      untouched.push(after);
      continue;
    }
    const sides = { before: resolvedIn(before, environment), after: resolvedIn(after, environment) };
    across.see(sides.before?.side.pipeline, sides.after?.side.pipeline);
    if (isWrong(sides.before)) notCompiled.before.push(sides.before.id);
    if (isWrong(sides.after)) notCompiled.after.push(sides.after.id);
    if (sides.before === undefined && sides.after !== undefined) come.push(sides.after);
    if (sides.after === undefined && sides.before !== undefined) gone.push(sides.before);
    if (sides.before === undefined || sides.after === undefined) continue;
    const pair = { before: sides.before, after: sides.after };
    settings.see(pair);
    parts.push(changedPair(pair, environment));
  }
  const renamed = renamedUnits(gone, come);
  for (const { from, to } of renamed) settings.see({ before: from, after: to });
  const paired = new Set(renamed.flatMap(({ from, to }) => [from, to]));
  const all = [
    ...parts,
    ...renamed.map(({ from, to }) => renamedUnit({ before: from, after: to }, environment)),
    ...gone.filter((unit) => !paired.has(unit)).map((unit) => removedUnit(unit, environment)),
    ...come.filter((unit) => !paired.has(unit)).map((unit) => addedUnit(unit, environment)),
  ];
  return { parts: all, untouched, notCompiled };
}

function isWrong(unit: ResolvedUnit | undefined): unit is ResolvedUnit {
  return unit !== undefined && unit.side.pipeline === undefined;
}

interface UnitParts {
  readonly parts: readonly UnitPart[];
  /** Those that are the same on both sides for sure; they were not resolved. */
  readonly untouched: readonly FoundUnit[];
  readonly notCompiled: EnvironmentPart['notCompiled'];
}

/** What follows for all pipelines together; only where runs change is it worth resolving those that do not. */
function acrossAll(
  across: AcrossView,
  untouched: readonly FoundUnit[],
  environment: PlannedEnvironment,
): readonly UnitConsequence[] {
  for (const found of untouched) {
    const pipeline = resolvedIn(found, environment)?.side.pipeline;
    across.see(pipeline, pipeline);
  }
  return across.end().map(({ pipeline, ...consequence }) => ({ environment: environment.id, pipeline, consequence }));
}

function resolvedIn(found: FoundUnit | undefined, { builtins }: PlannedEnvironment): ResolvedUnit | undefined {
  return found === undefined ? undefined : resolved(found.unit, found.of, builtins);
}

function summaryOf({ id, after }: PlannedEnvironment, told: readonly UnitPart[]): EnvironmentPart['summary'] {
  const count = (...actions: readonly UnitPlan['action'][]): number =>
    told.filter(({ plan }) => actions.includes(plan.action)).length;
  return {
    id,
    pipelines: after?.units.size ?? 0,
    added: count('added'),
    removed: count('removed'),
    changed: count('changed', 'renamed'),
  };
}
