import {
  attribute,
  boolean,
  call,
  float,
  integer,
  list,
  string,
  type Expression,
  type Keyword,
} from '../../../emit/python/expression.ts';
import { isSameExpression } from '../../../emit/python/is_same.ts';
import { assignment, type Definition, type Statement } from '../../../emit/python/statement.ts';
import type { Retries, Task } from '../../../model/pipeline.ts';
import type { Capabilities } from './capabilities.ts';
import { literalOf, type Text } from '../../../values/text.ts';
import { assetExpression } from './assets.ts';
import { boundsOf } from './bounds.ts';
import { freeExpression } from './free_value.ts';
import { durationExpression } from './time_expressions.ts';
import { callbacks } from './notify/callbacks.ts';
import { taskIdOf } from './task_id.ts';
import { mappedOperator, type MappedOperator } from './mapped.ts';
import type { LoweringContext } from './operations/operation.ts';

/** A task as it stands in the file. */
export interface EmittedTask {
  readonly task: Task;
  readonly statement: Statement;
  readonly functions: readonly Definition[];
}

/** The arguments that operators of all classes share, as far as their values differ from Airflow's own. */
export type SharedArguments = ReadonlyMap<string, Expression>;

/** Writes a task; what it has in common with all others stands in `default_args` and is left out here. */
export function emitTask(task: Task, shared: SharedArguments, context: LoweringContext): EmittedTask {
  const operator = mappedOperator(task, context);
  const templated = (text: Text): string => context.templated(text, []);
  const told = callbacks(task.notify, { ...context, task, templated });
  const bounds = boundsOf(task, context.pipeline, context.capabilities);
  const own = [...sharedArguments(task, context.capabilities)].filter(
    ([name, value]) => !isSame(value, shared.get(name)),
  );
  const keywords: Keyword[] = [
    ['task_id', string(taskIdOf(task))],
    ...operator.keywords,
    ...own,
    ...ownArguments(task, context.capabilities),
    ...bounds.keywords,
    ...told.keywords,
  ];
  return {
    task,
    statement: assignment(task.id, made(operator, keywords)),
    functions: [...(operator.functions ?? []), ...bounds.functions, ...told.functions],
  };
}

function made({ callee, expanded }: MappedOperator, keywords: readonly Keyword[]): Expression {
  if (expanded === undefined) return call(callee, keywords);
  return call(attribute(call(attribute(callee, 'partial'), keywords), 'expand_kwargs'), [], [expanded]);
}

/** Arguments that may stand in `default_args`: each is always there, so that no site's configuration decides. */
export function sharedArguments(task: Task, capabilities: Capabilities): SharedArguments {
  return new Map([
    ...optional('owner', task.owner === undefined ? undefined : string(task.owner)),
    ...retryArguments(task.retries, capabilities),
    ...optional('execution_timeout', task.timeout === undefined ? undefined : durationExpression(task.timeout)),
    // By default Airflow adds the priorities of all tasks behind a task to its own.
    ['weight_rule', string(task.airflow.weightRule)],
  ]);
}

function retryArguments(retries: Retries, capabilities: Capabilities): readonly (readonly [string, Expression])[] {
  return [['retries', integer(retries.count)], ...(retries.count === 0 ? [] : delayArguments(retries, capabilities))];
}

function delayArguments(retries: Retries, { growsByFactor }: Capabilities): readonly (readonly [string, Expression])[] {
  const growth = growsByFactor ? float(2) : boolean(true);
  return [
    ['retry_delay', durationExpression(retries.delay)],
    ...optional('retry_exponential_backoff', retries.backoff === 'exponential' ? growth : undefined),
    ...optional('max_retry_delay', retries.maxDelay === undefined ? undefined : durationExpression(retries.maxDelay)),
  ];
}

function ownArguments(task: Task, capabilities: Capabilities): readonly Keyword[] {
  return [
    ...(task.pool === undefined ? [] : poolArguments(task.pool)),
    ...(task.priority === 1 ? [] : [['priority_weight', integer(task.priority)] as const]),
    ...(task.when === 'all_success' ? [] : [['trigger_rule', string(task.when)] as const]),
    ...optional('doc_md', documentation(task)),
    ...(task.produces.length === 0 ? [] : [['outlets', assets(task.produces, capabilities)] as const]),
    ...(task.dependsOnPast ? [['depends_on_past', boolean(true)] as const] : []),
    ...optional('max_active_tis_per_dag', task.maxActive === undefined ? undefined : integer(task.maxActive)),
    ...airflowArguments(task.airflow, capabilities),
  ];
}

function assets(names: readonly string[], capabilities: Capabilities): Expression {
  return list(names.map((each) => assetExpression(each, capabilities)));
}

/** What only Airflow knows, as it is called there. */
function airflowArguments(airflow: Task['airflow'], capabilities: Capabilities): readonly Keyword[] {
  const { taskDisplayName, queue, executor, executorConfig, doXcomPush, inlets, runAsUser } = airflow;
  return [
    ...optional('task_display_name', taskDisplayName === undefined ? undefined : string(taskDisplayName)),
    ...optional('queue', queue === undefined ? undefined : string(queue)),
    ...optional('executor', executor === undefined ? undefined : string(executor)),
    ...optional('executor_config', executorConfig && freeExpression(executorConfig, (text) => literalOf(text) ?? '')),
    ...optional('do_xcom_push', doXcomPush === undefined ? undefined : boolean(doXcomPush)),
    ...optional('inlets', inlets && assets(inlets, capabilities)),
    ...optional('run_as_user', runAsUser === undefined ? undefined : string(runAsUser)),
  ];
}

function poolArguments(pool: { readonly name: string; readonly slots: number }): readonly Keyword[] {
  return [['pool', string(pool.name)], ...(pool.slots === 1 ? [] : [['pool_slots', integer(pool.slots)] as const])];
}

function documentation(task: Task): Expression | undefined {
  const text = [task.description, task.docs].filter((part) => part !== undefined).join('\n\n');
  return text === '' ? undefined : string(text);
}

function optional(name: string, value: Expression | undefined): readonly (readonly [string, Expression])[] {
  return value === undefined ? [] : [[name, value]];
}

function isSame(left: Expression, right: Expression | undefined): boolean {
  return right !== undefined && isSameExpression(left, right);
}
