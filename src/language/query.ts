import { described, type Schema } from './schema.ts';

/** Values that the database binds in the text of a query. */
export const parameters: Schema = described(
  'Parameters',
  'Values that the database binds: `:day` in the text stands for the parameter `day`, on every engine.',
  {
    impact: 'data',
    type: 'object',
    keys: {
      type: 'string',
      pattern: '^[a-z_][a-z0-9_]*$',
      patternMeans: 'lower-case letters, digits and underscores',
    },
    each: { type: ['string', 'integer', 'number', 'boolean'], values: 'run', tsType: 'Text | number | boolean' },
    examples: [{ day: '${{ run.date }}' }],
  },
);
