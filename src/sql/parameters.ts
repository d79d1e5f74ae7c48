import { tokenOf, type SqlDialect } from './tokens.ts';

/** A `:name` in SQL, by offsets into the text. */
export interface NamedParameter {
  readonly name: string;
  readonly start: number;
  readonly end: number;
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
