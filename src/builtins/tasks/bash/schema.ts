import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

export const bashSchema: Schema = taskSchema(
  'bash',
  described(
    'Bash task',
    'Runs a command with bash on the worker. It fails when the command exits with another code than 0.',
    {
      alternatives: [['command'], ['file']],
      properties: {
        command: described('Command', 'What bash runs: one command, or a script of several lines.', {
          impact: 'data',
          type: 'string',
          minLength: 1,
          values: 'run',
          code: 'shell',
          tsType: 'Text',
          examples: ['extract-sales --day ${{ run.date }}'],
        }),
        file: described('File', 'A script whose text is the command, by a path relative to this document.', {
          impact: 'data',
          type: 'string',
          minLength: 1,
          values: 'none',
          code: 'shell',
          names: 'file',
          tsType: 'Text',
          examples: ['scripts/extract.sh'],
        }),
        env: described(
          'Environment variables',
          'Added to those of the worker. The place for secrets and for values of strangers.',
          {
            impact: 'data',
            type: 'object',
            keys: {
              type: 'string',
              pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
              patternMeans: 'a name that a shell accepts, such as OUT_DIR',
            },
            each: { type: ['string', 'integer', 'number', 'boolean'], values: 'run', tsType: 'Text' },
            examples: [{ OUT: '${{ var.landing }}/${{ run.date }}', TOKEN: '${{ secret.sales_api_token }}' }],
          },
        ),
        skip_exit_code: described(
          'Exit code that skips',
          'With this exit code the task is skipped, not failed. Absent: no code skips.',
          { impact: 'failure', type: 'integer', minimum: 1, maximum: 255, examples: [99] },
        ),
        output: described(
          'Output',
          'What the last line that it prints is: text, or JSON of which `tasks.<id>.output.<key>` is a part.',
          {
            impact: 'interface',
            type: 'string',
            enum: ['text', 'json'],
            values: 'none',
            default: 'text',
            examples: ['json'],
          },
        ),
      },
    },
  ),
);
