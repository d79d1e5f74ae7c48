import { described, type Schema } from './schema.ts';

/** Names of headers and their values, as RFC 9110 has them. */
export const headers: Schema = described('Headers', 'Headers of the request.', {
  impact: 'data',
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
  impact: 'failure',
  type: 'array',
  items: { type: 'integer', minimum: 100, maximum: 599 },
  minItems: 1,
  uniqueItems: true,
  examples: [[200, 201]],
});
