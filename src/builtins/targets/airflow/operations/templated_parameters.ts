import { name, type Expression } from '../../../../emit/python/expression.ts';
import { importKey } from '../../../../emit/python/module_names.ts';
import { classDefinition, fixedLines, type ClassDefinition } from '../../../../emit/python/statement.ts';
import type { SqlParameters } from '../../../../model/operation.ts';
import type { Capabilities } from '../capabilities.ts';
import { symbol } from '../symbols.ts';

/** The operators of SQL that render `sql`, but not `parameters`. */
export type UntemplatedOperator = 'BranchSQLOperator' | 'SQLCheckOperator';

/** An operator of SQL; with parameters, a class of the file that renders them, too. */
export function withParameters(
  operator: UntemplatedOperator,
  parameters: SqlParameters,
  capabilities: Capabilities,
): { readonly callee: Expression; readonly functions?: readonly ClassDefinition[] } {
  const base = symbol(operator, capabilities);
  if (parameters.size === 0) return { callee: base };
  const key = importKey(base);
  const known = classes.get(key) ?? classOf(operator, base);
  classes.set(key, known);
  return { callee: name(known.name), functions: [known] };
}

/** Each file defines it once, however many tasks use it. */
const classes = new Map<string, ClassDefinition>();

function classOf(operator: UntemplatedOperator, base: Expression): ClassDefinition {
  return classDefinition(`${operator.replace('Operator', '')}WithParameters`, base, [
    fixedLines(['"""Renders its parameters, too."""', '', 'template_fields = ("sql", "parameters")']),
  ]);
}
