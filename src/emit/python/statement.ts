import type { Expression, Imported } from './expression.ts';
import { identifier } from './identifiers.ts';

/** A Python statement, as far as files of configuration need one. */
export type Statement =
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'assignment'; readonly target: string; readonly value: Expression }
  | { readonly kind: 'shift'; readonly operands: readonly Expression[] }
  | { readonly kind: 'with'; readonly contexts: readonly Context[]; readonly body: readonly Statement[] }
  | { readonly kind: 'return'; readonly value: Expression }
  /** Lines of Python that are always the same, formatted as ruff does at this depth; they name no module's import. */
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  /** An empty line between two statements; at the ends of a block it has no effect. */
  | { readonly kind: 'blank' };

/** One `context as variable` of a `with`. */
export interface Context {
  readonly context: Expression;
  readonly variable?: string;
}

/** A function of the module. Its own imports run when it is called, not when the file is read. */
export interface FunctionDefinition {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly imports: readonly Imported[];
  readonly body: readonly Statement[];
}

/** A class of the module, made of another one. */
export interface ClassDefinition {
  readonly kind: 'class';
  readonly name: string;
  readonly base: Expression;
  readonly body: readonly Statement[];
}

/** What a module defines before its body. */
export type Definition = FunctionDefinition | ClassDefinition;

export interface Parameter {
  readonly name: string;
  /** `*name` or `**name` */
  readonly rest?: '*' | '**';
  readonly value?: Expression;
}

export const blank: Statement = { kind: 'blank' };

export function expressionStatement(expression: Expression): Statement {
  return { kind: 'expression', expression };
}

/** `target = value` */
export function assignment(target: string, value: Expression): Statement {
  return { kind: 'assignment', target: identifier(target), value };
}

/** `a >> [b, c] >> d` */
export function shift(operands: readonly Expression[]): Statement {
  return { kind: 'shift', operands };
}

/** `with a, b as c:` and its block; contexts that do not fit in one line become nested blocks. */
export function withBlock(contexts: readonly Context[], body: readonly Statement[]): Statement {
  for (const { variable } of contexts) if (variable !== undefined) identifier(variable);
  return { kind: 'with', contexts, body };
}

export function returnStatement(value: Expression): Statement {
  return { kind: 'return', value };
}

/** Lines that are printed as they are, each behind the indentation of the block. */
export function fixedLines(lines: readonly string[]): Statement {
  return { kind: 'lines', lines };
}

export function functionDefinition(parts: {
  readonly name: string;
  readonly parameters?: readonly Parameter[];
  readonly imports?: readonly Imported[];
  readonly body: readonly Statement[];
}): FunctionDefinition {
  const { name, parameters = [], imports = [], body } = parts;
  for (const parameter of parameters) identifier(parameter.name);
  return { kind: 'function', name: identifier(name), parameters, imports, body };
}

export function classDefinition(className: string, base: Expression, body: readonly Statement[]): ClassDefinition {
  return { kind: 'class', name: identifier(className), base, body };
}
