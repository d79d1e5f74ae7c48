import { kubernetes } from '../../../language/kubernetes.ts';
import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

const words: Schema = {
  type: 'array',
  minItems: 1,
  items: { type: ['string', 'integer', 'number', 'boolean'], values: 'run', tsType: 'Text' },
};

export const containerSchema: Schema = taskSchema(
  'container',
  described('Container', 'Runs a container image in a pod of a Kubernetes cluster. It fails when the container does.', {
    required: ['image'],
    properties: {
      image: described('Image', 'The image with its tag or its digest.', {
        impact: 'data',
        type: 'string',
        minLength: 1,
        values: 'run',
        tsType: 'Text',
        examples: ['registry.example.com/reports:1.4.2'],
      }),
      command: described('Command', 'The program and its arguments, in the place of both that the image names.', {
        impact: 'data',
        ...words,
        examples: [['report', '--day', '${{ run.date }}']],
      }),
      arguments: described(
        'Arguments',
        'What is put behind the program: of "command", or without one of the image, in the place of its own arguments.',
        { impact: 'data', ...words, examples: [['--day', '${{ run.date }}']] },
      ),
      env: described(
        'Environment variables',
        'The place for values of strangers; secrets are named under `kubernetes`.',
        {
          impact: 'data',
          type: 'object',
          keys: {
            type: 'string',
            pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
            patternMeans: 'a name that a shell accepts, such as OUT_DIR',
          },
          each: { type: ['string', 'integer', 'number', 'boolean'], values: 'run', tsType: 'Text' },
          examples: [{ OUT: '${{ var.landing }}/${{ run.date }}' }],
        },
      ),
      resources: described('Resources', 'What the pod gets: requested, and the most that it may use.', {
        type: 'object',
        properties: {
          cpu: described('CPU', 'Cores, or thousandths of one.', {
            impact: 'capacity',
            type: 'string',
            pattern: '^[0-9]+(?:\\.[0-9]+)?m?$',
            patternMeans: 'a number of cores in quotes, or thousandths such as 500m',
            examples: ['500m', '2'],
          }),
          memory: described('Memory', 'Bytes with their unit.', {
            impact: 'capacity',
            type: 'string',
            pattern: '^[0-9]+(?:\\.[0-9]+)?(?:[KMGT]i?|k)?$',
            patternMeans: 'a number of bytes such as 512Mi or 1Gi',
            examples: ['1Gi'],
          }),
        },
        examples: [{ cpu: '500m', memory: '1Gi' }],
      }),
      kubernetes: {
        ...kubernetes,
        description: 'How the pod of this task runs, beside what the environment says under `kubernetes`.',
      },
    },
  }),
);
