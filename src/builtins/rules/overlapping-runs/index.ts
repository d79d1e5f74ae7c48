import { codesOf } from '../../../lint/code/codes_of.ts';
import type { Environment } from '../../../model/environment.ts';
import type { Pipeline, Task } from '../../../model/pipeline.ts';
import type { Rule } from '../../../model/rule.ts';
import { readStatements, type SqlStatement } from '../../../sql/read_statements.ts';
import { removesFrom } from '../../../sql/removed_rows.ts';
import { tableText } from '../../../sql/table_name.ts';
import type { Text } from '../../../values/text.ts';

/** It goes well for months: until two runs are late together. */
export const overlappingRuns: Rule = {
  id: 'overlapping-runs',
  area: 'schedules',
  summary: 'Runs that may be under way at once do not rewrite the same rows.',
  levels: { recommended: 'warning', strict: 'error' },
  check(pipeline, { environment, report }) {
    const { id, maxActiveRuns, tasks } = pipeline;
    if (maxActiveRuns === 1) return;
    for (const task of tasks) {
      const table = isAlone(task, environment) || dependsOnRun(task) ? undefined : rewrittenTable(task);
      if (table === undefined) continue;
      report(
        pipeline,
        'max_active_runs',
        `Up to ${maxActiveRuns} runs of "${id}" are under way at once, and nothing in "${task.id}" depends on the run: each removes the rows of "${table}" that another one wrote.`,
        {
          key: `${task.id} ${table}`,
          help: 'Write `max_active_runs: 1`, or `max_active: 1` on the task; or let it touch the rows of its run only, such as `WHERE day = :day`.',
        },
      );
    }
  },
};

/** At most one instance of it runs at any time, over all runs. */
function isAlone({ dependsOnPast, maxActive, pool }: Pipeline['tasks'][number], { pools }: Environment): boolean {
  const slots = pool === undefined ? Infinity : (pools.get(pool.name)?.slots ?? Infinity) / pool.slots;
  return dependsOnPast || maxActive === 1 || slots < 2;
}

function dependsOnRun({ operation }: Task): boolean {
  if (operation.kind !== 'sql') return true;
  const texts = [...operation.parameters.values()].filter((value): value is Text => typeof value === 'object');
  return [operation.statements, ...texts].some((text) => text.some(isOfRun));
}

/** A value of the run, or what an author's own template may be; the element of a map is the same in all runs. */
function isOfRun(piece: Text[number]): boolean {
  if (piece.kind === 'value') return piece.value.path[0] !== 'item';
  return piece.kind === 'jinja' && piece.text.includes('{{');
}

function rewrittenTable(task: Task): string | undefined {
  for (const code of codesOf(task)) {
    if (code.language !== 'sql' || code.isQuery) continue;
    const statements = readStatements(code.code.text, code.dialect).filter((one) => !isOfSession(one));
    const [table] = statements.flatMap(removesFrom);
    if (table !== undefined) return tableText(table);
  }
  return undefined;
}

/** Each session has its own temporary tables. */
function isOfSession({ tokens }: SqlStatement): boolean {
  return tokens.slice(0, 8).some(({ kind, text }) => kind === 'word' && (text === 'TEMP' || text === 'TEMPORARY'));
}
