import type { Environment } from '../../../model/environment.ts';
import type { Pipeline } from '../../../model/pipeline.ts';
import type { Consequence } from '../../../model/plan.ts';
import { usesOf } from './check_support.ts';
import { stageOf, unsupported, type Problem } from './support.ts';

/**
 * What a pipeline uses that another Airflow, or other providers, take otherwise than those before: what is gone, what
 * will go, and what means something else. Nothing is told of what was missing before too.
 */
export function lostFeatures(pipeline: Pipeline, before: Environment, after: Environment): readonly Consequence[] {
  const concepts = new Set(usesOf(pipeline).map(({ concept }) => concept));
  const lost = [...concepts].flatMap((concept) => {
    const problem = unsupported(concept, after);
    const isKnown = problem === undefined || unsupported(concept, before)?.severity === problem.severity;
    return isKnown ? [] : [lostFeature(pipeline, problem)];
  });
  return [...lost, ...otherLimit(pipeline, before, after)];
}

function lostFeature({ tier }: Pipeline, { severity, message, help }: Problem): Consequence {
  const text = help === undefined ? message : `${message} ${help}`;
  const what = { kind: 'lost-feature', path: 'target.airflow', text } as const;
  if (severity !== 'error')
    return { ...what, risk: 'medium', reason: 'it works now, and will not after the next upgrade' };
  const risk = tier === 'critical' ? 'critical' : 'high';
  return { ...what, risk, reason: 'nothing is compiled of the pipeline' };
}

/** 2.x bounds all runs of a DAG together, 3.x each by itself: with one run at a time that is the same. */
function otherLimit(
  { maxActiveTasks, maxActiveRuns }: Pipeline,
  before: Environment,
  after: Environment,
): readonly Consequence[] {
  const [old, next] = [before, after].map(({ airflow }) => stageOf('max-active-tasks', airflow));
  if (maxActiveTasks === undefined || maxActiveRuns === 1 || old === next) return [];
  const each = 'each run by itself';
  const all = 'all runs together';
  const [is, was] = next === 'yes' ? [each, all] : [all, each];
  const text = `On Airflow ${after.airflow} "max_active_tasks: ${maxActiveTasks}" bounds ${is}; on ${before.airflow} it bounds ${was}.`;
  const reason = next === 'yes' ? 'more tasks run at one time' : 'runs wait for each other';
  return [{ kind: 'lost-feature', path: 'target.airflow', text, risk: 'medium', reason }];
}
