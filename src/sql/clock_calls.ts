import { clausesOf, type Clause } from './clauses.ts';
import { endOfCall, isDefault } from './clock_words.ts';
import type { SqlStatement } from './read_statements.ts';

/** A place in a statement that asks what time it is now. */
export interface ClockCall {
  /** As it is written, such as `CURRENT_DATE` or `now()`. */
  readonly start: number;
  readonly end: number;
  /** Whether it chooses rows, or becomes the value of a column; that column's name, where it is known. */
  readonly use: { readonly kind: 'condition' } | { readonly kind: 'value'; readonly column: string | undefined };
}

/**
 * The clock calls of a statement that matter for what it leaves behind. The default of a column, and what is older than
 * some age by the clock, are meant to follow the clock.
 */
export function clockCalls(statement: SqlStatement): readonly ClockCall[] {
  const calls = known.get(statement) ?? callsIn(statement);
  known.set(statement, calls);
  return calls;
}

const known = new WeakMap<SqlStatement, readonly ClockCall[]>();

function callsIn(statement: SqlStatement): readonly ClockCall[] {
  const { tokens } = statement;
  const clauses = clausesOf(tokens);
  return tokens.flatMap((token, index) => {
    const next = endOfCall(tokens, index);
    const clause = clauses[index];
    if (next === undefined || clause === undefined || isDefault(tokens, index)) return [];
    const use = useOf(statement, { index, next, clause });
    return use === undefined ? [] : [{ start: token.start, end: tokens[next - 1]?.end ?? token.end, use }];
  });
}

/** A call of the clock: the index of its token, and of the one behind it. */
interface Found {
  readonly index: number;
  readonly next: number;
  readonly clause: Clause;
}

function useOf(statement: SqlStatement, found: Found): ClockCall['use'] | undefined {
  if (found.clause.kind === 'other') return undefined;
  if (found.clause.kind === 'condition') return isAge(statement, found.index) ? undefined : { kind: 'condition' };
  const column = namedBehind(statement, found) ?? setBefore(statement, found) ?? listed(statement, found);
  return { kind: 'value', column: column?.toLowerCase() };
}

/** How far a word is looked for that says what a call is for. */
const reach = 100;

/** `DELETE FROM t WHERE created_at < now() - …`: what is too old by now goes, whichever run it is. */
function isAge({ verb, tokens }: SqlStatement, index: number): boolean {
  if (verb !== 'DELETE') return false;
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const { text = '', kind } = tokens[at] ?? {};
    if (text === '<' || text === '<=') return true;
    if (kind === 'word' && ['WHERE', 'AND', 'OR', 'ON'].includes(text)) return false;
  }
  return false;
}

/** `now() AS loaded_at`, `CAST(now() AS date) AS day`. */
function namedBehind({ tokens }: SqlStatement, { next, clause }: Found): string | undefined {
  if (tokens[next]?.kind === 'word' && (tokens[next + 1]?.text ?? ',') === ',') return tokens[next]?.text;
  for (const [offset, token] of tokens.slice(next, next + reach).entries()) {
    if (token.depth < clause.depth) return undefined;
    if (token.depth > clause.depth) continue;
    if (token.text === ',' || token.text === 'FROM') return undefined;
    if (token.text === 'AS') return tokens[next + offset + 1]?.text;
  }
  return undefined;
}

/** `SET updated_at = now()`, `SET day = CAST(now() AS date)`: the name in front of the first sign of its item. */
function setBefore({ tokens }: SqlStatement, { index, clause }: Found): string | undefined {
  let column: string | undefined;
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const { text, depth } = tokens[at] ?? { text: '', depth: clause.depth };
    if (depth !== clause.depth) continue;
    if (text === 'SET' || text === ',') return column;
    if (text === 'SELECT' || text === 'VALUES') return undefined;
    if (text === '=') column = tokens[at - 1]?.text;
  }
  return undefined;
}

/** `INSERT INTO t (id, loaded_at) SELECT id, now()`: by its position among the columns. */
function listed({ verb, tokens, table }: SqlStatement, { clause }: Found): string | undefined {
  if (verb !== 'INSERT' || table === undefined || tokens[table.next]?.text !== '(') return undefined;
  const end = tokens.findIndex(({ text }, at) => at > table.next && text === ')');
  const columns = tokens.slice(table.next + 1, end).filter(({ kind }) => kind === 'word' || kind === 'name');
  return columns[clause.item]?.text;
}
