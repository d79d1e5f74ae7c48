import { duration, identifier } from '../../../language/common.ts';
import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

export const triggerSchema: Schema = taskSchema(
  'trigger',
  described('Trigger', 'Starts a run of another pipeline, one for each run of this one: a retry joins it.', {
    required: ['pipeline'],
    properties: {
      pipeline: described('Pipeline', 'The pipeline of which a run is started.', {
        impact: 'order',
        ...identifier,
        values: 'compile',
        names: 'pipeline',
        examples: ['marts'],
      }),
      params: described('Parameters', 'What that run is given: values of the `params` of that pipeline.', {
        impact: 'data',
        type: 'object',
        keys: {
          type: 'string',
          pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
          patternMeans: 'a name of letters, digits and underscores',
        },
        each: { free: true, values: 'run', tsType: 'FreeValue' },
        examples: [{ day: '${{ run.date }}' }],
      }),
      wait: described('Wait', 'Whether the task is over only when that run is, and fails if it failed.', {
        impact: 'order',
        type: 'boolean',
        default: false,
        examples: [true],
      }),
      poll: described('Poll', 'Time between two looks at that run.', {
        impact: 'capacity',
        ...duration,
        default: '1m',
        examples: ['1m', '15m'],
      }),
    },
  }),
);
