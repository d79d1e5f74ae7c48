import type { NoopTask } from '../generated/types.ts';
import { commonTaskKeys } from '../language/task.ts';
import type { FreeMap } from '../model/free_value.ts';
import type { Operation } from '../model/operation.ts';
import type { AirflowTask, Notify, Retries, Task } from '../model/pipeline.ts';
import { parseDuration } from '../time/duration.ts';
import { valueOf, type Dict } from '../tree/tree.ts';
import { given } from './given.ts';
import type { ResolvedTask } from './task.ts';

/** A task of the model, from an effective value that was found right. */
export function taskOf(
  resolved: ResolvedTask & { readonly operation: Operation },
  after: readonly string[],
  { owner, notify, bounds, executorConfig }: TaskParts,
): Task {
  const value = commonValue(resolved.tree);
  return {
    id: resolved.id,
    tree: resolved.tree,
    ...given('description', value.description),
    ...given('docs', value.docs),
    ...given('owner', value.owner ?? owner),
    after,
    when: value.when ?? 'all_success',
    group: value.group?.split('.') ?? [],
    ...given('idempotent', value.idempotent),
    retries: retriesOf(value.retries),
    ...given('timeout', seconds(value.timeout)),
    ...(value.pool === undefined ? {} : { pool: { name: value.pool.name, slots: value.pool.slots ?? 1 } }),
    priority: value.priority ?? 1,
    produces: value.produces ?? [],
    dependsOnPast: value.depends_on_past ?? false,
    ...given('maxActive', value.max_active),
    ...bounds,
    notify,
    ...given('map', resolved.map),
    ...given('output', resolved.output),
    ...given('taskId', value.airflow?.task_id),
    airflow: airflowTask(value.airflow, executorConfig),
    operation: resolved.operation,
  };
}

/** What a task of the model has beside its plain values. */
export interface TaskParts {
  /** The pipeline's owner. */
  readonly owner: string | undefined;
  readonly notify: Notify;
  readonly bounds: Pick<Task, 'start' | 'end'>;
  readonly executorConfig: FreeMap | undefined;
}

/** The keys that all tasks share; what a type has of its own is in the operation. */
function commonValue(tree: Dict): CommonValue {
  const value: Record<string, unknown> = {};
  for (const [key, entry] of tree.entries) if (Object.hasOwn(commonTaskKeys, key)) value[key] = valueOf(entry.value);
  return value as unknown as CommonValue;
}

function airflowTask(value: CommonValue['airflow'], executorConfig: FreeMap | undefined): AirflowTask {
  return {
    weightRule: value?.weight_rule ?? 'absolute',
    ...given('taskDisplayName', value?.task_display_name),
    ...given('queue', value?.queue),
    ...given('executor', value?.executor),
    ...given('executorConfig', executorConfig),
    ...given('doXcomPush', value?.do_xcom_push),
    ...given('inlets', value?.inlets),
    ...given('runAsUser', value?.run_as_user),
  };
}

type CommonValue = NoopTask;

function retriesOf(value: CommonValue['retries']): Retries {
  return {
    count: value?.count ?? 0,
    delay: seconds(value?.delay) ?? 300,
    backoff: value?.backoff ?? 'constant',
    ...given('maxDelay', seconds(value?.max_delay)),
  };
}

/** The seconds of a duration whose form was judged before. */
export function seconds(duration: string | undefined): number | undefined {
  return duration === undefined ? undefined : parseDuration(duration);
}
