import type { Query } from '../../../../../model/operation.ts';
import { symbol } from '../../symbols.ts';
import type { LoweringContext, Operator } from '../operation.ts';
import { queryKeywords } from '../query.ts';

/** The first value of the first row says whether it is time; no row says no. */
export function waitForQuery(query: Query, context: LoweringContext): Operator {
  return { callee: symbol('SqlSensor', context.capabilities), keywords: queryKeywords(query, context) };
}
