import { environmentIds, identifier } from './common.ts';
import { defaults } from './environment.ts';
import { lint } from './lint.ts';
import { described, type Schema } from './schema.ts';

export const projectSchema: Schema = described('Project', 'The root of a repository of pipelines.', {
  type: 'object',
  required: ['kind', 'id', 'environments'],
  requiredAsWritten: ['kind', 'id', 'environments'],
  properties: {
    kind: described('Kind', 'What this document is.', {
      type: 'string',
      const: 'Project',
      values: 'none',
      examples: ['Project'],
    }),
    id: described('Id', 'A short name for the whole.', { ...identifier, examples: ['analytics'] }),
    description: described('Description', 'What the project is for.', {
      type: 'string',
      examples: ['Pipelines of the analytics platform.'],
    }),
    environments: described(
      'Environments',
      'In the order of promotion. Each has a file `environments/<id>/environment.yaml`.',
      {
        ...environmentIds,
        examples: [['dev', 'stage', 'prod']],
      },
    ),
    owners: described('Owners', 'Who may own a pipeline; alerts, standards and reviews use it.', {
      type: 'object',
      keys: {
        type: 'string',
        pattern: '^[a-z][a-z0-9_-]*$',
        patternMeans: 'lower-case letters, digits, dashes and underscores, and begin with a letter',
        maxLength: 100,
      },
      examples: [{ 'sales-platform': { contact: { slack: '#sales-data' } } }],
      each: {
        type: 'object',
        properties: {
          description: described('Description', 'What this owner looks after.', {
            type: 'string',
            examples: ['Orders and payments.'],
          }),
          contact: described('Contact', 'How to reach them, by the name of the medium.', {
            type: 'object',
            keys: identifier,
            each: { type: 'string', minLength: 1, values: 'none' },
            examples: [{ slack: '#sales-data', email: 'sales-data@example.com' }],
          }),
        },
      },
    }),
    lint,
    defaults: { ...defaults, description: 'The lowest layer after the defaults of the language itself.' },
  },
});
