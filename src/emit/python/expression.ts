import { identifier, modulePath } from './identifiers.ts';

/** A Python expression, as far as files of configuration need one. */
export type Expression =
  | { readonly kind: 'string'; readonly value: string }
  /** A number, `True`, `False` or `None`, as it is written in Python. */
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'tuple'; readonly items: readonly Expression[] }
  | { readonly kind: 'dict'; readonly entries: readonly DictEntry[] }
  | { readonly kind: 'name'; readonly name: string }
  | Imported
  | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'subscript'; readonly of: Expression; readonly index: Expression }
  | Call;

type DictEntry = readonly [key: Expression, value: Expression];

/** Something of another module. The module that is printed imports it by itself. */
export interface Imported {
  readonly kind: 'imported';
  readonly module: string;
  /** Absent for the module itself. */
  readonly name?: string;
}

export interface Call {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly positional: readonly Expression[];
  readonly keywords: readonly Keyword[];
}

/** A keyword argument. A name that Python does not take as a keyword is printed as `**{"name": value}`. */
export type Keyword = readonly [name: string, value: Expression];

export const none: Expression = { kind: 'constant', text: 'None' };

/** A string that Python reads back as exactly this one, lone surrogates included. */
export function string(value: string): Expression {
  return { kind: 'string', value };
}

export function boolean(value: boolean): Expression {
  return { kind: 'constant', text: value ? 'True' : 'False' };
}

/** Throws for a number that is no safe integer. */
export function integer(value: number | bigint): Expression {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new Error(`Python printer: ${value} is no safe integer.`);
  }
  return { kind: 'constant', text: BigInt(value).toString() };
}

/** Always read back as a float: `1.0`, `1e21`. Throws for NaN and the infinities, which have no literal. */
export function float(value: number): Expression {
  if (!Number.isFinite(value)) throw new Error(`Python printer: ${value} has no literal.`);
  const text = Object.is(value, -0) ? '-0' : String(value).replace('e+', 'e');
  return { kind: 'constant', text: /[.e]/.test(text) ? text : `${text}.0` };
}

export function list(items: readonly Expression[]): Expression {
  return { kind: 'list', items };
}

export function tuple(items: readonly Expression[]): Expression {
  return { kind: 'tuple', items };
}

/** A dict with the entries in their order. */
export function dict(entries: Iterable<readonly [key: string | Expression, value: Expression]>): Expression {
  return {
    kind: 'dict',
    entries: Array.from(entries, ([key, value]): DictEntry => [typeof key === 'string' ? string(key) : key, value]),
  };
}

/** A variable of the module, or a builtin. */
export function name(text: string): Expression {
  return { kind: 'name', name: identifier(text) };
}

/** `from module import member`, or without a member `import module`. */
export function imported(module: string, member?: string): Imported {
  modulePath(module);
  return member === undefined ? { kind: 'imported', module } : { kind: 'imported', module, name: identifier(member) };
}

/** `of.member` */
export function attribute(of: Expression, member: string): Expression {
  if (of.kind === 'constant') throw new Error(`Python printer: ${of.text}.${member} is not supported.`);
  return { kind: 'attribute', of, name: identifier(member) };
}

/** `of[index]` */
export function subscript(of: Expression, index: Expression): Expression {
  return { kind: 'subscript', of, index };
}

/** `callee(…)`. A record puts keys that look like integers first: names of users belong in pairs or a Map. */
export function call(
  callee: Expression,
  keywords: Iterable<Keyword> | { readonly [name: string]: Expression } = [],
  positional: readonly Expression[] = [],
): Call {
  const pairs = Symbol.iterator in keywords ? [...keywords] : Object.entries(keywords);
  const names = new Set(pairs.map(([keyword]) => keyword));
  if (names.size < pairs.length) throw new Error('Python printer: a call has one keyword argument twice.');
  return { kind: 'call', callee, positional, keywords: pairs };
}
