/** How an engine writes what hides a colon or a semicolon. */
export interface SqlDialect {
  /** A backslash in a text takes the character behind it with it. */
  readonly backslashEscapes: boolean;
  /** `#` begins a comment. */
  readonly hashComments: boolean;
  /** A name may stand in square brackets. */
  readonly bracketNames: boolean;
  /** `COPY t FROM …` adds rows each time; elsewhere there is none, or files that were loaded are known. */
  readonly appendsByCopy: boolean;
  /** Every statement but the last ends with a semicolon. */
  readonly endsBySemicolon: boolean;
  /** How a row takes the place of one with its key, for advice. */
  readonly upsert: string;
}

/**
 * One alternative for each form that may hide a colon or a semicolon; what none of them takes is passed over, character
 * by character. The groups: `name` is a named parameter, `word` a word, `end` the end of a statement.
 */
export function tokenOf(dialect: SqlDialect): RegExp {
  const key = `${dialect.backslashEscapes} ${dialect.hashComments}`;
  const known = tokens.get(key) ?? tokenFor(dialect);
  tokens.set(key, known);
  return known;
}

const tokens = new Map<string, RegExp>();

function tokenFor({ backslashEscapes, hashComments }: SqlDialect): RegExp {
  const parts = [
    /--[^\n]*/u, // comment to the end of the line
    ...(hashComments ? [/#[^\n]*/u] : []),
    /\/\*[^]*?(?:\*\/|$)/u, // comment in a block
    ...(backslashEscapes ? escapedTexts : plainTexts),
    /`[^`]*(?:`|$)/u, // quoted identifier of MySQL and BigQuery
    /\$(?<tag>[A-Za-z_]*)\$[^]*?(?:\$\k<tag>\$|$)/u, // text of PostgreSQL, such as the body of a function
    /::/u, // cast of PostgreSQL
    /(?<name>:[A-Za-z_][A-Za-z0-9_]*)/u,
    /(?<end>;)/u,
    /(?<word>[A-Za-z0-9_$\])]+)(?::(?!:))?/u, // a word; with one colon behind it a path into JSON or a slice
  ];
  return new RegExp(parts.map((part) => part.source).join('|'), 'gu');
}

const plainTexts = [
  /[Ee]'(?:[^'\\]|\\(?:[^]|$)|'')*(?:'|$)/u, // text of PostgreSQL with escapes
  /'(?:[^']|'')*(?:'|$)/u, // text
  /"(?:[^"]|"")*(?:"|$)/u, // quoted identifier
];

const escapedTexts = [/'(?:[^'\\]|\\(?:[^]|$)|'')*(?:'|$)/u, /"(?:[^"\\]|\\(?:[^]|$)|"")*(?:"|$)/u];
