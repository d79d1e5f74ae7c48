import { identifier } from '../../../language/common.ts';
import { functionKeys } from '../../../language/function_call.ts';
import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';
import { parameters } from '../../../language/query.ts';

const task: Schema = { ...identifier, names: 'task' };

export const branchSchema: Schema = taskSchema(
  'branch',
  described('Branch', 'Chooses which of the tasks directly after it go on; the others are skipped.', {
    alternatives: [
      ['callable', 'arguments'],
      ['file', 'function', 'arguments'],
      ['sql', 'connection', 'parameters'],
    ],
    required: ['options'],
    properties: {
      ...functionKeys,
      sql: described('SQL', 'A query whose first value is read as true or false.', {
        impact: 'data',
        type: 'string',
        minLength: 1,
        values: 'run',
        code: 'sql',
        tsType: 'Text',
        examples: ['SELECT count(*) > 0 FROM orders WHERE day = :day'],
      }),
      connection: described('Connection', 'The logical name of the connection of the query.', {
        impact: 'data',
        ...identifier,
        values: 'compile',
        names: 'connection',
        examples: ['warehouse'],
      }),
      parameters,
      options: described(
        'Options',
        'The tasks that may be chosen, each directly after this one. The function returns one or more of these names. Of a query: a map of "true" and "false" to a task.',
        {
          impact: 'order',
          type: ['array', 'object'],
          minItems: 1,
          uniqueItems: true,
          items: task,
          properties: {
            true: described('Where true', 'The task that goes on where the query says true.', {
              impact: 'order',
              ...task,
              examples: ['publish'],
            }),
            false: described('Where false', 'The task that goes on where the query says false.', {
              impact: 'order',
              ...task,
              examples: ['hold'],
            }),
          },
          values: 'none',
          examples: [['publish', 'hold'], { true: 'publish', false: 'hold' }],
        },
      ),
    },
  }),
);
