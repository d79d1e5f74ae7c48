import type { SqlStatement } from './read_statements.ts';
import { tableAt, type TableName } from './table_name.ts';

/** The tables from which a statement takes rows, or which it makes new: what is added behind it may be added again. */
export function removesFrom(statement: SqlStatement): readonly TableName[] {
  const { verb, table } = statement;
  const own = table !== undefined && (verbs.has(verb) || (verb === 'CREATE' && isNew(statement))) ? [table] : [];
  return [...own, ...inFront(statement)];
}

const verbs: ReadonlySet<string> = new Set(['DELETE', 'TRUNCATE', 'DROP']);

/** A table that is there already stays as it is under `IF NOT EXISTS`, unless it belongs to the session. */
function isNew({ tokens }: SqlStatement): boolean {
  const words = tokens.slice(0, 8).map(({ text }) => text);
  return !words.includes('EXISTS') || words.includes('TEMP') || words.includes('TEMPORARY');
}

/** `WITH gone AS (DELETE FROM … )`, which PostgreSQL runs in front of the rest. */
function inFront({ tokens }: SqlStatement): readonly TableName[] {
  return tokens.flatMap(({ text, depth }, index) => {
    const isDeletion = text === 'DELETE' && depth > 0 && tokens[index + 1]?.text === 'FROM';
    const table = isDeletion ? tableAt(tokens, index + 2) : undefined;
    return table === undefined ? [] : [table];
  });
}
