import { remembered } from '../text/remembered.ts';
import { readTokens, type SqlToken } from './read_tokens.ts';
import type { SqlDialect } from './tokens.ts';
import { tableAt, type TableName } from './table_name.ts';

/** A statement of SQL. */
export interface SqlStatement {
  /** What it does: `INSERT`, also behind a `WITH`; empty where no word says it. */
  readonly verb: string;
  readonly tokens: readonly SqlToken[];
  /** The table that it fills, empties, changes or makes. */
  readonly table: TableName | undefined;
}

/**
 * The statements of a text, in order. What stands in the body of a function or of a block is not run by itself: it is
 * left out.
 */
export function readStatements(sql: string, dialect: SqlDialect): readonly SqlStatement[] {
  const read = readers.get(dialect) ?? remembered((text) => statementsOf(text, dialect));
  readers.set(dialect, read);
  return read(sql);
}

const readers = new WeakMap<SqlDialect, (sql: string) => readonly SqlStatement[]>();

function statementsOf(sql: string, dialect: SqlDialect): readonly SqlStatement[] {
  const statements = split(readTokens(sql, dialect), dialect).map(statementOf);
  const body = statements.findIndex(beginsBody);
  return body === -1 ? statements : statements.slice(0, body);
}

function split(tokens: readonly SqlToken[], { endsBySemicolon }: SqlDialect): readonly (readonly SqlToken[])[] {
  const all: SqlToken[][] = [];
  let current: SqlToken[] = [];
  for (const token of tokens) {
    const isEnd = token.kind === 'sign' && token.text === ';';
    if (isEnd || (!endsBySemicolon && beginsAnother(token, current))) {
      if (current.length > 0) all.push(current);
      current = [];
    }
    if (!isEnd) current.push(token);
  }
  return current.length > 0 ? [...all, current] : all;
}

/** T-SQL needs no semicolon between statements; a MERGE and what makes a table have such words inside. */
function beginsAnother(token: SqlToken, before: readonly SqlToken[]): boolean {
  const [first] = before;
  if (first === undefined || token.depth > 0 || token.kind !== 'word') return false;
  if (['MERGE', 'CREATE', 'ALTER', 'GRANT', 'WITH', 'IF'].includes(first.text)) return false;
  return ['INSERT', 'DELETE', 'TRUNCATE', 'MERGE', 'UPDATE', 'DROP'].includes(token.text);
}

function statementOf(tokens: readonly SqlToken[]): SqlStatement {
  const at = verbIndex(tokens);
  const verb = tokens[at]?.text ?? '';
  return { verb, tokens, table: tableOf(tokens, at, verb) };
}

function verbIndex(tokens: readonly SqlToken[]): number {
  const first = tokens.findIndex(({ kind }) => kind === 'word');
  if (tokens[first]?.text !== 'WITH') return first;
  return tokens.findIndex(({ kind, depth, text }) => kind === 'word' && depth === 0 && mainVerbs.has(text));
}

const mainVerbs: ReadonlySet<string> = new Set(['SELECT', 'INSERT', 'DELETE', 'UPDATE', 'MERGE', 'REPLACE']);

/** Where the table of a statement stands behind its verb: after these words. */
const leading: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['INSERT', new Set(['OR', 'REPLACE', 'IGNORE', 'ROLLBACK', 'ABORT', 'FAIL', 'INTO', 'OVERWRITE', 'TABLE'])],
  ['REPLACE', new Set(['INTO'])],
  ['MERGE', new Set(['INTO'])],
  ['COPY', new Set(['INTO'])],
  ['DELETE', new Set(['FROM', 'ONLY', 'IGNORE', 'QUICK', 'LOW_PRIORITY'])],
  ['TRUNCATE', new Set(['TABLE', 'ONLY', 'IF', 'EXISTS'])],
  ['UPDATE', new Set(['ONLY', 'OR', 'IGNORE', 'REPLACE'])],
  ['DROP', new Set(['TABLE', 'IF', 'EXISTS'])],
  [
    'CREATE',
    new Set([
      'OR',
      'REPLACE',
      'TEMP',
      'TEMPORARY',
      'TRANSIENT',
      'UNLOGGED',
      'LOCAL',
      'GLOBAL',
      'EXTERNAL',
      'TABLE',
      'IF',
      'NOT',
      'EXISTS',
    ]),
  ],
]);

function tableOf(tokens: readonly SqlToken[], verbAt: number, verb: string): TableName | undefined {
  const words = leading.get(verb);
  if (words === undefined) return undefined;
  let at = verbAt + 1;
  // `INSERT ALL WHEN … THEN INTO t`: the first of its tables.
  if (verb === 'INSERT' && ['ALL', 'FIRST'].includes(tokens[at]?.text ?? ''))
    at = Math.max(
      at,
      tokens.findIndex(({ kind, text }) => kind === 'word' && text === 'INTO'),
    );
  while (tokens[at]?.kind === 'word' && words.has(tokens[at]?.text ?? '')) at += 1;
  const isTable = !['DROP', 'CREATE'].includes(verb) || tokens.slice(verbAt, at).some(({ text }) => text === 'TABLE');
  return isTable ? tableAt(tokens, at) : undefined;
}

function beginsBody({ verb, tokens }: SqlStatement): boolean {
  if (verb === 'DECLARE' || verb === 'IF' || verb === 'WHILE') return true;
  if (verb === 'BEGIN') return !['', 'TRANSACTION', 'TRAN', 'WORK', 'DEFERRED'].includes(tokens[1]?.text ?? '');
  if (verb !== 'CREATE') return false;
  return tokens.slice(0, 5).some(({ text }) => ['FUNCTION', 'PROCEDURE', 'TRIGGER', 'TASK'].includes(text));
}
