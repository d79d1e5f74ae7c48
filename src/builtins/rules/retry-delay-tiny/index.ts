import { described } from '../../../language/schema.ts';
import { duration } from '../../../language/common.ts';
import { sumOfDelays } from '../../../worst_case/retry_delays.ts';
import type { Rule } from '../../../model/rule.ts';
import { formatDuration, parseDuration } from '../../../time/duration.ts';

const atLeast = described('At least', 'The least time that all delays of a task take together.', {
  ...duration,
  default: '1m',
  examples: ['5m'],
});

/** Restarts, locks and outages take longer than seconds. */
export const retryDelayTiny: Rule = {
  id: 'retry-delay-tiny',
  area: 'retries',
  summary: 'Retries last long enough for what failed the task to be over.',
  levels: { recommended: 'warning', strict: 'warning' },
  options: { type: 'object', properties: { at_least: atLeast } },
  check({ tasks }, { options, report }) {
    const least = parseDuration(options['at_least'] as string) ?? 0;
    for (const task of tasks) {
      const { most } = sumOfDelays(task.retries);
      const { count } = task.retries;
      if (count === 0 || most >= least) continue;
      const retries = count === 1 ? `The one retry of "${task.id}" comes` : `The ${count} retries of "${task.id}" come`;
      report(
        task,
        'retries.delay',
        `${retries} after ${formatDuration(most)} of delays in all: a restart or a lock that fails it is seldom over by then.`,
        {
          help: `Write a \`delay\` with which all retries wait ${formatDuration(least)} or more, such as \`delay: 5m\`.`,
        },
      );
    }
  },
};
