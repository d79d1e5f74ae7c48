import type { LatestOnlyOperation } from '../../../../model/operation.ts';
import { symbol } from '../symbols.ts';
import type { LoweringContext, Operator } from './operation.ts';
import { skippingMapped } from './over_mapped.ts';

/**
 * The operator of Airflow 2's core compares the moment with the window of the next run: where that is empty it would skip
 * always, so there the provider's is used.
 */
export function latestOnly(_operation: LatestOnlyOperation, context: LoweringContext): Operator {
  const { pipeline, capabilities } = context;
  const { schedule } = pipeline;
  const meet = schedule.kind !== 'crons' && (schedule.kind !== 'cron' || schedule.window === 'since_previous');
  const name = meet || capabilities.major > 2 ? 'LatestOnlyOperator' : 'StandardLatestOnlyOperator';
  return skippingMapped({ callee: symbol(name, capabilities), keywords: [] }, 'next', context);
}
