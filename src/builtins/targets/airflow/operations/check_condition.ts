import type { Connection } from '../../../../model/environment.ts';
import { dialectOf } from '../../../../sql/dialects.ts';
import { tokenOf } from '../../../../sql/tokens.ts';
import { child, placeOf } from '../../../../tree/tree.ts';
import type { Text } from '../../../../values/text.ts';
import { withFillers } from '../sql_engines.ts';
import type { LoweringContext } from './operation.ts';

/** Reports what the operator's query around a condition does not bear, and an engine that does not read that query. */
export function checkCondition(where: Text | undefined, connection: Connection, context: LoweringContext): void {
  if (connection.type === 'oracle') {
    tell(
      context,
      'table',
      'Airflow’s check of a table is no SQL of Oracle: its query has "AS" before the name of a table.',
    );
  }
  if (where === undefined) return;
  const sql = withFillers(where);
  if (sql.includes(';')) {
    tell(
      context,
      'where',
      'A condition has no semicolon: Airflow refuses one wherever it stands, also inside of quotes.',
    );
  } else if (isOpen(sql, connection)) {
    tell(
      context,
      'where',
      'The condition ends in a comment or in quotes, which would take the rest of the query with it.',
    );
  }
}

/** Whether what comes behind the condition on its last line would not be read as SQL. */
function isOpen(sql: string, { type }: Connection): boolean {
  const last = [...sql.matchAll(tokenOf(dialectOf(type)))].at(-1)?.[0] ?? '';
  if (!sql.endsWith(last)) return false;
  if (/^(?:--|#)/u.test(last)) return true;
  if (last.startsWith('/*')) return !last.endsWith('*/');
  return /^['"`]/u.test(last) && (last.length === 1 || last.at(-1) !== last[0]);
}

function tell({ task, report }: LoweringContext, key: 'table' | 'where', message: string): void {
  report({
    severity: 'error',
    code: key === 'table' ? 'check-not-supported' : 'check-condition',
    message,
    place: placeOf(child(task.tree, key) ?? task.tree),
    help: 'Write a `query` of your own, whose first row says what is so.',
  });
}
