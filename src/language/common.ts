import { described, type Schema } from './schema.ts';

export const identifierPattern = '^[a-z][a-z0-9_]*$';

/** The form of ids that this language gives: they become file names, Python names and metric labels. */
export const identifier: Schema = {
  type: 'string',
  pattern: identifierPattern,
  patternMeans: 'lower-case letters, digits and underscores, and begin with a letter',
  maxLength: 200,
  values: 'none',
};

/** Numbers with these units, at least one, each at most once, from large to small. */
function parts(units: readonly string[]): string {
  return units
    .map((unit, index) => [part(unit), ...units.slice(index + 1).map((less) => `(?:${part(less)})?`)].join(''))
    .join('|');
}

function part(unit: string): string {
  return `[0-9]{1,9}${unit}`;
}

const clock = parts(['H', 'M', 'S']);

/** The durations that `parseDuration` reads, and no others. */
export const duration: Schema = {
  type: 'string',
  pattern: `^(?:${parts(['w', 'd', 'h', 'm', 's'])}|P(?:${parts(['W', 'D'])})(?:T(?:${clock}))?|PT(?:${clock}))$`,
  patternMeans: 'a duration such as 90s, 5m, 2h, 1d or 1w',
};

/** A local date or time. */
export const moment: Schema = {
  type: 'string',
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?$',
  patternMeans: 'a date such as 2026-01-31, or a local time such as 2026-01-31T06:00',
};

/**
 * The name of an asset: what Airflow 2 and 3 take alike for the identity of data.
 *
 * Airflow 3 takes 1,500 characters of ASCII (`_validate_identifier` of its assets), and normalises what has a scheme.
 */
export const asset: Schema = {
  type: 'string',
  pattern: '^[a-z][a-z0-9+.-]*://[!-~]+$',
  patternMeans: 'a name with a scheme, such as warehouse://sales',
  maxLength: 1500,
  names: 'asset',
  examples: ['warehouse://sales'],
};

/** The form of an environment's id. It names folders and is never a name in Python, so a dash may stand in it. */
export const environmentId: Schema = {
  type: 'string',
  pattern: '^[a-z][a-z0-9_-]*$',
  patternMeans: 'lower-case letters, digits, dashes and underscores, and begin with a letter',
  maxLength: 40,
  values: 'none',
};

export const environmentIds: Schema = {
  type: 'array',
  items: { ...environmentId, names: 'environment' },
  minItems: 1,
  uniqueItems: true,
  values: 'none',
};

export const retries: Schema = described(
  'Retries',
  'How often, and how long after a failed try, a task is tried again. A number is short for its count.',
  {
    type: 'object',
    shorthand: { key: 'count' },
    examples: [{ count: 2, delay: '5m', backoff: 'exponential', max_delay: '1h' }, 3],
    properties: {
      count: described('Number of retries', 'Tries after the first one. 0: none.', {
        impact: 'failure',
        type: 'integer',
        minimum: 0,
        maximum: 100,
        default: 0,
        examples: [2],
      }),
      delay: described('Delay before a retry', 'Time between a failed try and the next one.', {
        impact: 'failure',
        ...duration,
        default: '5m',
        examples: ['5m', '90s'],
      }),
      backoff: described(
        'Growth of the delay',
        '`constant`: each delay is the same. `exponential`: each is about twice the one before.',
        {
          impact: 'failure',
          type: 'string',
          enum: ['constant', 'exponential'],
          default: 'constant',
          examples: ['exponential'],
        },
      ),
      max_delay: described('Longest delay', 'No delay grows beyond it. Of use with an exponential backoff.', {
        impact: 'failure',
        ...duration,
        examples: ['1h'],
      }),
    },
  },
);

export const pool: Schema = described(
  'Pool',
  'The pool of the environment that bounds how many tasks run at once. A name is short for one slot of it.',
  {
    impact: 'capacity',
    type: 'object',
    shorthand: { key: 'name' },
    examples: ['warehouse', { name: 'warehouse', slots: 2 }],
    required: ['name'],
    properties: {
      name: described('Pool name', 'A pool that the environment declares under `pools`.', {
        impact: 'capacity',
        type: 'string',
        minLength: 1,
        names: 'pool',
        examples: ['warehouse'],
      }),
      slots: described('Slots taken', 'How many slots of the pool one try of the task takes.', {
        impact: 'capacity',
        type: 'integer',
        minimum: 1,
        default: 1,
        examples: [2],
      }),
    },
  },
);
