import type { ContainerTask } from '../../../generated/types.ts';
import type { TaskType } from '../../../model/builtins.ts';
import { checkContainer } from './check_container.ts';
import { kubernetesSettings } from './kubernetes_settings.ts';
import { containerSchema } from './schema.ts';

/** A container in a pod of a cluster. */
export const container: TaskType = {
  type: 'container',
  schema: containerSchema,
  lower(task, context) {
    const written = task as ContainerTask;
    const { image, command, arguments: given, env = {}, resources = {}, kubernetes = {} } = written;
    const settings = kubernetesSettings(kubernetes, context);
    if (!checkContainer(written, context) || settings === undefined) return undefined;
    return {
      kind: 'container',
      image,
      ...(command === undefined ? {} : { command }),
      ...(given === undefined ? {} : { arguments: given }),
      environment: new Map(Object.entries(env)),
      resources,
      kubernetes: settings,
    };
  },
};
