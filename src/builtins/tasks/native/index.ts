import type { NativeTask } from '../../../generated/types.ts';
import type { TaskType } from '../../../model/builtins.ts';
import { nativeSchema } from './schema.ts';

/** Any operator of the orchestrator. */
export const native: TaskType = {
  type: 'native',
  schema: nativeSchema,
  lower(task) {
    const { class: classes, templated, arguments: given } = task as NativeTask;
    return {
      kind: 'native',
      classes: new Map(Object.entries(classes)),
      templated: templated ?? [],
      arguments: new Map(Object.entries(given ?? {})),
    };
  },
  output: () => 'json',
};
