import { defaults } from './environment.ts';
import { described, type Schema } from './schema.ts';

/** A file `_defaults.yaml` in a folder of pipelines: what a project says under `defaults`, for that folder. */
export const folderDefaultsSchema: Schema = described(
  'Defaults of a folder',
  'Values for the pipelines of this folder and of those below it. Nearer folders win.',
  {
    type: 'object',
    required: ['kind'],
    requiredAsWritten: ['kind'],
    properties: {
      kind: described('Kind', 'What this document is.', {
        type: 'string',
        const: 'Defaults',
        values: 'none',
        examples: ['Defaults'],
      }),
      ...defaults.properties,
    },
  },
);
