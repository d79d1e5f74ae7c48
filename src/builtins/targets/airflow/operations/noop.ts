import type { NoOperation } from '../../../../model/operation.ts';
import { symbol } from '../symbols.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** The scheduler itself marks an EmptyOperator as done. */
export function noop(_operation: NoOperation, context: LoweringContext): Operator {
  return { callee: symbol('EmptyOperator', context.capabilities), keywords: [] };
}
