import type { Change, Plan, PlanBlock, Touched } from '../model/plan.ts';
import { compareRisks, worstOf } from './told_change.ts';

/**
 * A plan, and what changes in committed output although nothing that it is made of does: another version of the compiler
 * shows itself so, and an edit by hand.
 *
 * @param paths of the output, `generated/<environment>/dags/<pipeline>.py`, that are not the same on both sides
 * @param moved pipelines whose spec lies elsewhere now: their headers say so
 */
export function withOtherOutput(plan: Plan, paths: readonly string[], moved: ReadonlySet<string>): Plan {
  const told = new Set(plan.units.map(({ environment, pipeline }) => `${environment} ${pipeline}`));
  const touches = plan.environments.flatMap(({ id }): readonly Touched[] => {
    const own = paths.flatMap((path) => pipelineOf(path, id) ?? []);
    const pipelines = own.filter((pipeline) => !told.has(`${id} ${pipeline}`) && !moved.has(pipeline));
    return pipelines.length === 0 ? [] : [{ environment: id, pipelines: pipelines.toSorted() }];
  });
  if (touches.length === 0) return plan;
  const blocks = [...plan.blocks, blockOf(touches)].toSorted((left, right) => compareRisks(left.risk, right.risk));
  return { ...plan, blocks, risk: worstOf(blocks.map(({ risk }) => risk)) };
}

function pipelineOf(path: string, environment: string): string | undefined {
  const [, folder, dags, file = '', ...more] = path.split('/');
  if (folder !== environment || dags !== 'dags' || more.length > 0 || !file.endsWith('.py')) return undefined;
  return file.slice(0, -'.py'.length);
}

function blockOf(touches: readonly Touched[]): PlanBlock {
  const change: Change = {
    path: 'generated',
    effect:
      'The DAG files change although nothing that they are made of does: another version of dagwright wrote them, or somebody changed them by hand.',
    risk: 'medium',
    reason:
      'no spec says what is different at run time; "dagwright check" says whether this version writes these files',
  };
  return { touches, risk: change.risk, changes: [change], consequences: [] };
}
