import { clockCalls } from './clock_calls.ts';
import type { SqlStatement } from './read_statements.ts';

/** Whether a statement takes all rows of its table, or all that a condition without a value of the run names. */
export function emptiesTable(statement: SqlStatement): boolean {
  const { verb, tokens, table } = statement;
  const words = new Set(tokens.filter(({ kind }) => kind !== 'text' && kind !== 'name').map(({ text }) => text));
  switch (verb) {
    case 'TRUNCATE':
    case 'DROP':
      return table !== undefined && !words.has('PARTITION');
    case 'CREATE':
      return words.has('REPLACE') && fillsTable({ verb, tokens, table });
    case 'INSERT':
      return words.has('OVERWRITE') && !words.has('PARTITION');
    case 'DELETE':
      // Rows that another table names, or that are older or newer than something, are chosen in a way of their own.
      // So are those of today, by the clock, which the rule for clocks tells.
      if (clockCalls(statement).length > 0) return false;
      return !['SELECT', 'USING', 'JOIN', '<', '>', '<=', '>=', 'BETWEEN'].some((word) => words.has(word));
    default:
      return false;
  }
}

/** Whether a statement puts rows into its table. */
export function fillsTable({ verb, tokens, table }: SqlStatement): boolean {
  if (table === undefined) return false;
  if (verb === 'CREATE') return tokens.some(({ kind, text }) => kind === 'word' && text === 'SELECT');
  return verb === 'INSERT' || verb === 'COPY' || verb === 'MERGE';
}

/** Whether a statement makes a table of the session alone. */
export function isOfSession({ verb, tokens }: SqlStatement): boolean {
  return verb === 'CREATE' && tokens.slice(1, 4).some(({ text }) => text === 'TEMP' || text === 'TEMPORARY');
}
