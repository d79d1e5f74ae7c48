import { boolean } from '../../../../emit/python/expression.ts';
import type { GateOperation } from '../../../../model/operation.ts';
import { symbol } from '../symbols.ts';
import { calledFunction } from './called_function.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** All that comes after a gate is skipped, whatever its trigger rule. */
export function gate(operation: GateOperation, context: LoweringContext): Operator {
  const { keywords, functions } = calledFunction(operation.call, context);
  return {
    callee: symbol('ShortCircuitOperator', context.capabilities),
    keywords: [...keywords, ['ignore_downstream_trigger_rules', boolean(true)]],
    functions,
  };
}
