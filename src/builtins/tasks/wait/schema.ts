import { duration, identifier } from '../../../language/common.ts';
import { parameters } from '../../../language/query.ts';
import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';
import { headers, statuses } from '../../../language/http.ts';

const match: Schema = described(
  'Match',
  'Which of its runs are meant. `dates`: those whose `run.date` is a date of this run’s window. `window`: those due in this run’s window. `latest`: the last one due by this slot. `{ offset: -2h }`: the one due that much earlier.',
  {
    impact: 'order',
    type: 'object',
    shorthand: { words: ['dates', 'window', 'latest'] },
    alternatives: [['dates'], ['window'], ['latest'], ['offset']],
    needsOne: true,
    properties: {
      dates: described('By date', 'The runs whose `run.date` is one of the dates of this run’s window.', {
        impact: 'order',
        type: 'boolean',
        const: true,
        examples: [true],
      }),
      window: described('By window', 'The runs that are due after this window’s start and by its end.', {
        impact: 'order',
        type: 'boolean',
        const: true,
        examples: [true],
      }),
      latest: described('Latest', 'The last run that is due by this slot.', {
        impact: 'order',
        type: 'boolean',
        const: true,
        examples: [true],
      }),
      offset: described(
        'Offset',
        'The run that is due at this slot, moved: days, weeks, months and years by the local calendar.',
        {
          impact: 'order',
          type: 'string',
          pattern: '^[+-]?[0-9]{1,9}(?:y|mo|w|d|h|m|s)$',
          patternMeans: 'a sign, a number and a unit, such as -2h or -1d',
          values: 'none',
          examples: ['-2h', '-1d'],
        },
      ),
    },
    examples: ['dates', { offset: '-2h' }],
  },
);

const waitedFor: Schema = described('For', 'What is waited for: one of these.', {
  impact: 'order',
  type: 'object',
  alternatives: [
    ['file'],
    ['sql'],
    ['http', 'status', 'headers'],
    ['time'],
    ['pipeline', 'match', 'task', 'on_failed'],
  ],
  needsOne: true,
  examples: [{ file: '${{ var.landing }}/${{ run.date }}/_DONE' }, { pipeline: 'orders_hourly', match: 'dates' }],
  properties: {
    file: described(
      'File',
      'A file: `s3://…`, `gs://…`, `wasb://…` or `abfs://…`, or a path of the worker that begins with `/`.',
      {
        impact: 'order',
        type: 'string',
        minLength: 1,
        values: 'run',
        tsType: 'Text',
        examples: ['s3://lake/sales/${{ run.date }}/_DONE'],
      },
    ),
    sql: described('SQL', 'A query over the `connection` whose first value is true, or not zero, when it is time.', {
      impact: 'order',
      type: 'string',
      minLength: 1,
      values: 'run',
      code: 'sql',
      tsType: 'Text',
      examples: ['SELECT count(*) FROM exports WHERE day = :day'],
    }),
    http: described('HTTP', 'A path on the host of the `connection` that is asked with GET.', {
      impact: 'order',
      type: 'string',
      minLength: 1,
      values: 'run',
      tsType: 'Text',
      examples: ['/v1/exports/${{ run.date }}'],
    }),
    status: {
      ...statuses,
      impact: 'order',
      title: 'Status',
      description: 'The status codes that end the wait. Absent: 200 to 299.',
    },
    headers,
    time: described('Time', 'The first such local time at or after the slot.', {
      impact: 'order',
      type: 'string',
      pattern: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$',
      patternMeans: 'a time of day in quotes, such as "06:00"',
      examples: ['06:00'],
    }),
    pipeline: described('Pipeline', 'Another pipeline: its runs have to have succeeded.', {
      impact: 'order',
      ...identifier,
      values: 'compile',
      names: 'pipeline',
      examples: ['orders_hourly'],
    }),
    match,
    task: described('Task', 'The task of that pipeline that has to have succeeded, in the place of whole runs.', {
      impact: 'order',
      ...identifier,
      values: 'compile',
      names: 'task',
      examples: ['load'],
    }),
    on_failed: described(
      'When one failed',
      'Whether the wait fails when a run that is waited for failed, or goes on.',
      { impact: 'order', type: 'string', enum: ['fail', 'wait'], values: 'none', default: 'fail', examples: ['wait'] },
    ),
  },
});

export const waitSchema: Schema = taskSchema(
  'wait',
  described('Wait', 'Looks again and again until something is there. Between two looks it takes no worker.', {
    required: ['for'],
    properties: {
      for: waitedFor,
      connection: described('Connection', 'The logical name of the connection over which is looked.', {
        impact: 'data',
        ...identifier,
        values: 'compile',
        names: 'connection',
        examples: ['lake'],
      }),
      parameters,
      poll: described('Poll', 'Time between two looks.', {
        impact: 'capacity',
        ...duration,
        default: '1m',
        examples: ['1m', '15m'],
      }),
      give_up_after: described('Give up after', 'Longest time of the wait as a whole; `timeout` is that of one look.', {
        impact: 'failure',
        ...duration,
        default: '12h',
        examples: ['2h'],
      }),
      on_give_up: described('When given up', 'Whether the task fails then, or is skipped with what comes after it.', {
        impact: 'failure',
        type: 'string',
        enum: ['fail', 'skip'],
        values: 'none',
        default: 'fail',
        examples: ['skip'],
      }),
    },
  }),
);
