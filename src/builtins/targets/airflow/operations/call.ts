import { boolean, list, string } from '../../../../emit/python/expression.ts';
import type { CallOperation } from '../../../../model/operation.ts';
import { symbol } from '../symbols.ts';
import { calledFunction } from './called_function.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** With requirements the function runs in a virtual environment of its own, which sees nothing of the worker's. */
export function call(operation: CallOperation, context: LoweringContext): Operator {
  const { keywords, definition } = calledFunction(operation, context);
  if (operation.requirements.length === 0)
    return { callee: symbol('PythonOperator', context.capabilities), keywords, functions: [definition] };
  return {
    callee: symbol('PythonVirtualenvOperator', context.capabilities),
    keywords: [
      ...keywords,
      ['requirements', list(operation.requirements.map(string))],
      ['system_site_packages', boolean(false)],
    ],
    functions: [definition],
  };
}
