import { identifier } from '../../../language/common.ts';
import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

/** Names of headers and their values, as RFC 9110 has them. */
export const headers: Schema = described('Headers', 'Headers of the request.', {
  type: 'object',
  keys: {
    type: 'string',
    pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",
    patternMeans: 'a name of a header, such as Idempotency-Key',
  },
  each: { type: ['string', 'integer', 'number', 'boolean'], values: 'run', tsType: 'Text' },
  examples: [{ 'Idempotency-Key': '${{ pipeline.id }}-${{ run.date }}' }],
});

export const statuses: Schema = described('Status', 'The status codes that are right. Absent: 200 to 299.', {
  type: 'array',
  items: { type: 'integer', minimum: 100, maximum: 599 },
  minItems: 1,
  uniqueItems: true,
  examples: [[200, 201]],
});

export const httpSchema: Schema = taskSchema(
  'http',
  described('HTTP task', 'Sends a request over a connection. It fails when the status of the answer is not right.', {
    required: ['connection', 'path'],
    properties: {
      connection: described(
        'Connection',
        'The logical name of a connection of the type http: the host, and who asks.',
        {
          ...identifier,
          values: 'compile',
          names: 'connection',
          examples: ['sales_api'],
        },
      ),
      method: described('Method', 'What is asked of the resource.', {
        type: 'string',
        enum: ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'],
        default: 'GET',
        examples: ['POST'],
      }),
      path: described('Path', 'The path on the host of the connection, with its query.', {
        type: 'string',
        minLength: 1,
        values: 'run',
        tsType: 'Text',
        examples: ['/v1/publications'],
      }),
      headers,
      body: described('Body', 'A map or a list is sent as JSON; a text is sent as it is.', {
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
        type: 'string',
        enum: ['text', 'json'],
        values: 'none',
        default: 'text',
        examples: ['json'],
      }),
    },
  }),
);
