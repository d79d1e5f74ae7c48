import type { EnvironmentPlan, Plan } from '../../../model/plan.ts';
import { counted } from '../counts.ts';

/** What a plan comes to, environments by their names: `3 pipelines change in dev, 1 in stage, 0 in prod`. */
export function verdict({ environments, risk }: Plan, nameOf: (environment: string) => string): string {
  if (risk === undefined) return 'Nothing changes at run time';
  const shown = environments.length <= mostEnvironments ? environments : environments.filter(changes);
  const parts = shown.slice(0, mostEnvironments).map((one) => `${changing(one)} in ${nameOf(one.id)}`);
  const [first = '', ...others] = parts;
  const more = environments.length - parts.length;
  const rest =
    more === 0 ? [] : [`${moreChanging(environments, parts.length)} in ${counted(more, 'other environment')}`];
  return [withNoun(first), ...others, ...rest].join(', ');
}

/** Environments that are named one by one. */
export const mostEnvironments = 12;

/** How many pipelines come, go or change. */
export function changing({ added, removed, changed }: EnvironmentPlan): number {
  return added + removed + changed;
}

function changes(one: EnvironmentPlan): boolean {
  return one.risk !== undefined;
}

function moreChanging(environments: readonly EnvironmentPlan[], shown: number): number {
  const rest = environments.filter(changes).slice(shown);
  return rest.reduce((sum, one) => sum + changing(one), 0);
}

function withNoun(part: string): string {
  return part.replace(/^(\d+)/u, (_, count: string) =>
    count === '1' ? '1 pipeline changes' : `${count} pipelines change`,
  );
}
