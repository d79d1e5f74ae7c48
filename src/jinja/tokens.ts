/** A half-open range of offsets (UTF-16 code units) in an author's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * `data` is text outside of tags; `open`/`close` are `{{` and `}}`, `begin`/`finish` `{%` and `%}`.
 * `bad` is what Jinja cannot read, `eof` ends every list of tokens.
 */
export type TokenKind =
  | 'data'
  | 'open'
  | 'close'
  | 'begin'
  | 'finish'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'operator'
  | 'bad'
  | 'eof';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** The characters of the token; for `bad`, what is wrong, as the end of a sentence. */
  readonly text: string;
}

/** The tokens of a template, and the spans of what is not plain text: tags, comments and raw blocks. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly tags: readonly Tag[];
}

export interface Tag extends Span {
  readonly kind: 'value' | 'statement' | 'comment' | 'raw';
}

/** White space as Python has it: JavaScript's `\s` lacks U+001C to U+001F and U+0085, and has U+FEFF. */
const space = String.raw`[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`;
const digits = String.raw`\p{Nd}+(?:_\p{Nd}+)*`;

const spaces = new RegExp(`${space}+`, 'uy');
const blank = new RegExp(`^${space}*$`, 'u');
const float = new RegExp(`${digits}(?:(?:\\.${digits})?[eE][+-]?${digits}|\\.${digits})`, 'uy');
const integer = /0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\p{Nd}a-fA-F])+|[1-9](?:_?\p{Nd})*|0(?:_?0)*/uy;
const word = /[\p{ID_Continue}\p{L}\p{N}_]+/uy;
const identifier = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
const operator = /\*\*|\/\/|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/uy;
// Escapes that Python cannot decode; all others it takes, or keeps as they are.
const escape = /\\[^]/gu;
const hex = '[0-9a-fA-F]';
const brokenEscape = new RegExp(
  String.raw`^\\(?:x(?!${hex}{2})|u(?!${hex}{4})|U(?!000${hex}{5}|0010${hex}{4})|N(?!\{[A-Za-z0-9 ()-]+\}))`,
  'u',
);

const rawBegin = new RegExp(`\\{%[-+]?${space}*raw${space}*-?%\\}`, 'uy');
const rawEnd = new RegExp(`\\{%[-+]?${space}*endraw${space}*[-+]?%\\}`, 'ug');
const opening = /\{[{%#]/gu;

/** True when the text is nothing but white space, as Python's `isspace` has it. */
export function isBlank(text: string): boolean {
  return blank.test(text);
}

/** Reads a template's tokens in one pass, as the lexer of Jinja 3.1 does with its default delimiters. */
export function readTokens(text: string): Tokens {
  const tokens: Token[] = [];
  const tags: Tag[] = [];
  let at = 0;
  while (at < text.length) {
    opening.lastIndex = at;
    const start = opening.exec(text)?.index ?? text.length;
    if (start > at) tokens.push({ kind: 'data', text: text.slice(at, start), start: at, end: start });
    if (start === text.length) break;
    at = readTag(text, start, tokens, tags);
  }
  tokens.push({ kind: 'eof', text: '', start: text.length, end: text.length });
  return { tokens, tags };
}

/** Reads the tag at an offset and says where it ends; at the end of the text when it cannot be read. */
function readTag(text: string, start: number, tokens: Token[], tags: Tag[]): number {
  if (text[start + 1] === '#') return readComment(text, start, tokens, tags);
  if (matchAt(rawBegin, text, start) !== '') return readRaw(text, start, tokens, tags);
  const statement = text[start + 1] === '%';
  const inside = start + (/[-+]/u.test(text[start + 2] ?? '') ? 3 : 2);
  tokens.push({ kind: statement ? 'begin' : 'open', text: text.slice(start, start + 2), start, end: inside });
  const end = readInside(text, inside, statement, tokens);
  tags.push({ kind: statement ? 'statement' : 'value', start, end });
  return end;
}

function readComment(text: string, start: number, tokens: Token[], tags: Tag[]): number {
  const inside = start + (/[-+]/u.test(text[start + 2] ?? '') ? 3 : 2);
  const close = text.indexOf('#}', inside);
  if (close === -1 && !isLast(text, inside))
    tokens.push({ kind: 'bad', text: 'nothing closes this comment', start, end: start + 2 });
  const end = close === -1 ? text.length : close + 2;
  tags.push({ kind: 'comment', start, end });
  return end;
}

function readRaw(text: string, start: number, tokens: Token[], tags: Tag[]): number {
  const inside = start + matchAt(rawBegin, text, start).length;
  rawEnd.lastIndex = inside;
  const close = rawEnd.exec(text);
  const end = close === null ? text.length : close.index + close[0].length;
  if (close === null && !isLast(text, inside))
    tokens.push({ kind: 'bad', text: 'no "{% endraw %}" follows', start, end: inside });
  else if (close !== null && close.index > inside) {
    tokens.push({ kind: 'data', text: text.slice(inside, close.index), start: inside, end: close.index });
  }
  tags.push({ kind: 'raw', start, end });
  return end;
}

/** Jinja lets a comment or a raw block open at the very end of a text, whose last line break it drops. */
function isLast(text: string, at: number): boolean {
  return /^(?:\r\n|\n|\r)?$/u.test(text.slice(at, at + 3));
}

/** Reads tokens up to the tag's end. Closing marks count only where all brackets are closed, as in `{{ {"a": {}} }}`. */
function readInside(text: string, start: number, statement: boolean, tokens: Token[]): number {
  const close = statement ? /[-+]?%\}/uy : /-?\}\}/uy;
  const brackets: string[] = [];
  let at = start;
  while (at < text.length) {
    const closing = brackets.length === 0 ? matchAt(close, text, at) : '';
    if (closing !== '') {
      tokens.push({ kind: statement ? 'finish' : 'close', text: closing, start: at, end: at + closing.length });
      return at + closing.length;
    }
    const white = matchAt(spaces, text, at);
    if (white === '') {
      const token = balanced(readToken(text, at), brackets);
      tokens.push(token);
      if (token.kind === 'bad') return text.length;
      at = token.end;
    } else at += white.length;
  }
  return at;
}

function readToken(text: string, at: number): Token {
  const token = (kind: TokenKind, found: string): Token => ({ kind, text: found, start: at, end: at + found.length });
  const real = text[at - 1] === '.' ? '' : matchAt(float, text, at);
  // Jinja takes digits of every script, but Python makes no fraction of them.
  if (real !== '')
    return /^[\d._eE+-]+$/u.test(real) ? token('float', real) : bad(at, real, `"${real}" is no number of Python's`);
  const whole = matchAt(integer, text, at);
  if (whole !== '') return token('integer', whole);
  const name = matchAt(word, text, at);
  if (name !== '') return identifier.test(name) ? token('name', name) : bad(at, name, `"${name}" is no name`);
  const quoted = text.slice(at, stringEnd(text, at));
  if (quoted !== '')
    return canDecode(quoted)
      ? token('string', quoted)
      : bad(at, quoted, `${quoted} has an escape that Python cannot read`);
  const sign = matchAt(operator, text, at);
  return sign === '' ? strange(text, at) : token('operator', sign);
}

function balanced(token: Token, brackets: string[]): Token {
  if (token.kind !== 'operator') return token;
  if (token.text === '{') brackets.push('}');
  if (token.text === '(') brackets.push(')');
  if (token.text === '[') brackets.push(']');
  if (token.text !== '}' && token.text !== ')' && token.text !== ']') return token;
  return brackets.pop() === token.text ? token : bad(token.start, token.text, `"${token.text}" closes no bracket`);
}

function strange(text: string, at: number): Token {
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const isQuote = found === '"' || found === "'";
  return bad(at, found, isQuote ? `nothing closes the string that ${found} opens` : `"${found}" means nothing there`);
}

function bad(start: number, found: string, why: string): Token {
  return { kind: 'bad', text: why, start, end: start + found.length };
}

/** Where the string that opens at an offset is over: the offset itself when none opens there or nothing closes it. */
function stringEnd(text: string, start: number): number {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return start;
  let at = start + 1;
  while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1;
  return at < text.length ? at + 1 : start;
}

/** Escapes are read pair by pair, so that the `x` of `\\x` is no escape. */
function canDecode(quoted: string): boolean {
  for (const { index } of quoted.matchAll(escape)) {
    if (brokenEscape.test(quoted.slice(index, index + 100))) return false;
  }
  return true;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
