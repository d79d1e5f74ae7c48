import type { HttpTask } from '../../../generated/types.ts';
import type { TaskType } from '../../../model/builtins.ts';
import { httpConnection } from '../http_connection.ts';
import { checkRequest } from './check_request.ts';
import { httpSchema } from './schema.ts';

/** A request over a connection. */
export const http: TaskType = {
  type: 'http',
  schema: httpSchema,
  lower(task, context) {
    const written = task as HttpTask;
    const { method = 'GET', path, headers, body, expect, output = 'text' } = written;
    const connection = httpConnection(written.connection, context);
    if (!checkRequest(written, context) || connection === undefined) return undefined;
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
