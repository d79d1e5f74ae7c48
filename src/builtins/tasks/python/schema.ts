import { functionAlternatives, functionKeys } from '../../../language/function_call.ts';
import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

export const pythonSchema: Schema = taskSchema(
  'python',
  described(
    'Python task',
    'Calls a function. Its module is imported when the task runs, never when the DAG file is parsed.',
    {
      alternatives: functionAlternatives,
      properties: {
        ...functionKeys,
        requirements: described(
          'Requirements',
          'Packages of a virtual environment of its own, which is made for each run of the task.',
          {
            impact: 'data',
            type: 'array',
            items: {
              type: 'string',
              pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*(?:\\[[A-Za-z0-9._,-]+\\])?(?:[=<>!~]=?=?[^\\s]+)?$',
              patternMeans: 'a package with its version, such as scikit-learn==1.7.0',
            },
            minItems: 1,
            uniqueItems: true,
            examples: [['scikit-learn==1.7.0']],
          },
        ),
      },
    },
  ),
);
