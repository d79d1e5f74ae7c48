import type { SqlTask } from '../../../generated/types.ts';
import type { TaskType } from '../../../model/builtins.ts';
import { literal } from '../../../values/text.ts';
import { sqlSchema } from './schema.ts';

/** Statements over a connection, in one transaction. */
export const sql: TaskType = {
  type: 'sql',
  schema: sqlSchema,
  lower(task, context) {
    const { connection: name, query, file, parameters } = task as SqlTask;
    const connection = context.environment.connections.get(name);
    if (connection === undefined) return undefined;
    return {
      kind: 'sql',
      connection,
      statements: query ?? file ?? literal(''),
      parameters: new Map(Object.entries(parameters ?? {})),
    };
  },
};
