import { identifier } from './common.ts';
import { described, type Schema } from './schema.ts';
import { openTask } from './task.ts';
import { partsWithin, valueForm } from './value_form.ts';

/** The closed part of JSON Schema in which the inputs of a task type are described. */
export const inputSchema: Schema = {
  type: 'object',
  properties: {
    ...valueForm,
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
