import type { DumpedDag, DumpedTask, Json } from '../oracles/airflow_dump.ts';
import { instancesOf, understoodRepetition } from './expected_maps.ts';
import { decides, ownNamesOfDecisions } from './expected_decisions.ts';
import { looks, ownNamesOfLooks } from './expected_looks.ts';

/**
 * What Airflow understood of a DAG, in the shape in which the model is compared with it. This is the one place where
 * something is made alike: owners of a DAG are a set, a growing delay is a flag or a factor of two by version, and the
 * functions of a file are named without the module that Airflow invents for it.
 */
export function understood(dag: DumpedDag): object {
  return {
    dag_id: dag.dag_id,
    file: dag.file,
    description: dag.description,
    doc_md: dag.doc_md,
    timezone: dag.timezone,
    start_date: dag.start_date,
    end_date: dag.end_date,
    catchup: dag.catchup,
    max_active_runs: dag.max_active_runs,
    max_active_tasks: dag.max_active_tasks,
    dagrun_timeout: dag.dagrun_timeout,
    tags: dag.tags,
    owner: dag.owner.split(', ').toSorted(),
    is_paused_upon_creation: dag.is_paused_upon_creation,
    timetable: dag.schedule.timetable,
    assets: dag.schedule.assets,
    params: dag.params,
    runs: dag.schedule.error ?? dag.schedule.runs,
    keys: dag.keys,
    groups: Object.fromEntries(Object.entries(dag.groups).map(([id, { path, tooltip }]) => [id, { path, tooltip }])),
    tasks: Object.fromEntries(Object.entries(dag.tasks).map(([id, task]) => [id, understoodTask(task)])),
  };
}

function understoodTask(task: DumpedTask): object {
  return {
    task_id: task.task_id,
    operator: task.operator.replace(/^unusual_prefix_\w+\./u, ''),
    upstream: task.upstream,
    downstream: task.downstream,
    group_path: task.group_path,
    trigger_rule: task.trigger_rule,
    retries: task.retries,
    retry: {
      delay: task.retry_delay,
      longest: task.max_retry_delay,
      grows: task.retry_exponential_backoff === true || task.retry_exponential_backoff === 2,
    },
    execution_timeout: task.execution_timeout,
    pool: task.pool,
    pool_slots: task.pool_slots,
    priority_weight: task.priority_weight,
    weight_rule: task.weight_rule,
    owner: task.owner,
    doc_md: task.doc_md,
    keys: task.keys,
    repetition: understoodRepetition(task),
    own: instancesOf(task).map(ownArguments),
  };
}

function ownArguments(task: DumpedTask): object {
  return Object.fromEntries((ownNamesOf(task) ?? ownNames).flatMap((name) => ownArgument(name, task)));
}

/** Arguments of single operators, as far as the model says something of them. */
export const ownNames = [
  'append_env',
  'conn_id',
  'output_encoding',
  'python_callable',
  'show_return_value_in_logs',
  'skip_on_exit_code',
  'split_statements',
] as const;

/** What is compared of operators whose arguments are called like those of others. */
function ownNamesOf({ operator }: DumpedTask): readonly string[] | undefined {
  if (looks(operator)) return ownNamesOfLooks;
  if (decides(operator)) return ownNamesOfDecisions;
  if (operator.endsWith('.TriggerOnce')) return ownNamesOfTriggers;
  return operator === requestOperator ? ownNamesOfRequests : operator === podOperator ? ownNamesOfPods : undefined;
}

export const requestOperator = 'airflow.providers.http.operators.http.HttpOperator';

export const podOperator = 'airflow.providers.cncf.kubernetes.operators.pod.KubernetesPodOperator';

const ownNamesOfTriggers = ['trigger_dag_id', 'wait_for_completion', 'poke_interval', 'deferrable'];

const ownNamesOfRequests = [
  'http_conn_id',
  'method',
  'extra_options',
  'response_check',
  'response_filter',
  'log_response',
  'deferrable',
];

const ownNamesOfPods = [
  'name',
  'image_pull_policy',
  'image_pull_secrets',
  'service_account_name',
  'namespace',
  'startup_timeout_seconds',
  'kubernetes_conn_id',
  'in_cluster',
  'secrets',
  'random_name_suffix',
  'get_logs',
  'log_pod_spec_on_failure',
  'on_finish_action',
  'deferrable',
];

function ownArgument(name: string, task: DumpedTask): readonly (readonly [string, Json])[] {
  const value = task.arguments[name] ?? task.template_fields[name] ?? task.connections[name];
  if (value === undefined || value === null)
    return name in { ...task.arguments, ...task.template_fields } ? [[name, null]] : [];
  return [[name, isCallable(value) ? value.$callable.replace(/^.*\.|_N\d+$/gu, '') : value]];
}

function isCallable(value: Json): value is { readonly $callable: string } {
  return typeof value === 'object' && value !== null && '$callable' in value;
}
