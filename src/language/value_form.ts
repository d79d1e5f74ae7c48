import { described, type Schema } from './schema.ts';

export const inputTypes = ['string', 'integer', 'number', 'boolean', 'array', 'object'] as const;

/** What a value is, in the closed part of JSON Schema that inputs are described in. */
export const valueForm: Readonly<Record<string, Schema>> = {
  type: described('Type', 'The JSON type of the value. Absent: any.', {
    impact: 'interface',
    type: 'string',
    enum: [...inputTypes],
    values: 'none',
    examples: ['string'],
  }),
  title: described('Title', 'A name for the hover.', {
    impact: 'label',
    type: 'string',
    values: 'none',
    examples: ['Destination'],
  }),
  description: described('Description', 'Shown in the hover.', {
    impact: 'label',
    type: 'string',
    values: 'none',
    examples: ['Table that is replaced'],
  }),
  enum: described('Values', 'The values that are allowed.', {
    impact: 'interface',
    type: 'array',
    minItems: 1,
    items: { free: true },
    values: 'none',
    examples: [['append', 'replace']],
  }),
  pattern: described('Pattern', 'A regular expression (RE2 syntax) that the whole text or a part of it matches.', {
    impact: 'interface',
    type: 'string',
    values: 'none',
    examples: ['^[a-z_]+\\.[a-z_]+$'],
  }),
  minimum: described('Minimum', 'The least number.', {
    impact: 'interface',
    type: 'number',
    values: 'none',
    examples: [1],
  }),
  maximum: described('Maximum', 'The greatest number.', {
    impact: 'interface',
    type: 'number',
    values: 'none',
    examples: [100],
  }),
  min_length: described('Least length', 'The fewest characters, or items.', {
    impact: 'interface',
    type: 'integer',
    minimum: 0,
    values: 'none',
    examples: [1],
  }),
  max_length: described('Greatest length', 'The most characters, or items.', {
    impact: 'interface',
    type: 'integer',
    minimum: 0,
    values: 'none',
    examples: [200],
  }),
  examples: described('Examples', 'Shown in the hover.', {
    impact: 'label',
    type: 'array',
    items: { free: true },
    values: 'none',
    examples: [['sales.orders']],
  }),
};

/** What the items of a list and the keys of a map hold. Values nest four deep: more is not read in a task. */
export function partsWithin(levels: number): Readonly<Record<string, Schema>> {
  if (levels === 0) return {};
  const part: Schema = { type: 'object', properties: { ...valueForm, ...partsWithin(levels - 1) } };
  return {
    items: described('Items', 'What each item of an array is.', {
      impact: 'interface',
      ...part,
      examples: [{ type: 'string' }],
    }),
    properties: described('Properties', 'What the keys of an object hold. Other keys are errors.', {
      impact: 'interface',
      type: 'object',
      each: part,
      examples: [{ name: { type: 'string' } }],
    }),
  };
}
