import {
  boolean,
  dict,
  float,
  integer,
  string,
  type Expression,
  type Keyword,
} from '../../../../emit/python/expression.ts';
import type { SqlOperation } from '../../../../model/operation.ts';
import type { Text } from '../../../../values/text.ts';
import { bindParameters } from '../sql_parameters.ts';
import { inTransaction } from '../sql_transaction.ts';
import { symbol } from '../symbols.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** SQLExecuteQueryOperator reads a string that ends so as a file of its templates. */
const extensions = ['.sql', '.json'];

/**
 * Statements are split, because some drivers take one at a time. The hook commits at the end, because `autocommit` is
 * off by default.
 */
export function sql(operation: SqlOperation, context: LoweringContext): Operator {
  const statements = bindParameters({ ...operation, statements: inTransaction(operation, context) }, context);
  const parameters = [...operation.parameters].map(([name, value]) => [name, parameter(value, context)] as const);
  const bound: Keyword[] = parameters.length === 0 ? [] : [['parameters', dict(parameters)]];
  return {
    callee: symbol('SQLExecuteQueryOperator', context.capabilities),
    keywords: [
      ['conn_id', string(operation.connection.id)],
      ['sql', string(context.templated(statements, extensions))],
      ...bound,
      ['split_statements', boolean(true)],
    ],
  };
}

function parameter(value: Text | number | boolean, context: LoweringContext): Expression {
  if (typeof value === 'boolean') return boolean(value);
  if (typeof value === 'number') return Number.isInteger(value) ? integer(value) : float(value);
  return string(context.templated(value, extensions));
}
