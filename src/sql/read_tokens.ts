import type { SqlDialect } from './tokens.ts';

/** A piece of SQL that means something; comments and blanks are left out. Offsets are those of the text. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'parameter' | 'template' | 'sign';
  /** A word in upper case; a name without its quotes; of anything else what is written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How many brackets are open around it. */
  readonly depth: number;
}

/** The tokens of a text of SQL. What an author's own Jinja gives is not known, so a tag of it is one token. */
export function readTokens(sql: string, dialect: SqlDialect): readonly SqlToken[] {
  const tokens: SqlToken[] = [];
  const form = formOf(dialect);
  let depth = 0;
  form.lastIndex = 0;
  for (let match = form.exec(sql); match !== null; match = form.exec(sql)) {
    const [written] = match;
    const kind = kindOf(written, dialect);
    if (kind === undefined) continue;
    if (written === ')' && depth > 0) depth -= 1;
    const { index: start } = match;
    tokens.push({ kind, text: meaningOf(kind, written), start, end: start + written.length, depth });
    if (written === '(') depth += 1;
  }
  return tokens;
}

/** What a piece is, by its beginning: undefined for a comment. Named groups would cost as much as all the rest. */
function kindOf(written: string, { hashComments, bracketNames }: SqlDialect): SqlToken['kind'] | undefined {
  const [first = '', second = ''] = [written[0], written[1]];
  if (word.test(written)) return 'word';
  if (digit.test(first)) return 'number';
  if (first === "'" || (second === "'" && letter.test(first))) return 'text';
  if (first === '"' || first === '`' || (first === '[' && bracketNames)) return 'name';
  if (first === '#' && hashComments) return undefined;
  if (written.length === 1) return 'sign';
  if ((first === '-' && second === '-') || (first === '/' && second === '*')) return undefined;
  if (first === '$') return 'text';
  if (first === '{') return 'template';
  return first === ':' && second !== ':' ? 'parameter' : 'sign';
}

const word = /^[0-9]*[@A-Za-z_\u0080-\uffff](?!')/u;
const letter = /[A-Za-z]/u;
const digit = /[0-9]/u;

function meaningOf(kind: SqlToken['kind'], written: string): string {
  if (kind === 'word') return written.toUpperCase();
  if (kind === 'parameter') return written.slice(1);
  return kind === 'name' ? written.slice(1, -1) : written;
}

const known = new WeakMap<SqlDialect, RegExp>();

function formOf(dialect: SqlDialect): RegExp {
  const made = known.get(dialect) ?? patternOf(dialect);
  known.set(dialect, made);
  return made;
}

/** One alternative for each form; the first that fits counts. */
function patternOf({ backslashEscapes, hashComments, bracketNames }: SqlDialect): RegExp {
  const forms: readonly RegExp[] = [
    ...(backslashEscapes ? [] : [/[Ee]'(?:[^'\\]|\\(?:[^]|$)|'')*(?:'|$)/u]), // text of PostgreSQL with escapes
    hashComments ? /(?:--|#)[^\n]*/u : /--[^\n]*/u, // comment to the end of the line
    /\/\*[^]*?(?:\*\/|$)/u, // comment in a block
    backslashEscapes ? /'(?:[^'\\]|\\(?:[^]|$)|'')*(?:'|$)/u : /'(?:[^']|'')*(?:'|$)/u,
    /\$([A-Za-z_]*)\$[^]*?(?:\$\1\$|$)/u, // text of PostgreSQL and Snowflake, such as the body of a function
    backslashEscapes ? /"(?:[^"\\]|\\(?:[^]|$)|"")*(?:"|$)/u : /"(?:[^"]|"")*(?:"|$)/u,
    /`[^`]*(?:`|$)/u,
    ...(bracketNames ? [/\[[^\]]*(?:\]|$)/u] : []),
    /\{\{[^]*?(?:\}\}|$)|\{%[^]*?(?:%\}|$)/u, // an author's own template
    /(?<![A-Za-z0-9_$\])"`:]):[A-Za-z_][A-Za-z0-9_]*/u, // a named parameter
    /[0-9]*[@A-Za-z_\u0080-\uffff][\w@$\u0080-\uffff]*/u, // a word
    /[0-9]+(?:\.[0-9]+)?/u, // a number
    /::|<=|>=|<>|!=|[^\s]/u, // a sign
  ];
  return new RegExp(forms.map(({ source }) => source).join('|'), 'gu');
}
