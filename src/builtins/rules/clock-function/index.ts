import type { TaskCode } from '../../../lint/code/codes_of.ts';
import { codesOf } from '../../../lint/code/codes_of.ts';
import { writtenText } from '../../../lint/code/written_text.ts';
import type { Task } from '../../../model/pipeline.ts';
import type { Rule, RuleContext } from '../../../model/rule.ts';
import { clockCalls as pythonClocks } from '../../../python/clock_calls.ts';
import { clockCalls as shellClocks } from '../../../shell/clock_calls.ts';
import { clockCalls as sqlClocks, type ClockCall } from '../../../sql/clock_calls.ts';
import { readStatements, type SqlStatement } from '../../../sql/read_statements.ts';
import { matchesWildcard } from '../../../text/wildcard.ts';
import { child } from '../../../tree/tree.ts';
import { templateClocks } from './template_clocks.ts';
import { options } from './options.ts';

/** A run of last week that asks the clock loads today. */
export const clockFunction: Rule = {
  id: 'clock-function',
  area: 'idempotency',
  summary: 'What a run does follows from its own time, not from the clock of the machine.',
  levels: { recommended: 'warning', strict: 'error' },
  options,
  check({ tasks, schedule }, context) {
    if (schedule.kind === 'manual' || schedule.kind === 'assets') return;
    for (const task of tasks) for (const code of codesOf(task)) judge(task, code, context);
  },
};

function judge(task: Task, code: TaskCode, context: RuleContext): void {
  for (const { start, end } of clocksOf(task, code, context.options)) {
    const place = code.code.placeOf(start, end);
    const call = writtenText(place);
    context.report(
      task,
      code.path,
      `"${call}" is the time at which the task "${task.id}" happens to run: a retry after midnight, or a backfill, takes another day than the run is for.`,
      { place, key: call, help: helps[code.language] },
    );
  }
}

const helps: Readonly<Record<TaskCode['language'], string>> = {
  sql: 'Write `:day`, and `parameters: { day: "${{ run.date }}" }` beside the query.',
  shell:
    'Write `${{ run.date }}`, with pipes such as `${{ run.date | shift(-1d) | format("%Y%m%d") }}`, or pass it by `env`.',
  python: 'Give the function an argument, and write `arguments: { day: "${{ run.date }}" }`.',
};

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function clocksOf(task: Task, taskCode: TaskCode, decided: RuleContext['options']): readonly Stretch[] {
  const { text } = taskCode.code;
  switch (taskCode.language) {
    case 'sql': {
      const statements = taskCode.isQuery ? [] : readStatements(text, taskCode.dialect);
      return [...statements.flatMap((statement) => harmful(statement, decided)), ...templateClocks(text)];
    }
    case 'shell':
      return [...shellClocks(text), ...templateClocks(text)];
    case 'python':
      return pythonClocks(text).filter(({ insteadOf }) => insteadOf === undefined || !isGiven(task, insteadOf));
  }
}

/** What a task gives to its function is not asked of the clock. */
function isGiven({ tree }: Task, name: string): boolean {
  return child(child(tree, 'arguments'), name) !== undefined;
}

/** A query whose rows go nowhere, and a view, which is read at another time, leave nothing behind. */
function harmful(statement: SqlStatement, decided: RuleContext['options']): readonly Stretch[] {
  if (statement.table === undefined) return [];
  return sqlClocks(statement).filter(({ use }) => use.kind === 'condition' || isPeriod(use, decided));
}

function isPeriod({ column }: Extract<ClockCall['use'], { kind: 'value' }>, decided: RuleContext['options']): boolean {
  const isNamed = (key: string): boolean =>
    (decided[key] as readonly string[]).some((pattern) => matchesWildcard(column ?? '', pattern));
  return column !== undefined && isNamed('period_columns') && !isNamed('audit_columns');
}
