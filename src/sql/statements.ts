import { tokenOf, type SqlDialect } from './tokens.ts';

/** The first word of each statement, in upper case: `DELETE`, `INSERT`. A statement without a word is none. */
export function firstWords(sql: string, dialect: SqlDialect): readonly string[] {
  const words: string[] = [];
  let isInside = false;
  for (const { groups } of sql.matchAll(tokenOf(dialect))) {
    if (groups?.['end'] !== undefined) isInside = false;
    else if (groups?.['word'] !== undefined && !isInside) {
      words.push(groups['word'].toUpperCase());
      isInside = true;
    }
  }
  return words;
}
