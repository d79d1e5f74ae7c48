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
  let depth = 0;
  for (const match of sql.matchAll(formsOf(dialect))) {
    const group = groups.find((one) => match.groups?.[one] !== undefined);
    if (group === undefined) continue;
    const kind = asKind(group);
    const [written] = match;
    if (written === ')' && depth > 0) depth -= 1;
    const { index: start } = match;
    tokens.push({ kind, text: meaningOf(kind, written), start, end: start + written.length, depth });
    if (written === '(') depth += 1;
  }
  return tokens;
}

const groups = ['escaped', 'text', 'name', 'bracket', 'template', 'parameter', 'number', 'word', 'sign'] as const;

/** A text with escapes begins like a word, and brackets hold a name in some dialects only: each is a form of its own. */
function asKind(group: (typeof groups)[number]): SqlToken['kind'] {
  if (group === 'escaped') return 'text';
  return group === 'bracket' ? 'name' : group;
}

function meaningOf(kind: SqlToken['kind'], written: string): string {
  if (kind === 'word') return written.toUpperCase();
  if (kind === 'parameter') return written.slice(1);
  return kind === 'name' ? written.slice(1, -1) : written;
}

const known = new WeakMap<SqlDialect, RegExp>();

function formsOf(dialect: SqlDialect): RegExp {
  const made = known.get(dialect) ?? patternOf(dialect);
  known.set(dialect, made);
  return made;
}

function patternOf({ backslashEscapes, hashComments, bracketNames }: SqlDialect): RegExp {
  const forms: readonly (readonly [group: SqlToken['kind'] | undefined, ...forms: RegExp[]])[] = [
    [undefined, hashComments ? /(?:--|#)[^\n]*/u : /--[^\n]*/u], // comment to the end of the line
    [undefined, /\/\*[^]*?(?:\*\/|$)/u], // comment in a block
    ['text', backslashEscapes ? /'(?:[^'\\]|\\(?:[^]|$)|'')*(?:'|$)/u : /'(?:[^']|'')*(?:'|$)/u, dollarText],
    ['name', backslashEscapes ? /"(?:[^"\\]|\\(?:[^]|$)|"")*(?:"|$)/u : /"(?:[^"]|"")*(?:"|$)/u, /`[^`]*(?:`|$)/u],
    ...(bracketNames ? [[undefined, /(?<bracket>\[[^\]]*(?:\]|$))/u] as const] : []),
    ['template', /\{\{[^]*?(?:\}\}|$)|\{%[^]*?(?:%\}|$)/u],
    ['parameter', /(?<![A-Za-z0-9_$\])"`:]):[A-Za-z_][A-Za-z0-9_]*/u],
    ['word', /[0-9]*[@A-Za-z_\u0080-\uffff][\w@$\u0080-\uffff]*/u],
    ['number', /[0-9]+(?:\.[0-9]+)?/u],
    ['sign', /::|<=|>=|<>|!=|[^\s]/u],
  ];
  const escaped = backslashEscapes ? [] : [/(?<escaped>[Ee]'(?:[^'\\]|\\(?:[^]|$)|'')*(?:'|$))/u.source];
  const sources = forms.map(([group, ...parts]) => {
    const source = parts.map((part) => part.source).join('|');
    return group === undefined ? source : `(?<${group}>${source})`;
  });
  return new RegExp([...escaped, ...sources].join('|'), 'gu');
}

/** Text of PostgreSQL and Snowflake, such as the body of a function. */
const dollarText = /\$(?<tag>[A-Za-z_]*)\$[^]*?(?:\$\k<tag>\$|$)/u;
