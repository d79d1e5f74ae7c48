import { boolean } from '../../../../emit/python/expression.ts';
import type { GateOperation } from '../../../../model/operation.ts';
import { symbol } from '../symbols.ts';
import { calledFunction } from './called_function.ts';
import type { LoweringContext, Operator } from './operation.ts';
import { skippingMapped } from './over_mapped.ts';

/** All that comes after a gate is skipped, whatever its trigger rule. */
export function gate(operation: GateOperation, context: LoweringContext): Operator {
  const { keywords, functions } = calledFunction(operation.call, context);
  const operator = {
    callee: symbol('ShortCircuitOperator', context.capabilities),
    keywords: [...keywords, ['ignore_downstream_trigger_rules', boolean(true)]] as const,
    functions,
  };
  return skippingMapped(operator, 'all', context);
}
