import type { Plan, PlanBlock, UnitPlan } from '../../../model/plan.ts';

/** Units by environment and pipeline. */
export type Units = ReadonlyMap<string, ReadonlyMap<string, UnitPlan>>;

/** The units of a plan, to be looked up. */
export function unitsOf(plan: Plan): Units {
  const units = new Map<string, Map<string, UnitPlan>>();
  for (const unit of plan.units) {
    const ofEnvironment = units.get(unit.environment) ?? new Map<string, UnitPlan>();
    units.set(unit.environment, ofEnvironment.set(unit.pipeline, unit));
  }
  return units;
}

/** The first unit of a block that has other runs than before. */
export function firstWithOtherRuns({ touches }: PlanBlock, units: Units): UnitPlan | undefined {
  for (const { environment, pipelines } of touches) {
    for (const pipeline of pipelines) {
      const unit = units.get(environment)?.get(pipeline);
      if (unit !== undefined && !unit.runs.isSame) return unit;
    }
  }
  return undefined;
}
