import type { Change, Consequence, Plan, PlannedSide, Risk, Touched, UnitPlan } from '../../../../model/plan.ts';
import type { Value } from '../../../../tree/tree.ts';
import { jsonMarkedGraph, type JsonMarkedGraph } from '../../graph_parts.ts';
import { runRows, utcText, type RunRow } from '../run_rows.ts';
import { nextRunsForPrograms } from '../run_spans.ts';
import { planVersion } from './plan_form.ts';
import { runsTable, type JsonRuns, type RunsTable } from './runs_table.ts';

/**
 * What `dagwright plan --format json` prints, and what all other forms can be made of again;
 * `schema/report/plan.schema.json` is its form.
 */
export interface PlanReport {
  /** Readers refuse one that they do not know. */
  readonly version: typeof planVersion;
  readonly base: JsonSide;
  readonly head: JsonSide;
  readonly now: string;
  readonly risk: Risk | null;
  readonly environments: readonly JsonEnvironment[];
  readonly units: readonly JsonUnit[];
  /** Each once; units name theirs by its place. */
  readonly runs: readonly JsonRuns[];
  readonly blocks: readonly JsonBlock[];
  readonly without_effect: readonly string[];
}

export interface JsonSide {
  readonly name: string;
  readonly commit: string | null;
  readonly has_errors: boolean;
  readonly not_compiled: readonly Touched[];
}

export interface JsonEnvironment {
  readonly id: string;
  readonly pipelines: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly risk: Risk | null;
}

export interface JsonUnit {
  readonly environment: string;
  readonly pipeline: string;
  readonly action: UnitPlan['action'];
  readonly renamed_from: string | null;
  readonly owner: string | null;
  readonly tier: UnitPlan['tier'];
  readonly risk: Risk;
  readonly file: string;
  readonly next_runs: readonly NextRun[];
  readonly runs: number;
  readonly graph: JsonMarkedGraph;
}

interface NextRun {
  readonly on: RunRow['on'];
  readonly due: string;
  readonly due_utc: string;
  readonly window: { readonly from: string; readonly to: string } | null;
}

export interface JsonBlock {
  readonly touches: readonly Touched[];
  readonly risk: Risk;
  readonly changes: readonly JsonChange[];
  readonly consequences: readonly (Consequence & { readonly touches: readonly Touched[] })[];
}

export interface JsonChange {
  readonly path: string;
  /** Absent: there was none. */
  readonly before?: Value;
  /** Absent: there is none any more. */
  readonly after?: Value;
  readonly effect: string;
  readonly risk: Risk;
  readonly reason: string;
  readonly place: {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly side: 'base' | 'head';
  } | null;
}

/** A plan as programs read it. */
export function planReport(plan: Plan): PlanReport {
  const { base, head, now, risk, environments, units, blocks, withoutEffect } = plan;
  const table = runsTable(now);
  return {
    version: planVersion,
    base: jsonSide(base),
    head: jsonSide(head),
    now: utcText(now),
    risk: risk ?? null,
    environments: environments.map((one) => ({ ...one, risk: one.risk ?? null })),
    units: units.map((unit) => jsonUnit(unit, now, table)),
    runs: table.rows,
    blocks: blocks.map((block) => ({ ...block, changes: block.changes.map(jsonChange) })),
    without_effect: withoutEffect,
  };
}

function jsonSide({ name, commit, hasErrors, notCompiled }: PlannedSide): JsonSide {
  return { name, commit: commit ?? null, has_errors: hasErrors, not_compiled: notCompiled };
}

function jsonUnit(unit: UnitPlan, now: number, table: RunsTable): JsonUnit {
  const { environment, pipeline, action, renamedFrom, owner, tier, risk, path, runs } = unit;
  const shown = { environment, pipeline, action, renamed_from: renamedFrom ?? null, owner: owner ?? null, tier, risk };
  return {
    ...shown,
    file: path,
    next_runs: runRows(runs, now, nextRunsForPrograms).rows.map(nextRun),
    runs: table.placeOf(runs),
    graph: jsonMarkedGraph(unit.graph()),
  };
}

function nextRun({ on, due, utc, window }: RunRow): NextRun {
  return { on, due, due_utc: utc, window: window ?? null };
}

function jsonChange({ place, ...change }: Change): JsonChange {
  if (place === undefined) return { ...change, place: null };
  const { path, line, column, isBefore } = place;
  return { ...change, place: { file: path, line, column, side: isBefore === true ? 'base' : 'head' } };
}
