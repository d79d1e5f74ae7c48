import type { Expression, Keyword } from './expression.ts';
import type { Definition, Statement } from './statement.ts';

/** Names of a module → what they are called instead. */
export type NewNames = ReadonlyMap<string, string>;

/** An expression with some names of its module changed. */
export function renamedExpression(expression: Expression, names: NewNames): Expression {
  const renamed = (inner: Expression): Expression => renamedExpression(inner, names);
  switch (expression.kind) {
    case 'name':
      return { kind: 'name', name: names.get(expression.name) ?? expression.name };
    case 'list':
    case 'tuple':
      return { kind: expression.kind, items: expression.items.map(renamed) };
    case 'dict':
      return { kind: 'dict', entries: expression.entries.map(([key, value]) => [renamed(key), renamed(value)]) };
    case 'attribute':
      return { ...expression, of: renamed(expression.of) };
    case 'subscript':
      return { kind: 'subscript', of: renamed(expression.of), index: renamed(expression.index) };
    case 'call':
      return {
        kind: 'call',
        callee: renamed(expression.callee),
        positional: expression.positional.map(renamed),
        keywords: renamedKeywords(expression.keywords, names),
      };
    case 'constant':
    case 'imported':
    case 'string':
      return expression;
  }
}

/** Keyword arguments with some names of their module changed. */
export function renamedKeywords(keywords: readonly Keyword[], names: NewNames): readonly Keyword[] {
  return keywords.map(([keyword, value]) => [keyword, renamedExpression(value, names)]);
}

/** A function or a class with some names of its module changed, its own among them. Fixed lines stay as they are. */
export function renamedDefinition(definition: Definition, names: NewNames): Definition {
  const name = names.get(definition.name) ?? definition.name;
  const body = definition.body.map((statement) => renamedStatement(statement, names));
  return definition.kind === 'class'
    ? { ...definition, name, base: renamedExpression(definition.base, names), body }
    : { ...definition, name, body };
}

/** A statement with some names of its module changed, its own variables among them. */
export function renamedStatement(statement: Statement, names: NewNames): Statement {
  switch (statement.kind) {
    case 'expression':
      return { ...statement, expression: renamedExpression(statement.expression, names) };
    case 'assignment':
      return {
        ...statement,
        target: names.get(statement.target) ?? statement.target,
        value: renamedExpression(statement.value, names),
      };
    case 'return':
      return { ...statement, value: renamedExpression(statement.value, names) };
    case 'shift':
      return { ...statement, operands: statement.operands.map((operand) => renamedExpression(operand, names)) };
    case 'with':
      return {
        ...statement,
        contexts: statement.contexts.map((each) => ({ ...each, context: renamedExpression(each.context, names) })),
        body: statement.body.map((inner) => renamedStatement(inner, names)),
      };
    case 'blank':
    case 'lines':
      return statement;
  }
}
