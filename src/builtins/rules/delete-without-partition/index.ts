import { described, type Schema } from '../../../language/schema.ts';
import type { Code } from '../../../lint/code/code.ts';
import { codesOf } from '../../../lint/code/codes_of.ts';
import { holdsRunValue } from '../../../lint/code/holds_run_value.ts';
import { writtenText } from '../../../lint/code/written_text.ts';
import type { Task } from '../../../model/pipeline.ts';
import type { Rule, RuleContext } from '../../../model/rule.ts';
import { emptiesTable, fillsTable, isOfSession } from '../../../sql/emptied_table.ts';
import { readStatements, type SqlStatement } from '../../../sql/read_statements.ts';
import { isSameTable, type TableName } from '../../../sql/table_name.ts';
import { matchesWildcard } from '../../../text/wildcard.ts';

const wholeTables: Schema = described(
  'Whole tables',
  'Tables, or their schemas, that hold the rows of one run only, by name; `*` stands for any characters.',
  {
    type: 'array',
    items: { type: 'string' },
    default: [
      'stg*',
      '*_stg',
      'stage*',
      'staging*',
      '*_stage',
      '*_staging',
      'tmp*',
      '*_tmp',
      'temp*',
      '*_temp',
      '*landing*',
    ],
    examples: [['staging', 'latest_*']],
  },
);

/** A rerun of an older day takes all other days away. */
export const deleteWithoutPartition: Rule = {
  id: 'delete-without-partition',
  area: 'idempotency',
  summary: 'A run that fills a part of a table empties that part only.',
  levels: { recommended: 'warning', strict: 'error' },
  options: { type: 'object', properties: { whole_tables: wholeTables } },
  check({ tasks, schedule }, context) {
    if (schedule.kind !== 'cron' || schedule.window === 'none') return;
    const written = tasks.flatMap(writtenIn);
    const parts = written.filter(({ statement, isOfRun }) => isOfRun && fillsTable(statement));
    const ofSession = written.filter(({ statement }) => isOfSession(statement));
    for (const one of written) {
      const isFilledInPart = parts.some((part) => isSameTable(part.table, one.table));
      const isDeletedInPart = one.isOfRun && !fillsTable(one.statement);
      if (!isFilledInPart || isDeletedInPart || !emptiesTable(one.statement)) continue;
      if (!ofSession.some((other) => isSameTable(other.table, one.table))) tell(one, context);
    }
  },
};

/** A statement of a task that writes to a table. */
interface Written {
  readonly task: Task;
  readonly path: string;
  readonly code: Code;
  readonly statement: SqlStatement;
  readonly table: TableName;
  readonly isOfRun: boolean;
}

function writtenIn(task: Task): readonly Written[] {
  return codesOf(task).flatMap((one) => {
    if (one.language !== 'sql' || one.isQuery) return [];
    const { path, code } = one;
    return readStatements(code.text, one.dialect).flatMap((statement) => {
      const isOfRun = holdsRunValue(statement, code, task.operation);
      return statement.table === undefined ? [] : [{ task, path, code, statement, table: statement.table, isOfRun }];
    });
  });
}

function tell({ task, path, code, table }: Written, { options, report }: RuleContext): void {
  const patterns = options['whole_tables'] as readonly string[];
  if (table.parts.some((part) => patterns.some((pattern) => matchesWildcard(part, pattern)))) return;
  const place = code.placeOf(table.start, table.end);
  const name = writtenText(place);
  const message = `The task "${task.id}" empties "${name}" without regard to the run, and only the rows of one run come back: after a rerun of an older day all others are gone.`;
  const help = `Take away the rows of the run only, such as \`DELETE FROM ${name} WHERE day = :day;\`; a table that is meant to hold one run is named by the option "whole_tables".`;
  report(task, path, message, { place, key: table.parts.at(-1) ?? '', help });
}
