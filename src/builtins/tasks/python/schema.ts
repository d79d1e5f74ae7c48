import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

export const pythonSchema: Schema = taskSchema(
  'python',
  described(
    'Python task',
    'Calls a function. Its module is imported when the task runs, never when the DAG file is parsed.',
    {
      required: ['callable'],
      properties: {
        callable: described('Callable', 'The function, as `module:function`.', {
          type: 'string',
          pattern: '^[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*:[A-Za-z_][A-Za-z0-9_]*$',
          patternMeans: 'a module and a function, such as sales.scoring:score_day',
          examples: ['sales.scoring:score_day'],
        }),
        arguments: described('Arguments', 'Keyword arguments of the function.', {
          type: 'object',
          keys: {
            type: 'string',
            pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
            patternMeans: 'a name that Python accepts for an argument',
          },
          each: { free: true, values: 'run', tsType: 'FreeValue' },
          examples: [{ day: '${{ run.date }}', region: 'eu' }],
        }),
      },
    },
  ),
);
