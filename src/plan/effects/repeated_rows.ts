import type { Operation } from '../../model/operation.ts';
import { addedAgain } from '../../sql/added_rows.ts';
import { dialectOf } from '../../sql/dialects.ts';
import { readStatements } from '../../sql/read_statements.ts';
import { tableText } from '../../sql/table_name.ts';

/** Whether a task's new statements add rows again when they are repeated, to tables to which the old ones did not. */
export function addsTwice(before: string, after: string, operation: Operation | undefined): boolean {
  if (operation?.kind !== 'sql') return false;
  const { type } = operation.connection;
  const known = new Set(tablesOf(before, type));
  return tablesOf(after, type).some((table) => !known.has(table));
}

function tablesOf(sql: string, type: string): readonly string[] {
  const dialect = dialectOf(type);
  return addedAgain(readStatements(sql, dialect), dialect).map(({ table }) => tableText(table));
}
