import { boolean, string } from '../../../../emit/python/expression.ts';
import type { SqlOperation } from '../../../../model/operation.ts';
import { bindParameters } from '../sql_parameters.ts';
import { inTransaction } from '../sql_transaction.ts';
import { symbol } from '../symbols.ts';
import type { LoweringContext, Operator } from './operation.ts';
import { parametersArgument, sqlExtensions } from './query.ts';

/**
 * Statements are split, because some drivers take one at a time. The hook commits at the end, because `autocommit` is
 * off by default.
 */
export function sql(operation: SqlOperation, context: LoweringContext): Operator {
  const statements = bindParameters({ ...operation, statements: inTransaction(operation, context) }, context);
  return {
    callee: symbol('SQLExecuteQueryOperator', context.capabilities),
    keywords: [
      ['conn_id', string(operation.connection.id)],
      ['sql', string(context.templated(statements, sqlExtensions))],
      ...parametersArgument(operation.parameters, context),
      ['split_statements', boolean(true)],
    ],
  };
}
