import type { JinjaDialect } from './dialect.ts';
import { newScope, type NameEvent, type NamePlace, type Scope, type ScopeKind } from './scopes.ts';
import type { Span, Token, TokenKind } from './tokens.ts';

/** One mistake in a template. Offsets are those of the author's text. */
export interface JinjaProblem extends Span {
  readonly message: string;
  /** What to write instead. */
  readonly help: string;
}

/** A mistake as the reading finds it: one that makes a tag unreadable is put into words with the tag's text. */
export type Finding =
  | (Span & { readonly kind: 'unreadable'; readonly reason: string; readonly help?: string })
  | (Span & { readonly kind: 'said'; readonly message: string; readonly help: string });

/**
 * What an expression is, as far as the statements ask: something that can be set (a name, or a tuple of such), a call,
 * or anything else.
 */
export type Shape = 'target' | 'call' | 'other';

export interface Collected<T> {
  readonly events: readonly NameEvent[];
  readonly result: T;
}

/** Templates that nest deeper are refused: Python's own limits are not far. */
const deepest = 100;

/**
 * A template's tokens while they are read, and what was learnt from them.
 *
 * The first token that does not fit ends the reading: from then on every token is `eof`, so that all who read return.
 */
export class Reader {
  readonly dialect: JinjaDialect;
  /** Given from outside, since values hold expressions and expressions hold values. */
  readonly readExpression: (reader: Reader) => Shape;
  readonly findings: Finding[] = [];
  /** The template itself, and its blocks, which do not see its names. */
  readonly scopes: Scope[];
  readonly blockNames: Set<string> = new Set();
  /** True inside `{% if %}` and inline `if`: there Jinja looks for filters and tests when it renders. */
  isOptional = false;
  /** True where `{% extends %}` may stand. */
  isTopLevel = true;
  /** How many `{% for %}` are around. */
  loops = 0;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  #hasFailed = false;
  #scope: Scope;
  #events: NameEvent[];

  constructor(tokens: readonly Token[], dialect: JinjaDialect, readExpression: (reader: Reader) => Shape) {
    this.dialect = dialect;
    this.readExpression = readExpression;
    this.#tokens = tokens;
    this.#scope = newScope('root');
    this.#events = this.#scope.events;
    this.scopes = [this.#scope];
  }

  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** The token that is read next. */
  get token(): Token {
    return this.#ahead(0);
  }

  next(): Token {
    const token = this.token;
    if (token.kind !== 'eof') this.#at += 1;
    return token;
  }

  isOperator(...texts: readonly string[]): boolean {
    return this.token.kind === 'operator' && texts.includes(this.token.text);
  }

  isName(text: string, ahead = 0): boolean {
    const token = this.#ahead(ahead);
    return token.kind === 'name' && token.text === text;
  }

  /** True when an operator follows the next token. */
  isOperatorAhead(text: string): boolean {
    const token = this.#ahead(1);
    return token.kind === 'operator' && token.text === text;
  }

  isEnd(): boolean {
    return this.token.kind === 'eof';
  }

  skipOperator(text: string): boolean {
    return this.isOperator(text) && this.next().text === text;
  }

  skipName(text: string): boolean {
    return this.isName(text) && this.next().text === text;
  }

  expectOperator(text: string): void {
    if (!this.skipOperator(text)) this.failExpecting(`"${text}"`);
  }

  expectName(text: string): void {
    if (!this.skipName(text)) this.failExpecting(`"${text}"`);
  }

  expect(kind: TokenKind, description: string): Token {
    if (this.token.kind !== kind) this.failExpecting(description);
    return this.next();
  }

  /** Ends the reading with a mistake. Only the first one counts. */
  fail(finding: Finding): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.findings.push(finding);
  }

  /** Ends the reading at a token for a reason, which is the end of a sentence. Without help, the literal form is shown. */
  failAt({ start, end }: Span, reason: string, help?: string): void {
    this.fail({ kind: 'unreadable', reason, start, end, ...(help === undefined ? {} : { help }) });
  }

  /** Ends the reading at the next token, where something else was expected. */
  failExpecting(expected: string): void {
    this.failAt(this.token, whyUnexpected(this.token, expected));
  }

  /** Runs a reading one level deeper; deeper than allowed, it fails. */
  deeper<T>(read: () => T, otherwise: T): T {
    if (this.#depth === deepest) {
      this.failAt(this.token, `it nests deeper than ${deepest} levels`);
      return otherwise;
    }
    this.#depth += 1;
    const result = read();
    this.#depth -= 1;
    return result;
  }

  /** Reads where Jinja looks for filters and tests when it renders. */
  optionally<T>(read: () => T): T {
    return this.#readWith(true, read);
  }

  /** Reads where Jinja looks for filters and tests when it compiles. */
  strictly<T>(read: () => T): T {
    return this.#readWith(false, read);
  }

  /** Adds to what happens to names in the scope that is read. */
  add(...events: readonly NameEvent[]): void {
    for (const event of events) this.#events.push(event);
  }

  addAll(kind: 'read' | 'store', places: readonly NamePlace[]): void {
    for (const place of places) this.#events.push({ kind, place });
  }

  /** Collects the events of a reading apart from those around it. */
  collect<T>(read: () => T): Collected<T> {
    const around = this.#events;
    const events: NameEvent[] = [];
    this.#events = events;
    const result = read();
    this.#events = around;
    return { events, result };
  }

  /** Reads a scope of its own. A block's is seen from nowhere; others belong to the scope around them. */
  within<T>(kind: ScopeKind, parameters: readonly string[], read: (scope: Scope) => T): T {
    const around = {
      scope: this.#scope,
      events: this.#events,
      isOptional: this.isOptional,
      isTopLevel: this.isTopLevel,
    };
    const scope = newScope(kind, parameters);
    if (kind === 'block') this.scopes.push(scope);
    else this.#events.push({ kind: 'scope', scope });
    this.#scope = scope;
    this.#events = scope.events;
    this.isOptional = false;
    this.isTopLevel = false;
    const result = read(scope);
    this.#scope = around.scope;
    this.#events = around.events;
    this.isOptional = around.isOptional;
    this.isTopLevel = around.isTopLevel;
    return result;
  }

  #readWith<T>(isOptional: boolean, read: () => T): T {
    const around = this.isOptional;
    this.isOptional = isOptional;
    const result = read();
    this.isOptional = around;
    return result;
  }

  #ahead(count: number): Token {
    const token = this.#tokens[this.#hasFailed ? this.#tokens.length - 1 : this.#at + count] ?? this.#tokens.at(-1);
    if (token === undefined) throw new Error('A list of Jinja tokens has no end.');
    return token;
  }
}

function whyUnexpected(token: Token, expected: string): string {
  switch (token.kind) {
    case 'bad':
      return token.text;
    case 'eof':
      return 'nothing closes this tag';
    case 'close':
    case 'finish':
      return `${expected} is expected before "${token.text}"`;
    default:
      return `${expected} is expected instead of "${token.text}"`;
  }
}
