import type { SqlOperation } from '../../../model/operation.ts';
import { dialectOf } from '../../../sql/dialects.ts';
import { firstWords } from '../../../sql/statements.ts';
import { child, placeOf } from '../../../tree/tree.ts';
import { concatenate, literal, type Text } from '../../../values/text.ts';
import type { LoweringContext } from './operations/operation.ts';
import { transactions, withFillers } from './sql_engines.ts';

/**
 * The statements in one transaction. Airflow's hooks commit at the end, and drivers begin a transaction by themselves,
 * but for Python's driver of SQLite, which does not before a statement that changes a table's form.
 */
export function inTransaction({ statements, connection }: SqlOperation, context: LoweringContext): Text {
  const words = firstWords(withFillers(statements), dialectOf(connection.type));
  if (words.length < 2) return statements;
  const changing = words.find((word) => changingWords.has(word));
  if (connection.type === 'sqlite')
    return changing === undefined || words.some((word) => ownWords.has(word))
      ? statements
      : concatenate(begin, statements);
  const kind = transactions(connection.type);
  const committing = kind === 'none' ? words[0] : changing;
  if (kind !== 'all' && committing !== undefined) warn(connection.type, kind, committing, context);
  return statements;
}

const begin: Text = literal('BEGIN;\n');

/** The author's own transaction, and what SQLite takes outside of one only. */
const ownWords: ReadonlySet<string> = new Set(['ATTACH', 'BEGIN', 'DETACH', 'PRAGMA', 'SAVEPOINT', 'VACUUM']);

/** They change what tables there are. */
const changingWords: ReadonlySet<string> = new Set(['ALTER', 'CREATE', 'DROP', 'RENAME', 'TRUNCATE']);

function warn(type: string, kind: 'ddl' | 'none', word: string, { task, report }: LoweringContext): void {
  const why =
    kind === 'none'
      ? `a connection of the type "${type}" commits each statement by itself`
      : `${word} commits what came before it on a connection of the type "${type}"`;
  report({
    severity: 'warning',
    code: 'no-transaction',
    message: `The statements of the task "${task.id}" are not one transaction: ${why}.`,
    place: placeOf(child(task.tree, 'query') ?? child(task.tree, 'file') ?? task.tree),
    help: 'Write them so that a retry after any of them does no harm, or each as a task of its own.',
  });
}
