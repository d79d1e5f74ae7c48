import {
  boolean,
  call,
  dict,
  imported,
  integer,
  list,
  none,
  string,
  type Expression,
  type Keyword,
} from '../../../../emit/python/expression.ts';
import type { ContainerOperation, KubernetesSettings } from '../../../../model/operation.ts';
import { literal, type Text } from '../../../../values/text.ts';
import { symbol } from '../symbols.ts';
import { unexpanded } from '../values/unexpanded.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** Some versions of the provider read strings that end so as files of templates. */
const extensions = ['.yaml', '.yml', '.json'];

/**
 * The pod is deleted when the task is over, and its name gets a random end, so that a retry meets no pod of before. Its
 * specification is not logged: variables may hold what came from elsewhere.
 */
export function container(operation: ContainerOperation, context: LoweringContext): Operator {
  const { image, command, arguments: given, environment, kubernetes } = operation;
  const templated = (text: Text): string => context.templated(text, extensions);
  const asWritten = (text: Text): Expression => string(unexpanded(text, templated));
  const variables = [...environment].map(([key, text]) => [key, asWritten(text)] as const);
  return {
    callee: symbol('KubernetesPodOperator', context.capabilities),
    keywords: [
      ['name', string(context.task.id.replaceAll('_', '-'))],
      ['image', string(templated(image))],
      ...(command === undefined ? [] : [['cmds', list(command.map(asWritten))] as const]),
      ...(given === undefined ? [] : [['arguments', list(given.map(asWritten))] as const]),
      ...(variables.length === 0 ? [] : [['env_vars', dict(variables)] as const]),
      ...resourcesArgument(operation.resources),
      ...settingArguments(kubernetes, context),
      ['random_name_suffix', boolean(true)],
      ['get_logs', boolean(true)],
      ['log_pod_spec_on_failure', boolean(false)],
      ['on_finish_action', string('delete_pod')],
      ['deferrable', boolean(false)],
    ],
  };
}

/** What is requested is also the most: a pod is not ended for what another one takes. */
function resourcesArgument(resources: ContainerOperation['resources']): readonly Keyword[] {
  const asked = Object.entries(resources).map(([name, amount]) => [name, string(amount)] as const);
  if (asked.length === 0) return [];
  const requirements = imported('kubernetes.client.models', 'V1ResourceRequirements');
  return [
    [
      'container_resources',
      call(requirements, [
        ['requests', dict(asked)],
        ['limits', dict(asked)],
      ]),
    ],
  ];
}

function settingArguments(settings: KubernetesSettings, context: LoweringContext): readonly Keyword[] {
  const { namespace, serviceAccount, imagePullPolicy, startupTimeout } = settings;
  return [
    ...clusterArguments(settings),
    ...texts('namespace', namespace),
    ...texts('service_account_name', serviceAccount),
    ...texts('image_pull_policy', imagePullPolicy),
    ...(settings.imagePullSecrets.length === 0
      ? []
      : [['image_pull_secrets', list(settings.imagePullSecrets.map(pullSecret))] as const]),
    ['startup_timeout_seconds', integer(startupTimeout)],
    ...maps('labels', settings.labels, context),
    ...maps('annotations', settings.annotations, context),
    ...maps('node_selector', settings.nodeSelector, context),
    ...secretsArgument(settings, context),
  ];
}

/** A connection says itself where its cluster is. */
function clusterArguments({ connection }: KubernetesSettings): readonly Keyword[] {
  if (connection !== undefined) return [['kubernetes_conn_id', string(connection)]];
  return [
    ['kubernetes_conn_id', none],
    ['in_cluster', boolean(true)],
  ];
}

function texts(name: string, value: string | undefined): readonly Keyword[] {
  return value === undefined ? [] : [[name, string(value)]];
}

/** Airflow renders the values of these maps: what reads as Jinja is guarded. */
function maps(
  name: string,
  values: ReadonlyMap<string, string>,
  { templated }: Pick<LoweringContext, 'templated'>,
): readonly Keyword[] {
  const entries = [...values].map(([key, value]) => [key, string(templated(literal(value), extensions))] as const);
  return entries.length === 0 ? [] : [[name, dict(entries)]];
}

function pullSecret(name: string): Expression {
  return call(imported('kubernetes.client.models', 'V1LocalObjectReference'), [['name', string(name)]]);
}

function secretsArgument({ secrets }: KubernetesSettings, { capabilities }: LoweringContext): readonly Keyword[] {
  const made = [...secrets].map(([variable, { name, key }]) =>
    call(symbol('KubernetesSecret', capabilities), [], [string('env'), string(variable), string(name), string(key)]),
  );
  return made.length === 0 ? [] : [['secrets', list(made)]];
}
