import { identifier } from '../../../language/common.ts';
import { parameters } from '../../../language/query.ts';
import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

const bounds: Schema = {
  type: 'object',
  properties: {
    at_least: described('At least', 'The least number that is right.', {
      impact: 'check',
      type: 'integer',
      minimum: 0,
      examples: [1],
    }),
    at_most: described('At most', 'The greatest number that is right.', {
      impact: 'check',
      type: 'integer',
      minimum: 0,
      examples: [1000000],
    }),
    exactly: described('Exactly', 'The only number that is right.', {
      impact: 'check',
      type: 'integer',
      minimum: 0,
      examples: [24],
    }),
  },
};

const column: Schema = {
  type: 'object',
  properties: {
    nulls: described('Nulls', 'The most rows in which the column may be empty.', {
      impact: 'check',
      type: 'integer',
      minimum: 0,
      examples: [0],
    }),
    unique: described('Unique', 'Whether no two rows may have the same value.', {
      impact: 'check',
      type: 'boolean',
      examples: [true],
    }),
    min: described('Least value', 'No value is below it.', { impact: 'check', type: 'number', examples: [0] }),
    max: described('Greatest value', 'No value is above it.', { impact: 'check', type: 'number', examples: [100] }),
    distinct: described('Different values', 'How many different values there are.', {
      ...bounds,
      examples: [{ at_least: 2 }],
    }),
  },
};

export const checkSchema: Schema = taskSchema(
  'check',
  described('Check', 'Asks whether data is as it should be, and fails where it is not.', {
    alternatives: [
      ['table', 'rows', 'columns', 'where'],
      ['query', 'parameters'],
      ['file', 'parameters'],
    ],
    required: ['connection'],
    properties: {
      connection: described('Connection', 'The logical name of a connection of the environment.', {
        impact: 'data',
        ...identifier,
        values: 'compile',
        names: 'connection',
        examples: ['warehouse'],
      }),
      table: described('Table', 'The table that is looked at, with its schema.', {
        impact: 'check',
        type: 'string',
        pattern: '^[A-Za-z_][A-Za-z0-9_$]*(?:\\.[A-Za-z_][A-Za-z0-9_$]*){0,3}$',
        patternMeans: 'the name of a table, such as analytics.sales',
        examples: ['${{ var.schema }}.sales'],
      }),
      where: described(
        'Where',
        'SQL that the rows meet which are looked at; a value of the run stands in quotes there.',
        {
          impact: 'check',
          type: 'string',
          minLength: 1,
          values: 'run',
          code: 'sql',
          tsType: 'Text',
          examples: ["day = '${{ run.date }}'"],
        },
      ),
      rows: described('Rows', 'How many rows there are.', { ...bounds, examples: [{ at_least: 1 }] }),
      columns: described('Columns', 'What holds for the values of columns.', {
        impact: 'check',
        type: 'object',
        keys: {
          type: 'string',
          pattern: '^[A-Za-z_][A-Za-z0-9_$]*$',
          patternMeans: 'the name of a column',
        },
        each: column,
        examples: [{ order_id: { nulls: 0, unique: true }, amount: { min: 0 } }],
      }),
      query: described('Query', 'A query of which no value of the first row may be false, zero or empty.', {
        impact: 'check',
        type: 'string',
        minLength: 1,
        values: 'run',
        code: 'sql',
        tsType: 'Text',
        examples: ['SELECT count(*) > 0 FROM sales WHERE day = :day'],
      }),
      file: described('File', 'A file with such a query, by a path relative to this document.', {
        impact: 'check',
        type: 'string',
        minLength: 1,
        values: 'none',
        code: 'sql',
        names: 'file',
        tsType: 'Text',
        examples: ['sql/check_sales.sql'],
      }),
      parameters,
    },
  }),
);
