import type { FreeValue } from '../../src/model/free_value.ts';
import type { Channel, Notify, Pipeline, Task } from '../../src/model/pipeline.ts';
import { literalOf } from '../../src/values/text.ts';
import { uriOf } from './expected_maps.ts';
import type { DumpedDagKeys, DumpedTaskKeys, Json } from '../oracles/airflow_dump.ts';

/** What Airflow has to understand of the keys of a pipeline that only it knows, and of who is told of a run. */
export function expectedDagKeys({ airflow, notify, params }: Pipeline, dagId: string, version: string): DumpedDagKeys {
  const access = Object.entries(airflow.accessControl ?? {});
  return {
    display_name: airflow.dagDisplayName ?? dagId,
    owner_links: airflow.ownerLinks ?? {},
    access_control:
      access.length === 0
        ? null
        : Object.fromEntries(access.map(([role, actions]) => [role, { DAGs: actions.toSorted() }])),
    allowed_run_types: airflow.allowedRunTypes?.toSorted() ?? null,
    params: Object.fromEntries([...params.keys()].map((name) => [name, airflow.paramsUi?.[name] ?? {}])),
    told: toldOf(notify, version, (callback) => callback),
  };
}

/** The same of a task. Airflow's own mails are those of its pipeline. */
export function expectedTaskKeys(task: Task, { airflow: mails }: Pipeline, version: string): DumpedTaskKeys {
  const { airflow, operation } = task;
  const ofSuccess = (callback: string): string =>
    version.startsWith('2.') ? `__unless_skipped(${callback})` : callback;
  const told = toldOf(task.notify, version, ofSuccess);
  const written = operation.kind === 'native' ? operation.arguments.get('on_failure_callback') : undefined;
  return {
    display_name: airflow.taskDisplayName ?? task.taskId ?? task.id,
    queue: airflow.queue ?? 'default',
    executor: airflow.executor ?? null,
    executor_config: Object.fromEntries(
      [...(airflow.executorConfig?.entries ?? [])].map(([name, value]) => [name, json(value)]),
    ),
    // A container puts out nothing.
    do_xcom_push: airflow.doXcomPush ?? operation.kind !== 'container',
    inlets: (airflow.inlets ?? []).map((name) => (version.startsWith('2.') ? uriOf(name) : name)),
    run_as_user: airflow.runAsUser ?? null,
    email: mails.email ?? null,
    email_on: [mails.emailOnFailure ?? true, mails.emailOnRetry ?? true],
    told: isCallable(written) ? { ...told, failure: [written.function] } : told,
  };
}

function toldOf(
  { failure, success }: Notify,
  version: string,
  ofSuccess: (callback: string) => string,
): DumpedDagKeys['told'] {
  const nameOf = (channel: Channel): string => callbackOf(channel, version);
  return { failure: failure.map(nameOf), success: success.map(nameOf).map(ofSuccess) };
}

function callbackOf(channel: Channel, version: string): string {
  switch (channel.kind) {
    case 'callable':
      return `__tell_${channel.name}`;
    case 'email':
      return '__tell(SmtpNotifier)';
    case 'slack_webhook':
      return '__tell(SlackWebhookNotifier)';
    case 'notifier': {
      const full = channel.classes.get(version.slice(0, 1)) ?? channel.classes.get('any') ?? '';
      return `__tell(${full.replace(/^.*\./u, '')})`;
    }
  }
}

function isCallable(value: FreeValue | undefined): value is Extract<FreeValue, { readonly kind: 'callable' }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'callable';
}

/** Objects are compared by their class. */
function json(value: FreeValue): Json {
  if (value === null || typeof value !== 'object') return value;
  if (!('kind' in value)) return literalOf(value) ?? 'a value of the run';
  switch (value.kind) {
    case 'list':
      return value.items.map(json);
    case 'map':
      return Object.fromEntries([...value.entries].map(([name, item]) => [name, json(item)]));
    case 'new':
      return { $class: value.class.replace(/^.*\./u, '') };
    case 'plain':
      return value.text;
    case 'callable':
    case 'datetime':
    case 'duration':
      return value.kind;
  }
}
