import { described, type Schema } from '../../../language/schema.ts';
import { codesOf } from '../../../lint/code/codes_of.ts';
import { writtenText } from '../../../lint/code/written_text.ts';
import type { Task } from '../../../model/pipeline.ts';
import type { Rule, RuleContext } from '../../../model/rule.ts';
import { addedAgain } from '../../../sql/added_rows.ts';
import { readStatements } from '../../../sql/read_statements.ts';
import { tableText, type TableName } from '../../../sql/table_name.ts';
import type { SqlDialect } from '../../../sql/tokens.ts';
import { matchesWildcard } from '../../../text/wildcard.ts';

const appendOnly: Schema = described(
  'Append only',
  'Tables that keep a row of each try, by name; `*` stands for any characters.',
  { type: 'array', items: { type: 'string' }, default: ['*_log', '*_audit'], examples: [['*_log', 'audit.*']] },
);

/** A retry, or a rerun of a day, adds the same rows once more. */
export const insertWithoutKey: Rule = {
  id: 'insert-without-key',
  area: 'idempotency',
  summary: 'What a task adds to a table is there once, however often the task runs.',
  levels: { recommended: 'warning', strict: 'error' },
  options: { type: 'object', properties: { append_only: appendOnly } },
  check({ tasks }, context) {
    // Of what says that it is not idempotent, its author knows; its retries are told by the rule for them.
    for (const task of tasks) if (task.idempotent !== false) judge(task, context);
  },
};

function judge(task: Task, { options, report }: RuleContext): void {
  for (const code of codesOf(task)) {
    if (code.language !== 'sql' || code.isQuery) continue;
    for (const { table, verb } of addedAgain(readStatements(code.code.text, code.dialect), code.dialect)) {
      if ((options['append_only'] as readonly string[]).some((pattern) => isNamed(table, pattern))) continue;
      const place = code.code.placeOf(table.start, table.end);
      report(
        task,
        code.path,
        `The ${verb} into "${writtenText(place)}" has no key: when the task "${task.id}" runs again, its rows are there twice.`,
        { place, key: table.parts.at(-1) ?? '', help: helpOf(writtenText(place), code.dialect) },
      );
    }
  }
}

function isNamed(table: TableName, pattern: string): boolean {
  return matchesWildcard(tableText(table), pattern) || matchesWildcard(table.parts.at(-1) ?? '', pattern);
}

function helpOf(table: string, { upsert }: SqlDialect): string {
  return `Delete the rows of the run in front of it, such as \`DELETE FROM ${table} WHERE day = :day;\`, or write ${upsert}.`;
}
