import { classByVersion } from '../../../language/class_name.ts';
import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

export const nativeSchema: Schema = taskSchema(
  'native',
  described(
    'Native task',
    'Any operator of the orchestrator, for what the language does not say. Its class is taken on trust.',
    {
      required: ['class'],
      properties: {
        class: described(
          'Class',
          'The full name of the operator’s class. Where it moved between major versions of Airflow: a map of major version to name.',
          {
            impact: 'data',
            ...classByVersion,
            examples: ['airflow.providers.amazon.aws.operators.glue.GlueJobOperator'],
          },
        ),
        templated: described(
          'Templated arguments',
          'The arguments that the class renders as templates: only there may run-time values stand.',
          {
            impact: 'data',
            type: 'array',
            items: {
              type: 'string',
              pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
              patternMeans: 'the name of an argument',
              values: 'none',
            },
            uniqueItems: true,
            values: 'none',
            examples: [['sql', 'script_args']],
          },
        ),
        arguments: described(
          'Arguments',
          'Keyword arguments of the class. Typed values: `$duration`, `$datetime`, `$callable`, `$new` … `with`, `$text`.',
          {
            impact: 'data',
            type: 'object',
            renderedKeys: 'templated',
            keys: {
              type: 'string',
              pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
              patternMeans: 'a name that Python accepts for an argument',
            },
            each: { free: true, values: 'run', tsType: 'FreeValue' },
            examples: [{ job_name: 'sales', script_args: { '--day': '${{ run.date }}' }, delay: { $duration: '5m' } }],
          },
        ),
      },
    },
  ),
);
