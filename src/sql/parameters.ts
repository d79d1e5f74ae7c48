/** A `:name` in SQL, by offsets into the text. */
export interface NamedParameter {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** One alternative for each form that hides a colon; what none of them takes is passed over character by character. */
const token = new RegExp(
  [
    /--[^\n]*/u, // comment to the end of the line
    /\/\*[^]*?(?:\*\/|$)/u, // comment in a block
    /'(?:[^']|'')*(?:'|$)/u, // text
    /"(?:[^"]|"")*(?:"|$)/u, // quoted identifier
    /`[^`]*(?:`|$)/u, // quoted identifier of MySQL and BigQuery
    /::/u, // cast of PostgreSQL
    /(?<name>:[A-Za-z_][A-Za-z0-9_]*)/u,
    /[A-Za-z0-9_$\])]+:?/u, // a word; with a colon behind it a path into JSON or a slice
  ]
    .map((part) => part.source)
    .join('|'),
  'gu',
);

/** The named parameters of a text of SQL, outside of comments, texts, quoted identifiers, casts and paths. */
export function findParameters(sql: string): readonly NamedParameter[] {
  const found: NamedParameter[] = [];
  for (const match of sql.matchAll(token)) {
    const name = match.groups?.['name'];
    if (name !== undefined) found.push({ name: name.slice(1), start: match.index, end: match.index + name.length });
  }
  return found;
}
