import type { Plan, PlanBlock, UnitPlan } from '../../../../model/plan.ts';

/** Where something changes, as the filters of the page ask for it: an environment, and the owner of a pipeline there. */
export type Where = readonly [environment: string, owner: string];

/** The units of a plan by environment and pipeline, each with its number on the page. */
export type Numbers = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function numbersOf({ units }: Plan): Numbers {
  const numbers = new Map<string, Map<string, number>>();
  for (const [index, { environment, pipeline }] of units.entries()) {
    const known = numbers.get(environment) ?? new Map<string, number>();
    numbers.set(environment, known.set(pipeline, index));
  }
  return numbers;
}

export function whereOf({ environment, owner = '' }: UnitPlan): Where {
  return [environment, owner];
}

/** Where a block touches something, each environment and owner once. */
export function whereOfBlock({ touches }: PlanBlock, plan: Plan, numbers: Numbers): readonly Where[] {
  return touches.flatMap(({ environment, pipelines }) => {
    const owners = new Set(pipelines.map((id) => ownerOf(plan, numbers.get(environment)?.get(id))));
    return owners.size === 0 ? [[environment, ''] as const] : [...owners].map((owner) => [environment, owner] as const);
  });
}

function ownerOf({ units }: Plan, number: number | undefined): string {
  return number === undefined ? '' : (units[number]?.owner ?? '');
}
