import { identifier } from './common.ts';
import { described, type Schema } from './schema.ts';
import { openTask } from './task.ts';

export const inputTypes = ['string', 'integer', 'number', 'boolean', 'array', 'object'] as const;

/** What a value is, in the closed part of JSON Schema that inputs are described in. */
const form: Readonly<Record<string, Schema>> = {
  type: described('Type', 'The JSON type of the value. Absent: any.', {
    type: 'string',
    enum: [...inputTypes],
    values: 'none',
    examples: ['string'],
  }),
  title: described('Title', 'A name for the hover.', { type: 'string', values: 'none', examples: ['Destination'] }),
  description: described('Description', 'Shown in the hover.', {
    type: 'string',
    values: 'none',
    examples: ['Table that is replaced'],
  }),
  enum: described('Values', 'The values that are allowed.', {
    type: 'array',
    minItems: 1,
    items: { free: true },
    values: 'none',
    examples: [['append', 'replace']],
  }),
  pattern: described('Pattern', 'A regular expression (RE2 syntax) that the whole text or a part of it matches.', {
    type: 'string',
    values: 'none',
    examples: ['^[a-z_]+\\.[a-z_]+$'],
  }),
  minimum: described('Minimum', 'The least number.', { type: 'number', values: 'none', examples: [1] }),
  maximum: described('Maximum', 'The greatest number.', { type: 'number', values: 'none', examples: [100] }),
  min_length: described('Least length', 'The fewest characters, or items.', {
    type: 'integer',
    minimum: 0,
    values: 'none',
    examples: [1],
  }),
  max_length: described('Greatest length', 'The most characters, or items.', {
    type: 'integer',
    minimum: 0,
    values: 'none',
    examples: [200],
  }),
  examples: described('Examples', 'Shown in the hover.', {
    type: 'array',
    items: { free: true },
    values: 'none',
    examples: [['sales.orders']],
  }),
};

/** What the items of a list and the keys of a map hold. Values nest four deep: more is not read in a task. */
function partsWithin(levels: number): Readonly<Record<string, Schema>> {
  if (levels === 0) return {};
  const part: Schema = { type: 'object', properties: { ...form, ...partsWithin(levels - 1) } };
  return {
    items: described('Items', 'What each item of an array is.', { ...part, examples: [{ type: 'string' }] }),
    properties: described('Properties', 'What the keys of an object hold. Other keys are errors.', {
      type: 'object',
      each: part,
      examples: [{ name: { type: 'string' } }],
    }),
  };
}

/** The closed part of JSON Schema in which the inputs of a task type are described. */
export const inputSchema: Schema = {
  type: 'object',
  properties: {
    ...form,
    default: described(
      'Default',
      'The value where none is written. Without it, and without `optional`, the input is required.',
      {
        free: true,
        examples: ['main'],
      },
    ),
    optional: described('Optional', 'Whether the input may be absent although it has no default.', {
      type: 'boolean',
      values: 'none',
      default: false,
      examples: [true],
    }),
    templated: described('Templated', 'Whether run-time values such as `run.date` may stand in it.', {
      type: 'boolean',
      values: 'none',
      default: false,
      examples: [true],
    }),
    ...partsWithin(4),
  },
};

export const taskTypeSchema: Schema = described('TaskType', 'A type of task of the organisation’s own.', {
  type: 'object',
  required: ['kind', 'id', 'task'],
  requiredAsWritten: ['kind', 'id', 'task'],
  properties: {
    kind: described('Kind', 'What this document is.', {
      type: 'string',
      const: 'TaskType',
      values: 'none',
      examples: ['TaskType'],
    }),
    id: described('Id', 'What a task writes as its `type`.', { ...identifier, examples: ['warehouse_query'] }),
    description: described('Description', 'Shown in the hover and in the documentation.', {
      type: 'string',
      values: 'none',
      examples: ['Runs a query with the in-house operator.'],
    }),
    inputs: described('Inputs', 'What people write beside the common keys, in a part of JSON Schema.', {
      type: 'object',
      keys: identifier,
      each: inputSchema,
      examples: [{ destination: { type: 'string', description: 'Table that is replaced' } }],
    }),
    task: described(
      'Task',
      'What it stands for: a task of a builtin type in which `${{ input.<name> }}` stands for an input.',
      {
        ...openTask,
        examples: [
          {
            type: 'native',
            class: 'analytics.operators.WarehouseQueryOperator',
            arguments: { sql: '${{ input.query }}' },
          },
        ],
      },
    ),
  },
});
