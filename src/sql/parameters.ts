/** A `:name` in SQL, by offsets into the text. */
export interface NamedParameter {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** How an engine writes what hides a colon. */
export interface SqlDialect {
  /** A backslash in a text takes the character behind it with it. */
  readonly backslashEscapes: boolean;
  /** `#` begins a comment. */
  readonly hashComments: boolean;
}

/** The named parameters of a text of SQL, outside of comments, texts, quoted identifiers, casts and paths. */
export function findParameters(sql: string, dialect: SqlDialect): readonly NamedParameter[] {
  const found: NamedParameter[] = [];
  for (const match of sql.matchAll(tokenOf(dialect))) {
    const name = match.groups?.['name'];
    if (name !== undefined) found.push({ name: name.slice(1), start: match.index, end: match.index + name.length });
  }
  return found;
}

/** One alternative for each form that hides a colon; what none of them takes is passed over character by character. */
function tokenOf({ backslashEscapes, hashComments }: SqlDialect): RegExp {
  const parts = [
    /--[^\n]*/u, // comment to the end of the line
    ...(hashComments ? [/#[^\n]*/u] : []),
    /\/\*[^]*?(?:\*\/|$)/u, // comment in a block
    ...(backslashEscapes ? escapedTexts : plainTexts),
    /`[^`]*(?:`|$)/u, // quoted identifier of MySQL and BigQuery
    /\$(?<tag>[A-Za-z_]*)\$[^]*?(?:\$\k<tag>\$|$)/u, // text of PostgreSQL, such as the body of a function
    /::/u, // cast of PostgreSQL
    /(?<name>:[A-Za-z_][A-Za-z0-9_]*)/u,
    /[A-Za-z0-9_$\])]+(?::(?!:))?/u, // a word; with one colon behind it a path into JSON or a slice
  ];
  return new RegExp(parts.map((part) => part.source).join('|'), 'gu');
}

const plainTexts = [
  /[Ee]'(?:[^'\\]|\\[^]|'')*(?:'|$)/u, // text of PostgreSQL with escapes
  /'(?:[^']|'')*(?:'|$)/u, // text
  /"(?:[^"]|"")*(?:"|$)/u, // quoted identifier
];

const escapedTexts = [/'(?:[^'\\]|\\[^]|'')*(?:'|$)/u, /"(?:[^"\\]|\\[^]|"")*(?:"|$)/u];
