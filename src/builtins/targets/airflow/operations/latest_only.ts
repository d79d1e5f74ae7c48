import type { LatestOnlyOperation } from '../../../../model/operation.ts';
import { symbol } from '../symbols.ts';
import type { LoweringContext, Operator } from './operation.ts';

/**
 * The operator of Airflow 2's core compares windows with the moment: where they are empty it would skip always, so there
 * the provider's is used.
 */
export function latestOnly(_operation: LatestOnlyOperation, context: LoweringContext): Operator {
  const { pipeline, capabilities } = context;
  const { schedule } = pipeline;
  const isEmpty = schedule.kind === 'crons' || (schedule.kind === 'cron' && schedule.window !== 'since_previous');
  if (!isEmpty || capabilities.major > 2) return { callee: symbol('LatestOnlyOperator', capabilities), keywords: [] };
  return { callee: symbol('StandardLatestOnlyOperator', capabilities), keywords: [] };
}
