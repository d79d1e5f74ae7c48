import { call, name, none, type Expression, type Keyword } from '../../../emit/python/expression.ts';
import { fixedLines, functionDefinition, type Definition } from '../../../emit/python/statement.ts';
import type { Pipeline, Task } from '../../../model/pipeline.ts';
import { wallAt, type Instant } from '../../../time/zone.ts';
import type { Capabilities } from './capabilities.ts';
import { symbol } from './symbols.ts';
import { instantExpression } from './time_expressions.ts';

/** What a task is given so that it is skipped in runs before its `start` and from its `end` on. */
export interface Bounds {
  readonly keywords: readonly Keyword[];
  readonly functions: readonly Definition[];
}

/**
 * A function that Airflow calls before the task's own work.
 *
 * `start_date` and `end_date` of a task mean something else: Airflow makes no instance of it in a run outside of them,
 * for which tasks after it wait until the run fails as deadlocked; they are compared with the logical date, and a
 * backfill passes over them.
 */
export function boundsOf(task: Task, { schedule }: Pipeline, capabilities: Capabilities): Bounds {
  const { start, end } = task;
  if (start === undefined && end === undefined) return { keywords: [], functions: [] };
  const between = onlyBetween(capabilities);
  const bound = (instant: Instant | undefined): Expression =>
    instant === undefined ? none : instantExpression(wallAt(schedule.zone, instant), schedule.zone);
  const check = call(name(between.name), [], [bound(start), bound(end)]);
  // The scheduler does nothing for an EmptyOperator unless somebody wants to hear of its start.
  const heard: readonly Keyword[] =
    task.operation.kind === 'noop' ? [['on_execute_callback', name(unchanged.name)]] : [];
  return {
    keywords: [['pre_execute', check], ...heard],
    functions: heard.length === 0 ? [between] : [between, unchanged],
  };
}

const known = new Map<Capabilities, Definition>();

/** The same function for all tasks of a file. */
function onlyBetween(capabilities: Capabilities): Definition {
  const made = known.get(capabilities) ?? definition(capabilities);
  known.set(capabilities, made);
  return made;
}

/** Airflow 3 gives a run that a person starts without a date no window. */
function definition(capabilities: Capabilities): Definition {
  const skip = symbol('AirflowSkipException', capabilities);
  if (skip.kind !== 'imported') throw new Error('airflow: the exception that skips a task is not imported');
  return functionDefinition({
    name: '__only_between',
    parameters: [{ name: 'start' }, { name: 'end' }],
    imports: [skip],
    body: [
      fixedLines([
        'def check(context):',
        '    begin = context.get("data_interval_start") or context["dag_run"].run_after',
        '    if (start and begin < start) or (end and begin >= end):',
        '        raise AirflowSkipException(f"Nothing to do in a run that begins {begin}.")',
        '',
        'return check',
      ]),
    ],
  });
}

const unchanged = functionDefinition({
  name: '__unchanged',
  parameters: [{ name: '_context' }],
  body: [],
});
