import type { Expression, Imported } from './expression.ts';
import type { Module } from './module.ts';
import type { Definition, FunctionDefinition, Statement } from './statement.ts';

/** The names that a module uses by itself, and what it imports for its expressions. */
export interface ModuleNames {
  /** Variables, functions, parameters, and whatever its expressions call by name. */
  readonly own: ReadonlySet<string>;
  /** By module and name, each once. */
  readonly imports: ReadonlyMap<string, Imported>;
}

/** Identifies an import. */
export function importKey(imported: Imported): string {
  return imported.name === undefined ? imported.module : `${imported.module}:${imported.name}`;
}

/** Every name of the module and everything it imports, in the order of their appearance. */
export function namesOf(module: Module): ModuleNames {
  const names = { own: new Set<string>(), imports: new Map<string, Imported>() };
  for (const definition of module.functions) visitDefinition(definition, names);
  for (const statement of module.body) visitStatement(statement, names);
  return names;
}

interface Names {
  readonly own: Set<string>;
  readonly imports: Map<string, Imported>;
}

function visitDefinition(definition: Definition, names: Names): void {
  if (definition.kind === 'function') return visitFunction(definition, names);
  names.own.add(definition.name);
  visit(definition.base, names);
  for (const statement of definition.body) visitStatement(statement, names);
}

function visitFunction(definition: FunctionDefinition, names: Names): void {
  names.own.add(definition.name);
  for (const parameter of definition.parameters) {
    names.own.add(parameter.name);
    if (parameter.value !== undefined) visit(parameter.value, names);
  }
  for (const { module, name } of definition.imports) names.own.add(name ?? rootOf(module));
  for (const statement of definition.body) visitStatement(statement, names);
}

/** The name that `import module` binds. */
export function rootOf(module: string): string {
  return module.split('.', 1)[0] ?? module;
}

function visitStatement(statement: Statement, names: Names): void {
  switch (statement.kind) {
    case 'expression':
      return visit(statement.expression, names);
    case 'assignment':
      names.own.add(statement.target);
      return visit(statement.value, names);
    case 'return':
      return visit(statement.value, names);
    case 'shift':
      return visitAll(statement.operands, names);
    case 'with':
      for (const { variable } of statement.contexts) if (variable !== undefined) names.own.add(variable);
      visitAll(
        statement.contexts.map(({ context }) => context),
        names,
      );
      for (const inner of statement.body) visitStatement(inner, names);
      return;
    case 'blank':
  }
}

function visitAll(expressions: readonly Expression[], names: Names): void {
  for (const expression of expressions) visit(expression, names);
}

function visit(expression: Expression, names: Names): void {
  switch (expression.kind) {
    case 'name':
      names.own.add(expression.name);
      return;
    case 'imported':
      names.imports.set(importKey(expression), expression);
      return;
    case 'list':
    case 'tuple':
      return visitAll(expression.items, names);
    case 'dict':
      return visitAll(expression.entries.flat(), names);
    case 'attribute':
      return visit(expression.of, names);
    case 'subscript':
      return visitAll([expression.of, expression.index], names);
    case 'call':
      visit(expression.callee, names);
      visitAll(expression.positional, names);
      return visitAll(
        expression.keywords.map(([, value]) => value),
        names,
      );
    case 'string':
    case 'constant':
  }
}
