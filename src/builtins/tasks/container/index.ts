import type { ContainerTask } from '../../../generated/types.ts';
import type { TaskContext, TaskType } from '../../../model/builtins.ts';
import type { KubernetesSettings } from '../../../model/operation.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { parseDuration } from '../../../time/duration.ts';
import { child, placeOf } from '../../../tree/tree.ts';
import { containerSchema } from './schema.ts';

/** A container in a pod of a cluster. */
export const container: TaskType = {
  type: 'container',
  schema: containerSchema,
  lower(task, context) {
    const { image, command, env = {}, resources = {}, kubernetes = {} } = task as ContainerTask;
    const settings = settingsOf(kubernetes, context);
    if (settings === undefined) return undefined;
    return {
      kind: 'container',
      image,
      ...(command === undefined ? {} : { command }),
      environment: new Map(Object.entries(env)),
      resources,
      kubernetes: settings,
    };
  },
};

type Written = NonNullable<ContainerTask['kubernetes']>;

function settingsOf(written: Written, context: TaskContext): KubernetesSettings | undefined {
  const { namespace, service_account: serviceAccount, image_pull_policy: imagePullPolicy } = written;
  const startupTimeout = parseDuration(written.startup_timeout ?? '');
  const connection = context.environment.connections.get(written.connection ?? '');
  if (written.connection !== undefined && connection === undefined) return unknownCluster(written.connection, context);
  return {
    ...(namespace === undefined ? {} : { namespace }),
    ...(serviceAccount === undefined ? {} : { serviceAccount }),
    ...(imagePullPolicy === undefined ? {} : { imagePullPolicy }),
    imagePullSecrets: written.image_pull_secrets ?? [],
    ...(startupTimeout === undefined ? {} : { startupTimeout }),
    labels: new Map(Object.entries(written.labels ?? {})),
    annotations: new Map(Object.entries(written.annotations ?? {})),
    nodeSelector: new Map(Object.entries(written.node_selector ?? {})),
    secrets: new Map(Object.entries(written.secrets ?? {})),
    ...(connection === undefined ? {} : { connection: connection.id }),
  };
}

function unknownCluster(name: string, { tree, environment, report }: TaskContext): undefined {
  report({
    severity: 'error',
    code: 'unknown-connection',
    message: `There is no connection "${name}".${didYouMean(name, environment.connections.keys())}`,
    place: placeOf(child(child(tree, 'kubernetes'), 'connection') ?? tree),
    help: 'Declare it under "connections" in environments/<id>/environment.yaml.',
  });
}
