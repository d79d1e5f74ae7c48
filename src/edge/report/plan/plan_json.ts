import type { Change, Consequence, Plan, Risk, Side, Touched, UnitPlan } from '../../../model/plan.ts';
import type { Value } from '../../../tree/tree.ts';
import { runRows, utcText, type RunRow } from './run_rows.ts';

/** What `dagwright plan --format json` prints; `schema/report/plan.schema.json` is its form. */
export interface PlanReport {
  /** Readers refuse one that they do not know. */
  readonly version: 1;
  readonly base: JsonSide;
  readonly head: JsonSide;
  readonly now: string;
  readonly risk: Risk | null;
  readonly environments: readonly JsonEnvironment[];
  readonly units: readonly JsonUnit[];
  readonly blocks: readonly JsonBlock[];
  readonly without_effect: readonly string[];
}

interface JsonSide {
  readonly name: string;
  readonly commit: string | null;
}

interface JsonEnvironment {
  readonly id: string;
  readonly pipelines: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly risk: Risk | null;
}

interface JsonUnit {
  readonly environment: string;
  readonly pipeline: string;
  readonly action: UnitPlan['action'];
  readonly renamed_from: string | null;
  readonly owner: string | null;
  readonly tier: UnitPlan['tier'];
  readonly risk: Risk;
  readonly file: string;
  readonly next_runs: readonly JsonRun[];
}

interface JsonRun {
  readonly on: RunRow['on'];
  readonly due: string;
  readonly due_utc: string;
  readonly window: { readonly from: string; readonly to: string } | null;
}

interface JsonBlock {
  readonly touches: readonly Touched[];
  readonly risk: Risk;
  readonly changes: readonly JsonChange[];
  readonly consequences: readonly (Consequence & { readonly touches: readonly Touched[] })[];
}

interface JsonChange {
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

const mostRuns = 5;
const year = 366 * 86_400;

/** A plan as programs read it. */
export function planReport(plan: Plan): PlanReport {
  const { base, head, now, risk, environments, units, blocks, withoutEffect } = plan;
  return {
    version: 1,
    base: jsonSide(base),
    head: jsonSide(head),
    now: utcText(now),
    risk: risk ?? null,
    environments: environments.map((one) => ({ ...one, risk: one.risk ?? null })),
    units: units.map((unit) => jsonUnit(unit, now)),
    blocks: blocks.map((block) => ({ ...block, changes: block.changes.map(jsonChange) })),
    without_effect: withoutEffect,
  };
}

function jsonSide({ name, commit }: Side): JsonSide {
  return { name, commit: commit ?? null };
}

function jsonUnit(unit: UnitPlan, now: number): JsonUnit {
  const { environment, pipeline, action, renamedFrom, owner, tier, risk, path, runs } = unit;
  const shown = { environment, pipeline, action, renamed_from: renamedFrom ?? null, owner: owner ?? null, tier, risk };
  return { ...shown, file: path, next_runs: runRows(runs, now + year, mostRuns).rows.map(jsonRun) };
}

function jsonRun({ on, due, utc, window }: RunRow): JsonRun {
  return { on, due, due_utc: utc, window: window ?? null };
}

function jsonChange({ place, ...change }: Change): JsonChange {
  if (place === undefined) return { ...change, place: null };
  const { path, line, column, isBefore } = place;
  return { ...change, place: { file: path, line, column, side: isBefore === true ? 'base' : 'head' } };
}
