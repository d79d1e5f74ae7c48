import type { Touched } from '../../../../model/plan.ts';
import { counted } from '../../counts.ts';
import { mostEnvironments } from '../verdict.ts';
import { listed, touchedGroups, type TouchedGroup } from '../words.ts';
import { code } from './inline.ts';

type Name = (text: string) => string;

/** What is touched in a few words: `orders` in `dev` and `prod`; `412 pipelines in prod`. */
export function touchedText(touches: readonly Touched[], nameOf: Name): string {
  const groups = touchedGroups(touches).map((group) => groupText(group, nameOf));
  return listed(groups, mostGroups);
}

const mostGroups = 4;
const mostListed = 20;

function groupText({ environments, pipelines }: TouchedGroup, nameOf: Name): string {
  const where = listed(environments, mostEnvironments, nameOf);
  const [only] = pipelines;
  if (only === undefined) return where;
  return `${pipelines.length === 1 ? nameOf(only) : counted(pipelines.length, 'pipeline')} in ${where}`;
}

/** The names of the pipelines, where there are several: a line for each group of environments. */
export function touchedLines(touches: readonly Touched[]): readonly string[] {
  return touchedGroups(touches)
    .filter(({ pipelines }) => pipelines.length > 1)
    .slice(0, mostGroups)
    .map(({ environments, pipelines }) => {
      const where = listed(environments, mostEnvironments, (one) => code(one));
      return `Pipelines in ${where}: ${listed(pipelines, mostListed, (one) => code(one))}`;
    });
}
