import { asset, duration, moment } from './common.ts';
import { described, type Schema } from './schema.ts';

/** Conditions nest three deep: more is not read in a schedule. */
function conditionsWithin(levels: number): Schema {
  const item: Schema = {
    type: 'object',
    shorthand: { key: 'asset' },
    alternatives: [['asset'], ...(levels === 0 ? [] : [['all'], ['any']])],
    needsOne: true,
    properties: { asset: described('Asset', 'The name of an asset, as a task `produces` it.', asset) },
  };
  if (levels === 0) return item;
  return { ...item, properties: { ...item.properties, ...listsWithin(levels) } };
}

function listsWithin(levels: number): Readonly<Record<string, Schema>> {
  const list: Schema = {
    impact: 'timing',
    type: 'array',
    minItems: 1,
    items: conditionsWithin(levels - 1),
    examples: [['warehouse://sales', 'warehouse://customers']],
  };
  return {
    all: described('All of', 'Due when each of these has been updated since the last run.', list),
    any: described('Any of', 'Due when one of these has been updated.', list),
  };
}

const cron: Schema = described(
  'Cron',
  'Five fields: minute, hour, day of month, month, day of week; or a preset: hourly, daily, weekly, monthly, quarterly, yearly; or a list of them. Read in the time zone of the schedule.',
  {
    impact: 'timing',
    type: ['string', 'array'],
    minLength: 1,
    minItems: 1,
    uniqueItems: true,
    items: { type: 'string', minLength: 1 },
    examples: ['30 2 * * *', 'daily', ['0 6 * * 1-5', '0 12 * * 6']],
  },
);

const windowed = ['window', 'catchup', 'end'];

export const schedule: Schema = described('Schedule', 'When runs are due, and which span of data each covers.', {
  impact: 'timing',
  type: 'object',
  shorthand: { words: ['manual', 'once'] },
  alternatives: [['cron', ...windowed], ['every', ...windowed], ['assets'], ['once'], ['manual']],
  default: 'manual',
  examples: [{ cron: '30 2 * * *', timezone: 'Europe/Berlin', start: '2026-01-01' }, 'manual'],
  properties: {
    cron,
    every: described('Every', 'A part of an hour or of a day: runs are due at its multiples, by the local clock.', {
      impact: 'timing',
      ...duration,
      examples: ['15m', '1h'],
    }),
    assets: described('Assets', 'Runs are due when data is there: assets that tasks of this or of others `produces`.', {
      type: 'object',
      alternatives: [['all'], ['any']],
      needsOne: true,
      properties: listsWithin(3),
      examples: [{ all: ['warehouse://sales', { any: ['lake://eu', 'lake://us'] }] }],
    }),
    once: described('Once', 'One run, due at `start`.', {
      impact: 'timing',
      type: 'boolean',
      const: true,
      examples: [true],
    }),
    manual: described('Only by hand', 'No run is due by itself: a person or another pipeline starts each.', {
      impact: 'timing',
      type: 'boolean',
      const: true,
      examples: [true],
    }),
    timezone: described(
      'Time zone',
      'Name of the IANA database, spelt as there. Local times, dates and `run.date` are read in it.',
      { impact: 'timing', type: 'string', default: 'UTC', names: 'zone', examples: ['Europe/Berlin', 'UTC'] },
    ),
    start: described(
      'Start',
      'Local date or time. No window begins before it; without windows, no slot is before it. Needed with `cron`, `every` and `once`.',
      { impact: 'timing', ...moment, examples: ['2026-01-01', '2026-01-01T06:00'] },
    ),
    end: described('End', 'Local date or time. No window ends after it; without windows, no slot is at or after it.', {
      impact: 'timing',
      ...moment,
      examples: ['2027-01-01'],
    }),
    window: described(
      'Window',
      'The span of data that a run covers. `since_previous`: from the previous slot to this one; consecutive windows meet. `none`: a point in time. A duration: that length up to the slot, for looking back.',
      {
        impact: 'timing',
        type: 'string',
        words: ['since_previous', 'none'],
        pattern: `^(?:since_previous|none|${duration.pattern?.slice(1, -1) ?? ''})$`,
        patternMeans: 'a duration such as 1h, "since_previous" or "none"',
        default: 'since_previous',
        examples: ['none', '1h'],
      },
    ),
    catchup: described(
      'Catch up',
      'Whether the orchestrator makes the runs that lie between the start and today when it first sees the pipeline.',
      { impact: 'timing', type: 'boolean', default: false, examples: [false] },
    ),
  },
});
