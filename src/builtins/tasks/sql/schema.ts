import { identifier } from '../../../language/common.ts';
import { parameters } from '../../../language/query.ts';
import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

export const sqlSchema: Schema = taskSchema(
  'sql',
  described('SQL task', 'Runs statements over a connection, in one transaction.', {
    alternatives: [['query'], ['file']],
    required: ['connection'],
    properties: {
      connection: described('Connection', 'The logical name of a connection of the environment.', {
        impact: 'data',
        ...identifier,
        values: 'compile',
        names: 'connection',
        examples: ['warehouse'],
      }),
      query: described('Query', 'The statements, separated by semicolons.', {
        impact: 'data',
        type: 'string',
        minLength: 1,
        values: 'run',
        code: 'sql',
        tsType: 'Text',
        examples: ['DELETE FROM ${{ var.schema }}.sales WHERE day = :day'],
      }),
      file: described(
        'File',
        'A file with the statements, by a path relative to this document. References in it are filled too.',
        {
          impact: 'data',
          type: 'string',
          minLength: 1,
          values: 'none',
          code: 'sql',
          names: 'file',
          tsType: 'Text',
          examples: ['sql/load_sales.sql'],
        },
      ),
      parameters,
    },
  }),
);
