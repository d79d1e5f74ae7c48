import { findings } from '../findings.ts';
import type { Builtins } from '../model/builtins.ts';
import type { Plan, PlannedSide, Side, UnitPlan } from '../model/plan.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { blocksOf } from '../plan/blocks.ts';
import { sharingTexts } from '../plan/sources.ts';
import { compareRisks, worstOf } from '../plan/told_change.ts';
import { withoutEffect } from '../plan/without_effect.ts';
import { compareSides, openSide, type Comparison } from './sides.ts';
import { planEnvironment, type EnvironmentPart } from './environment.ts';
import { hasErrors, type Diagnostic } from '../text/diagnostic.ts';
import type { Instant } from '../time/zone.ts';

/** What a plan is asked for. */
export interface PlanOptions {
  readonly base: Side;
  readonly head: Side;
  /** The moment from which on runs are compared. */
  readonly now: Instant;
  /** Empty: all. */
  readonly environments: readonly string[];
  /** Called after each pipeline that was looked at. */
  readonly step: () => void;
}

/** A plan, and what is wrong with the side that would run. */
export interface Planned {
  /** Undefined where that side is no project. */
  readonly plan: Plan | undefined;
  /** Pipelines whose spec lies elsewhere now. */
  readonly moved: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Says what a change of a repository does at run time. Each side is resolved as compiling does, and what comes of it is
 * compared by path: no text, and nothing that runs. Only pipelines are resolved that the change may reach.
 */
export function planProject(base: Snapshot, head: Snapshot, builtins: Builtins, options: PlanOptions): Planned {
  const found = findings();
  const after = openSide(head, builtins, found.report);
  if (after === undefined) return { plan: undefined, moved: new Set(), diagnostics: found.all([]) };
  // What is wrong at the base was told there, and is not to be mended here: only that there is something.
  const foundBefore = findings();
  const before = openSide(sharingTexts(base, head), builtins, foundBefore.report);
  const comparison = compareSides(before, after);
  const wanted = comparison.environments.filter((id) => isWanted(id, options));
  const parts = wanted.map((id) => {
    const reports = { report: found.within(id), reportBefore: foundBefore.within(id) };
    return planEnvironment(id, comparison, { ...options, ...reports, builtins });
  });
  const diagnostics = found.all(after.project.environments);
  const sides = {
    base: { ...options.base, ...mistakesOf(parts, 'before', foundBefore.all([])) },
    head: { ...options.head, ...mistakesOf(parts, 'after', diagnostics) },
  };
  return { plan: planOf(parts, comparison, { ...options, ...sides }), moved: movedPipelines(comparison), diagnostics };
}

function mistakesOf(
  parts: readonly EnvironmentPart[],
  side: keyof EnvironmentPart['notCompiled'],
  diagnostics: readonly Diagnostic[],
): Pick<PlannedSide, 'hasErrors' | 'notCompiled'> {
  const notCompiled = parts.map((part) => ({ environment: part.summary.id, pipelines: part.notCompiled[side] }));
  return {
    hasErrors: hasErrors(diagnostics),
    notCompiled: notCompiled.filter(({ pipelines }) => pipelines.length > 0),
  };
}

function isWanted(id: string, { environments }: PlanOptions): boolean {
  return environments.length === 0 || environments.includes(id);
}

function planOf(
  parts: readonly EnvironmentPart[],
  comparison: Comparison,
  { base, head, now }: Pick<Plan, 'base' | 'head' | 'now'>,
): Plan {
  const changes = parts.flatMap((part) => part.changes);
  const consequences = parts.flatMap((part) => part.consequences);
  const blocks = blocksOf(
    changes,
    consequences,
    parts.map(({ summary }) => summary.id),
  );
  return {
    format: 1,
    base,
    head,
    now,
    environments: parts.map(({ summary, changes: own, consequences: following }) => {
      const risks = [...own.map(({ change }) => change.risk), ...following.map(({ consequence }) => consequence.risk)];
      return { ...summary, risk: worstOf(risks) };
    }),
    units: parts.flatMap(({ units }) => units).toSorted(compareUnits),
    blocks,
    withoutEffect: withoutEffect({ ...comparison.documents, changed: comparison.changed, told: toldPaths(parts) }),
    risk: worstOf(blocks.map(({ risk }) => risk)),
  };
}

function movedPipelines({ before, after }: Comparison): ReadonlySet<string> {
  const ids = [...after.project.pipelines].flatMap(([id, { path }]) => {
    const old = before?.project.pipelines.get(id);
    return old === undefined || old.path === path ? [] : [id];
  });
  return new Set(ids);
}

/** What changes were made by, and what the pipelines are made of that change. */
function toldPaths(parts: readonly EnvironmentPart[]): ReadonlySet<string> {
  const paths = new Set(parts.flatMap(({ sources }) => sources.map(({ path }) => path)));
  for (const { changes } of parts)
    for (const { change } of changes) if (change.place !== undefined) paths.add(change.place.path);
  return paths;
}

/** Worst first, then by name; the environments of one pipeline in the order of promotion. */
function compareUnits(left: UnitPlan, right: UnitPlan): number {
  if (left.risk !== right.risk) return compareRisks(left.risk, right.risk);
  if (left.pipeline === right.pipeline) return 0;
  return left.pipeline < right.pipeline ? -1 : 1;
}
