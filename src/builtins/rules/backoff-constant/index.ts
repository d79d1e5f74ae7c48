import { described } from '../../../language/schema.ts';
import type { Rule } from '../../../model/rule.ts';
import { formatDuration } from '../../../time/duration.ts';

const from = described('From', 'From how many retries on the delays grow.', {
  type: 'integer',
  minimum: 2,
  default: 3,
  examples: [2],
});

/** After an outage all tasks that failed come back at the same moment, again and again. */
export const backoffConstant: Rule = {
  id: 'backoff-constant',
  area: 'retries',
  summary: 'Delays of several retries grow.',
  levels: { recommended: 'off', strict: 'warning' },
  options: { type: 'object', properties: { from } },
  check({ tasks }, { options, report }) {
    for (const task of tasks) {
      const { count, delay, backoff } = task.retries;
      if (backoff === 'exponential' || count < (options['from'] as number)) continue;
      report(
        task,
        'retries.backoff',
        `The ${count} retries of "${task.id}" come every ${formatDuration(delay)}: after an outage it knocks in step with all others that failed.`,
        {
          help: 'Write `backoff: exponential` beside the count, and `max_delay: 1h` to bound it: Airflow then spreads the tries.',
          fix: { path: 'retries.backoff', value: 'exponential', isSafe: false },
        },
      );
    }
  },
};
