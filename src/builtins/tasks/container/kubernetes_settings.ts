import type { ContainerTask } from '../../../generated/types.ts';
import type { TaskContext } from '../../../model/builtins.ts';
import type { KubernetesSettings } from '../../../model/operation.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { parseDuration } from '../../../time/duration.ts';
import { child, placeOf } from '../../../tree/tree.ts';

type Written = NonNullable<ContainerTask['kubernetes']>;

/** How the pod of a task runs; undefined where it names no cluster that there is, which is reported. */
export function kubernetesSettings(written: Written, context: TaskContext): KubernetesSettings | undefined {
  const { namespace, service_account: serviceAccount, image_pull_policy: imagePullPolicy } = written;
  const connection = context.environment.connections.get(written.connection ?? '');
  if (written.connection !== undefined && connection === undefined) return unknownCluster(written.connection, context);
  return {
    ...(namespace === undefined ? {} : { namespace }),
    ...(serviceAccount === undefined ? {} : { serviceAccount }),
    ...(imagePullPolicy === undefined ? {} : { imagePullPolicy }),
    imagePullSecrets: written.image_pull_secrets ?? [],
    startupTimeout: parseDuration(written.startup_timeout ?? '') ?? 120,
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
