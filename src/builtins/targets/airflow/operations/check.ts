import { dict, string, type Keyword } from '../../../../emit/python/expression.ts';
import type { Bounds, CheckOperation, ColumnCheck } from '../../../../model/operation.ts';
import { literalOf } from '../../../../values/text.ts';
import { symbol } from '../symbols.ts';
import { checkCondition } from './check_condition.ts';
import type { LoweringContext, Operator } from './operation.ts';
import { queryKeywords } from './query.ts';
import { withParameters } from './templated_parameters.ts';

type AskedOfTable = Extract<CheckOperation['asked'], { kind: 'table' }>;

/**
 * All that is asked of a table is one query, whose failure names what is not so. Every statement is true for a table
 * without rows, but those that ask for rows.
 */
export function check({ connection, asked }: CheckOperation, context: LoweringContext): Operator {
  if (asked.kind === 'query') {
    const { query } = asked;
    return {
      ...withParameters('SQLCheckOperator', query.parameters, context.capabilities),
      keywords: queryKeywords(query, context),
    };
  }
  checkCondition(asked.where, connection, context);
  const checks = [...rowStatements(asked), ...columnStatements(asked)];
  const where: readonly Keyword[] =
    asked.where === undefined ? [] : [['partition_clause', string(context.templated(asked.where, []))]];
  return {
    callee: symbol('SQLTableCheckOperator', context.capabilities),
    keywords: [
      ['conn_id', string(connection.id)],
      ['table', string(literalOf(asked.table) ?? '')],
      ['checks', dict(checks.map(([name, statement]) => [name, dict([['check_statement', string(statement)]])]))],
      ...where,
    ],
  };
}

type Statement = readonly [name: string, statement: string];

function rowStatements({ rows }: AskedOfTable): readonly Statement[] {
  return rows === undefined ? [] : boundStatements('rows', 'COUNT(*)', rows);
}

function columnStatements({ columns }: AskedOfTable): readonly Statement[] {
  return [...columns].flatMap(([column, asked]) => statementsOf(column, asked));
}

function statementsOf(column: string, { nulls, unique, min, max, distinct }: ColumnCheck): readonly Statement[] {
  return [
    ...(nulls === undefined ? [] : [[`${column}_nulls`, `COUNT(*) - COUNT(${column}) <= ${nulls}`] as const]),
    ...(unique === true ? [[`${column}_unique`, `COUNT(DISTINCT ${column}) = COUNT(${column})`] as const] : []),
    ...(min === undefined ? [] : [[`${column}_min`, withoutRows(column, `MIN(${column}) >= ${min}`)] as const]),
    ...(max === undefined ? [] : [[`${column}_max`, withoutRows(column, `MAX(${column}) <= ${max}`)] as const]),
    ...(distinct === undefined ? [] : boundStatements(`${column}_distinct`, `COUNT(DISTINCT ${column})`, distinct)),
  ];
}

function withoutRows(column: string, statement: string): string {
  return `COUNT(${column}) = 0 OR ${statement}`;
}

function boundStatements(name: string, counted: string, { atLeast, atMost, exactly }: Bounds): readonly Statement[] {
  return [
    ...(atLeast === undefined ? [] : [[`${name}_at_least`, `${counted} >= ${atLeast}`] as const]),
    ...(atMost === undefined ? [] : [[`${name}_at_most`, `${counted} <= ${atMost}`] as const]),
    ...(exactly === undefined ? [] : [[`${name}_exactly`, `${counted} = ${exactly}`] as const]),
  ];
}
