import type { GateTask } from '../../../generated/types.ts';
import type { TaskType } from '../../../model/builtins.ts';
import { functionCall } from '../function_call.ts';
import { gateSchema } from './schema.ts';

/** A function that says whether to go on. */
export const gate: TaskType = {
  type: 'gate',
  schema: gateSchema,
  lower(task, context) {
    const call = functionCall(task as GateTask, context);
    return call === undefined ? undefined : { kind: 'gate', call };
  },
};
