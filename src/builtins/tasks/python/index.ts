import type { PythonTask } from '../../../generated/types.ts';
import type { TaskType } from '../../../model/builtins.ts';
import { pythonSchema } from './schema.ts';

/** A function of a module, imported when the task runs. */
export const python: TaskType = {
  type: 'python',
  schema: pythonSchema,
  lower(task) {
    const { callable, arguments: given } = task as PythonTask;
    const [module = '', name = ''] = callable.split(':');
    return {
      kind: 'call',
      source: { kind: 'module', module },
      function: name,
      arguments: new Map(Object.entries(given ?? {})),
      requirements: [],
    };
  },
  output: () => 'json',
};
