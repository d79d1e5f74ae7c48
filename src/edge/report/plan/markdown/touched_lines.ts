import type { Touched } from '../../../../model/plan.ts';
import { mostGroups } from '../touched_text.ts';
import { mostEnvironments } from '../verdict.ts';
import { listed, touchedGroups } from '../words.ts';
import { code } from './inline.ts';

const mostListed = 20;

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
