import type { Graph } from '../../../../model/graph.ts';
import type { Change, Plan, PlannedSide, RunsComparison, UnitPlan } from '../../../../model/plan.ts';
import type { JsonMarkedGraph } from '../../graph_parts.ts';
import { knownInstant } from './moment.ts';
import type { JsonChange, JsonSide, JsonUnit, PlanReport } from './plan_report.ts';
import { comparisonOf } from './runs_of.ts';

/** The plan that a report was made of, as far as any form shows it. The report was found to be one. */
export function planOf(report: PlanReport): Plan {
  const { base, head, now, risk, environments, units, runs, blocks, without_effect } = report;
  const comparisons = runs.map((one) => comparisonOf(one));
  return {
    format: 1,
    base: sideOf(base),
    head: sideOf(head),
    now: knownInstant(now),
    risk: risk ?? undefined,
    environments: environments.map((one) => ({ ...one, risk: one.risk ?? undefined })),
    units: units.map((unit) => unitOf(unit, comparisons)),
    blocks: blocks.map((block) => ({ ...block, changes: block.changes.map(changeOf) })),
    withoutEffect: without_effect,
  };
}

function sideOf({ name, commit, has_errors, not_compiled }: JsonSide): PlannedSide {
  return { name, ...(commit === null ? {} : { commit }), hasErrors: has_errors, notCompiled: not_compiled };
}

function unitOf(unit: JsonUnit, comparisons: readonly RunsComparison[]): UnitPlan {
  const { environment, pipeline, action, renamed_from, owner, tier, risk, file, graph } = unit;
  const runs = comparisons[unit.runs];
  if (runs === undefined) throw new Error(`plan: there are no runs number ${unit.runs}`);
  return {
    environment,
    pipeline,
    action,
    ...(renamed_from === null ? {} : { renamedFrom: renamed_from }),
    ...(owner === null ? {} : { owner }),
    tier,
    risk,
    path: file,
    runs,
    graph: () => graphOf(graph),
  };
}

function changeOf({ place, ...change }: JsonChange): Change {
  if (place === null) return change;
  const { file, line, column, side } = place;
  return { ...change, place: { path: file, line, column, ...(side === 'base' ? { isBefore: true } : {}) } };
}

function graphOf({ title, nodes, edges, groups }: JsonMarkedGraph): Graph {
  return {
    title,
    nodes: nodes.map(({ id, name, kind, ...rest }) => ({ id, label: name, kind, ...present(rest) })),
    edges: edges.map(({ from, to, ...rest }) => ({ from, to, ...present(rest) })),
    groups: groups.map(({ id, name, ...rest }) => ({ id, label: name, ...present(rest) })),
  };
}

type Present<Part> = { readonly [Key in keyof Part]?: NonNullable<Part[Key]> };

/** Without what is null. */
function present<Part extends object>(part: Part): Present<Part> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null)) as Present<Part>;
}
