import { described, type Schema } from './schema.ts';

const moment: Schema = {
  type: 'string',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?$',
  patternMeans: 'a date such as 2026-01-31, or a local time such as 2026-01-31T06:00',
};

export const schedule: Schema = described('Schedule', 'When runs are due, and which span of data each covers.', {
  type: 'object',
  shorthand: { words: ['manual'] },
  alternatives: [['cron', 'window', 'catchup', 'end'], ['manual']],
  default: 'manual',
  examples: [{ cron: '30 2 * * *', timezone: 'Europe/Berlin', start: '2026-01-01' }, 'manual'],
  properties: {
    cron: described(
      'Cron',
      'Five fields: minute, hour, day of month, month, day of week; or a preset: hourly, daily, weekly, monthly, quarterly, yearly. Read in the time zone of the schedule.',
      { type: 'string', minLength: 1, examples: ['30 2 * * *', '*/15 * * * *', 'daily'] },
    ),
    manual: described('Only by hand', 'No run is due by itself: a person or another pipeline starts each.', {
      type: 'boolean',
      const: true,
      examples: [true],
    }),
    timezone: described(
      'Time zone',
      'Name of the IANA database, spelt as there. Local times, dates and `run.date` are read in it.',
      {
        type: 'string',
        default: 'UTC',
        names: 'zone',
        examples: ['Europe/Berlin', 'UTC'],
      },
    ),
    start: described(
      'Start',
      'Local date or time. No window begins before it; without windows, no slot is before it. Needed with a cron.',
      {
        ...moment,
        examples: ['2026-01-01', '2026-01-01T06:00'],
      },
    ),
    end: described('End', 'Local date or time. No window ends after it; without windows, no slot is at or after it.', {
      ...moment,
      examples: ['2027-01-01'],
    }),
    window: described(
      'Window',
      'The span of data that a run covers. `since_previous`: from the previous slot to this one; consecutive windows meet. `none`: a point in time.',
      { type: 'string', enum: ['since_previous', 'none'], default: 'since_previous', examples: ['none'] },
    ),
    catchup: described(
      'Catch up',
      'Whether the orchestrator makes the runs that lie between the start and today when it first sees the pipeline.',
      {
        type: 'boolean',
        default: false,
        examples: [false],
      },
    ),
  },
});
