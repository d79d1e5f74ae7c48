import { boolean, list, string, type Expression } from '../../../../emit/python/expression.ts';
import type { CallOperation } from '../../../../model/operation.ts';
import { literal } from '../../../../values/text.ts';
import { symbol } from '../symbols.ts';
import { calledFunction } from './called_function.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** The operator of virtual environments reads a rendered string that ends so as a file of its templates. */
const extensions = ['.txt'];

/**
 * With requirements the function runs in a virtual environment of its own, which sees nothing of the worker's: also not
 * Airflow, which the operator would try to import there.
 */
export function call(operation: CallOperation, context: LoweringContext): Operator {
  if (operation.requirements.length === 0)
    return { callee: symbol('PythonOperator', context.capabilities), ...calledFunction(operation, context) };
  const { keywords, functions } = calledFunction(operation, context, { extensions, isAlone: true });
  const requirement = (text: string): Expression => string(context.templated(literal(text), extensions));
  return {
    callee: symbol('PythonVirtualenvOperator', context.capabilities),
    keywords: [
      ...keywords,
      ['requirements', list(operation.requirements.map(requirement))],
      ['system_site_packages', boolean(false)],
      ['expect_airflow', boolean(false)],
    ],
    functions,
  };
}
