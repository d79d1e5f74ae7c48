import type { Pipeline, Task } from '../../../model/pipeline.ts';
import { child, type Tree } from '../../../tree/tree.ts';
import type { Tell } from './check_ids.ts';

/** Reports arguments of a class that the file writes by itself, because a key of the language says them. */
export function checkArguments(pipeline: Pipeline, tell: Tell): void {
  for (const task of pipeline.tasks) {
    if (task.operation.kind !== 'native') continue;
    for (const name of task.operation.arguments.keys()) checkArgument(task, name, tell);
  }
}

function checkArgument(task: Task, name: string, tell: Tell): void {
  const given = child(task.tree, 'arguments');
  const at = (given?.kind === 'dict' ? given.entries.get(name)?.key : given) ?? task.tree;
  const instead = keys.get(name);
  if (instead !== undefined)
    tell(
      at,
      'argument-has-key',
      `The argument "${name}" of the task "${task.id}" is made from the task's own keys.`,
      instead,
    );
  const paths = ownKeys.get(name) ?? [];
  const path = paths.find((each) => each.reduce<Tree | undefined>(child, task.tree) !== undefined);
  if (path !== undefined)
    tell(
      at,
      'argument-twice',
      `The argument "${name}" of the task "${task.id}" is also made from its "${path.join('.')}".`,
      'Write one of them.',
    );
}

/** What every operator takes and the file writes, with what says it. */
const keys: ReadonlyMap<string, string> = new Map([
  ['dag', 'Leave it out: a task belongs to the pipeline that it stands in.'],
  ['default_args', 'Leave it out: defaults are merged when compiling.'],
  ['doc_md', 'Write `description` or `docs` beside "type".'],
  ['execution_timeout', 'Write `timeout` beside "type".'],
  ['max_retry_delay', 'Write `retries: { max_delay: 1h }` beside "type".'],
  ['owner', 'Write `owner` beside "type".'],
  ['pool', 'Write `pool` beside "type".'],
  ['pool_slots', 'Write `pool: { name: …, slots: 2 }` beside "type".'],
  ['priority_weight', 'Write `priority` beside "type".'],
  ['retries', 'Write `retries` beside "type".'],
  ['retry_delay', 'Write `retries: { delay: 5m }` beside "type".'],
  ['retry_exponential_backoff', 'Write `retries: { backoff: exponential }` beside "type".'],
  ['task_group', 'Write `group` beside "type".'],
  ['task_id', 'Write `airflow: { task_id: … }` beside "type".'],
  ['trigger_rule', 'Write `when` beside "type".'],
  ['weight_rule', 'Write `airflow: { weight_rule: … }` beside "type".'],
]);

/** What the file writes only where a key says it: the same may be an argument of a task that has not the key. */
const ownKeys: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['depends_on_past', [['depends_on_past']]],
  ['do_xcom_push', [['airflow', 'do_xcom_push']]],
  ['executor', [['airflow', 'executor']]],
  ['executor_config', [['airflow', 'executor_config']]],
  ['inlets', [['airflow', 'inlets']]],
  ['max_active_tis_per_dag', [['max_active']]],
  ['max_active_tis_per_dagrun', [['map', 'max_active']]],
  ['on_failure_callback', [['notify', 'failure']]],
  ['on_success_callback', [['notify', 'success']]],
  ['outlets', [['produces']]],
  ['pre_execute', [['start'], ['end']]],
  ['queue', [['airflow', 'queue']]],
  ['run_as_user', [['airflow', 'run_as_user']]],
  ['task_display_name', [['airflow', 'task_display_name']]],
]);
