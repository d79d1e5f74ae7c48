import type { PythonTask } from '../../../generated/types.ts';
import type { TaskType } from '../../../model/builtins.ts';
import { functionCall } from '../function_call.ts';
import { pythonSchema } from './schema.ts';

/** A function, found when the task runs. */
export const python: TaskType = {
  type: 'python',
  schema: pythonSchema,
  lower(task, context) {
    const { requirements = [], ...keys } = task as PythonTask;
    const call = functionCall(keys, context);
    return call === undefined ? undefined : { kind: 'call', ...call, requirements };
  },
  output: () => 'json',
};
