import type { HttpTask } from '../../../generated/types.ts';
import type { TaskType } from '../../../model/builtins.ts';
import { httpSchema } from './schema.ts';

/** A request over a connection. */
export const http: TaskType = {
  type: 'http',
  schema: httpSchema,
  lower(task, { environment }) {
    const { connection: name, method = 'GET', path, headers, body, expect, output = 'text' } = task as HttpTask;
    const connection = environment.connections.get(name);
    if (connection === undefined) return undefined;
    return {
      kind: 'http',
      connection,
      method,
      path,
      headers: new Map(Object.entries(headers ?? {})),
      ...(body === undefined ? {} : { body }),
      status: expect?.status ?? [],
      output,
    };
  },
  output: (operation) => (operation.kind === 'http' ? operation.output : undefined),
};
