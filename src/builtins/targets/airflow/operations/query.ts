import {
  boolean,
  dict,
  float,
  integer,
  string,
  type Expression,
  type Keyword,
} from '../../../../emit/python/expression.ts';
import type { Query, SqlParameters } from '../../../../model/operation.ts';
import type { Text } from '../../../../values/text.ts';
import { bindParameters } from '../sql_parameters.ts';
import type { LoweringContext } from './operation.ts';

/** The operators of SQL read a string that ends so as a file of its templates. */
export const sqlExtensions: readonly string[] = ['.hql', '.json', '.sql'];

/** `conn_id`, `sql` and `parameters` of one query, as the operators of SQL take them. */
export function queryKeywords(
  { connection, statement, parameters }: Query,
  context: LoweringContext,
): readonly Keyword[] {
  const bound = bindParameters({ connection, statements: statement, parameters }, context);
  return [
    ['conn_id', string(connection.id)],
    ['sql', string(context.templated(bound, sqlExtensions))],
    ...parametersArgument(parameters, context),
  ];
}

/** `parameters`, where there are any. */
export function parametersArgument(parameters: SqlParameters, context: LoweringContext): readonly Keyword[] {
  const values = [...parameters].map(([name, value]) => [name, parameter(value, context)] as const);
  return values.length === 0 ? [] : [['parameters', dict(values)]];
}

function parameter(value: Text | number | boolean, context: LoweringContext): Expression {
  if (typeof value === 'boolean') return boolean(value);
  if (typeof value === 'number') return Number.isInteger(value) ? integer(value) : float(value);
  return string(context.templated(value, sqlExtensions));
}
