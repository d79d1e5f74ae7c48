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
import { symbol } from '../symbols.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** KubernetesPodOperator reads strings that end so as files of its templates. */
const extensions = ['.yaml', '.yml', '.json'];

/** The pod is deleted when the task is over; its name gets a random end, so that a retry meets no pod of before. */
export function container(operation: ContainerOperation, context: LoweringContext): Operator {
  const { image, command, environment, kubernetes } = operation;
  const variables = [...environment].map(([key, text]) => [key, string(context.templated(text, extensions))] as const);
  return {
    callee: symbol('KubernetesPodOperator', context.capabilities),
    keywords: [
      ['name', string(context.task.id.replaceAll('_', '-'))],
      ['image', string(context.templated(image, extensions))],
      ...(command === undefined
        ? []
        : [['cmds', list(command.map((text) => string(context.templated(text, extensions))))] as const]),
      ...(variables.length === 0 ? [] : [['env_vars', dict(variables)] as const]),
      ...resourcesArgument(operation.resources),
      ...settingArguments(kubernetes, context),
      ['random_name_suffix', boolean(true)],
      ['get_logs', boolean(true)],
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
  const { namespace, serviceAccount, imagePullPolicy, startupTimeout, connection } = settings;
  return [
    ['kubernetes_conn_id', connection === undefined ? none : string(connection)],
    ['in_cluster', boolean(connection === undefined)],
    ...texts('namespace', namespace),
    ...texts('service_account_name', serviceAccount),
    ...texts('image_pull_policy', imagePullPolicy),
    ...(settings.imagePullSecrets.length === 0
      ? []
      : [['image_pull_secrets', list(settings.imagePullSecrets.map(pullSecret))] as const]),
    ...(startupTimeout === undefined ? [] : [['startup_timeout_seconds', integer(startupTimeout)] as const]),
    ...maps('labels', settings.labels),
    ...maps('annotations', settings.annotations),
    ...maps('node_selector', settings.nodeSelector),
    ...secretsArgument(settings, context),
  ];
}

function texts(name: string, value: string | undefined): readonly Keyword[] {
  return value === undefined ? [] : [[name, string(value)]];
}

function maps(name: string, values: ReadonlyMap<string, string>): readonly Keyword[] {
  return values.size === 0 ? [] : [[name, dict([...values].map(([key, value]) => [key, string(value)] as const))]];
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
