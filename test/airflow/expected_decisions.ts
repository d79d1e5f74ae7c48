import type { BranchOperation, CallOperation } from '../../src/model/operation.ts';
import type { Pipeline, Task } from '../../src/model/pipeline.ts';

/** The arguments that are compared of branches, gates and functions with packages of their own. */
export const ownNamesOfDecisions = [
  'conn_id',
  'expect_airflow',
  'follow_task_ids_if_false',
  'follow_task_ids_if_true',
  'ignore_downstream_trigger_rules',
  'instances',
  'python_callable',
  'requirements',
  'system_site_packages',
];

/** Whether a class is one of those that are compared so. */
export function decides(operator: string): boolean {
  return /(?:OverMapped|Branch\w+|ShortCircuitOperator|LatestOnlyOperator|PythonVirtualenvOperator)$/u.test(operator);
}

/** The class of a function's task. */
export function callOperator({ requirements }: CallOperation): string {
  return requirements.length === 0 ? 'python.PythonOperator' : 'python.PythonVirtualenvOperator';
}

/** What the operator of a function is given beyond what every operator takes. */
export function callArguments(id: string, { requirements }: CallOperation): object {
  const own = { requirements, system_site_packages: false, expect_airflow: false };
  return { python_callable: `_${id}`, ...(requirements.length === 0 ? {} : own) };
}

/** The class of a task that decides; one of the DAG file where Airflow would forget instances of mapped tasks. */
export function decisionOperator(task: Task, pipeline: Pipeline, major: string): string {
  const standard = major === '2' ? 'airflow.operators' : 'airflow.providers.standard.operators';
  const name = classOf(task);
  if (forgotten(task, pipeline, major).length > 0) return `${name.replace('Operator', '')}OverMapped`;
  if (name === 'BranchSQLWithParameters') return name;
  if (name === 'BranchSQLOperator') return `airflow.providers.common.sql.operators.sql.${name}`;
  return `${standard}.${name === 'LatestOnlyOperator' ? 'latest_only' : 'python'}.${name}`;
}

function classOf({ operation }: Task): string {
  if (operation.kind === 'gate') return 'ShortCircuitOperator';
  if (operation.kind !== 'branch') return 'LatestOnlyOperator';
  if (operation.by.kind === 'call') return 'BranchPythonOperator';
  return operation.by.query.parameters.size === 0 ? 'BranchSQLOperator' : 'BranchSQLWithParameters';
}

/** What a task that decides is given. */
export function decisionArguments(task: Task, pipeline: Pipeline, major: string): object {
  const instances = forgotten(task, pipeline, major);
  return { ...ownOf(task, pipeline), ...(instances.length === 0 ? {} : { instances }) };
}

function ownOf({ id, operation }: Task, pipeline: Pipeline): object {
  if (operation.kind === 'gate') return { python_callable: `_${id}`, ignore_downstream_trigger_rules: true };
  return operation.kind === 'branch' ? branchArguments(id, operation, pipeline) : {};
}

function branchArguments(id: string, { by }: BranchOperation, pipeline: Pipeline): object {
  if (by.kind === 'call') return { python_callable: `_${id}` };
  const idOf = (option: string): string => pipeline.tasks.find((task) => task.id === option)?.taskId ?? option;
  return {
    conn_id: by.query.connection.id,
    follow_task_ids_if_true: [idOf(by.true)],
    follow_task_ids_if_false: [idOf(by.false)],
  };
}

/** Those directly after a branch, and on Airflow 3 all behind a gate. */
function forgotten(task: Task, { tasks }: Pipeline, major: string): readonly (readonly [string, number])[] {
  const isGate = task.operation.kind === 'gate';
  if (isGate && major === '2') return [];
  const isBehind = ({ after }: Task): boolean =>
    after.includes(task.id) || (isGate && tasks.some((each) => after.includes(each.id) && isBehind(each)));
  return tasks.filter(isBehind).flatMap(({ id, taskId = id, map }) => {
    return map?.kind === 'written' ? map.operations.map((_, index) => [taskId, index] as const) : [];
  });
}
