import type { LatestOnlyOperation } from '../../../../model/operation.ts';
import { child } from '../../../../tree/tree.ts';
import { requireSupport } from '../support.ts';
import { symbol } from '../symbols.ts';
import type { LoweringContext, Operator } from './operation.ts';

/**
 * The operator of Airflow 2's core compares windows with the moment: where they are empty it would skip always, so there
 * the provider's is used.
 */
export function latestOnly(_operation: LatestOnlyOperation, context: LoweringContext): Operator {
  const { pipeline, task, environment, capabilities, report } = context;
  const { schedule } = pipeline;
  const hasWindow = schedule.kind === 'cron' && schedule.window !== 'none';
  if (hasWindow || capabilities.major > 2) return { callee: symbol('LatestOnlyOperator', capabilities), keywords: [] };
  requireSupport('latest-only-without-window', environment, child(task.tree, 'type') ?? task.tree, report);
  return { callee: symbol('StandardLatestOnlyOperator', capabilities), keywords: [] };
}
