import type { Touched } from '../../../model/plan.ts';
import { counted } from '../counts.ts';
import { mostEnvironments } from './verdict.ts';
import { listed, touchedGroups, type TouchedGroup } from './words.ts';

/** Groups of environments that are told one by one. */
export const mostGroups = 4;

/** What is touched in a few words, names as `nameOf` writes them: `orders in dev and prod`; `412 pipelines in prod`. */
export function touchedText(touches: readonly Touched[], nameOf: (name: string) => string): string {
  const groups = touchedGroups(touches).map((group) => groupText(group, nameOf));
  return listed(groups, mostGroups);
}

function groupText({ environments, pipelines }: TouchedGroup, nameOf: (name: string) => string): string {
  const where = listed(environments, mostEnvironments, nameOf);
  const [only] = pipelines;
  if (only === undefined) return where;
  return `${pipelines.length === 1 ? nameOf(only) : counted(pipelines.length, 'pipeline')} in ${where}`;
}
