import type { SqlStatement } from './read_statements.ts';
import type { SqlToken } from './read_tokens.ts';
import { isSameTable, tableAt, type TableName } from './table_name.ts';
import { removesFrom } from './removed_rows.ts';
import type { SqlDialect } from './tokens.ts';

/** A table whose rows are there once more each time that the statements run. */
export interface AddedAgain {
  /** The word that adds them. */
  readonly verb: string;
  readonly table: TableName;
}

/** The tables to which statements add rows that they did not take away before. */
export function addedAgain(statements: readonly SqlStatement[], dialect: SqlDialect): readonly AddedAgain[] {
  const removed = new Map<string, TableName[]>();
  return statements.flatMap((statement) => {
    for (const table of removesFrom(statement)) {
      const name = table.parts.at(-1) ?? '';
      removed.set(name, [...(removed.get(name) ?? []).slice(-most), table]);
    }
    const table = addsAgain(statement, dialect);
    const before = removed.get(table?.parts.at(-1) ?? '') ?? [];
    if (table === undefined || before.some((one) => isSameTable(one, table))) return [];
    return [{ verb: statement.verb, table }];
  });
}

/** How many tables of one name are remembered: there are seldom two, in different schemas. */
const most = 100;

/** The table to which a statement adds its rows again each time that it runs; undefined where it adds none twice. */
function addsAgain(statement: SqlStatement, dialect: SqlDialect): TableName | undefined {
  const { verb, tokens, table } = statement;
  if (table === undefined) return undefined;
  if (verb === 'COPY')
    return (dialect.appendsByCopy || isForced(statement)) && tokens[table.next]?.text !== 'TO'
      ? copied(statement)
      : undefined;
  if (verb === 'MERGE') return matchesNothing(statement) ? table : undefined;
  if (verb !== 'INSERT' || tokens[table.next]?.text === 'REPLACE') return undefined;
  const isKeyed = hasPair(tokens, 'ON', keyWords) || hasWordBefore(statement, replacing) || looksItselfUp(statement);
  return isKeyed ? undefined : table;
}

/** `ON CONFLICT (key)`, `ON DUPLICATE KEY UPDATE`. */
const keyWords: ReadonlySet<string> = new Set(['CONFLICT', 'DUPLICATE']);

/** `INSERT OR REPLACE INTO`, `INSERT IGNORE INTO`, `INSERT OVERWRITE`. */
const replacing: ReadonlySet<string> = new Set(['REPLACE', 'IGNORE', 'OVERWRITE', 'ABORT', 'FAIL', 'ROLLBACK']);

function copied({ tokens, table }: SqlStatement): TableName | undefined {
  return tokens.some(({ text, depth }) => text === 'FROM' && depth === 0) ? table : undefined;
}

/** `FORCE = TRUE`: files that were loaded are loaded again. */
function isForced({ tokens }: SqlStatement): boolean {
  return tokens.some(({ text }, index) => {
    return (
      /^'?force'?$/iu.test(text) &&
      tokens[index + 1]?.text === '=' &&
      /^'?true'?$/iu.test(tokens[index + 2]?.text ?? '')
    );
  });
}

/** `MERGE … ON FALSE WHEN NOT MATCHED THEN INSERT` adds all rows, if nothing takes those away that are there. */
function matchesNothing({ tokens }: SqlStatement): boolean {
  const condition = tokens.findIndex(({ kind, text, depth }) => kind === 'word' && text === 'ON' && depth === 0);
  const [first, sign, second] = tokens.slice(condition + 1, condition + 4);
  const isFalse = first?.text === 'FALSE' || (first?.text === '1' && sign?.text === '=' && second?.text === '0');
  return condition !== -1 && isFalse && !tokens.some(({ kind, text }) => kind === 'word' && text === 'DELETE');
}

function hasPair(tokens: readonly SqlToken[], first: string, second: ReadonlySet<string>): boolean {
  return tokens.some(({ kind, text }, index) => {
    return kind === 'word' && text === first && second.has(tokens[index + 1]?.text ?? '');
  });
}

function hasWordBefore({ tokens, table }: SqlStatement, words: ReadonlySet<string>): boolean {
  return tokens.some(({ text, start }) => start < (table?.start ?? 0) && words.has(text));
}

/** `WHERE NOT EXISTS (SELECT … FROM the same table …)` and its like: rows that are there already are left out. */
function looksItselfUp({ tokens, table }: SqlStatement): boolean {
  if (table === undefined || !tokens.some(({ kind, text }) => kind === 'word' && excluding.has(text))) return false;
  return tokens.some(({ kind, text, start }, index) => {
    if (kind !== 'word' || start < table.end || (text !== 'FROM' && text !== 'JOIN')) return false;
    const read = tableAt(tokens, index + 1);
    return read !== undefined && isSameTable(read, table);
  });
}

const excluding: ReadonlySet<string> = new Set(['NOT', 'EXCEPT', 'MINUS', 'ANTI', 'NULL', 'MAX']);
