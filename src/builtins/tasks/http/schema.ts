import { identifier } from '../../../language/common.ts';
import { headers, statuses } from '../../../language/http.ts';
import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

export const httpSchema: Schema = taskSchema(
  'http',
  described('HTTP task', 'Sends a request over a connection. It fails when the status of the answer is not right.', {
    required: ['connection', 'path'],
    properties: {
      connection: described(
        'Connection',
        'The logical name of a connection of the type http: the host, and who asks.',
        { impact: 'data', ...identifier, values: 'compile', names: 'connection', examples: ['sales_api'] },
      ),
      method: described('Method', 'What is asked of the resource.', {
        impact: 'data',
        type: 'string',
        enum: ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'],
        default: 'GET',
        examples: ['POST'],
      }),
      path: described('Path', 'The path on the host of the connection, with its query.', {
        impact: 'data',
        type: 'string',
        minLength: 1,
        values: 'run',
        tsType: 'Text',
        examples: ['/v1/publications'],
      }),
      headers,
      body: described('Body', 'A map or a list is sent as JSON; a text is sent as it is.', {
        impact: 'data',
        free: true,
        values: 'run',
        tsType: 'FreeValue',
        examples: [{ day: '${{ run.date }}' }],
      }),
      expect: described('Expected', 'Which answers are right.', {
        type: 'object',
        properties: { status: statuses },
        examples: [{ status: [200, 201] }],
      }),
      output: described('Output', 'What the body of the answer is for tasks after this one.', {
        impact: 'interface',
        type: 'string',
        enum: ['text', 'json'],
        values: 'none',
        default: 'text',
        examples: ['json'],
      }),
    },
  }),
);
