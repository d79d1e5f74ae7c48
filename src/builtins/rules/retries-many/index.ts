import { described } from '../../../language/schema.ts';
import { sumOfDelays } from '../../../worst_case/retry_delays.ts';
import type { Rule } from '../../../model/rule.ts';
import { formatDuration } from '../../../time/duration.ts';

const atMost = described('At most', 'The most retries of a task.', {
  type: 'integer',
  minimum: 0,
  default: 5,
  examples: [10],
});

/** Retries put off the moment at which somebody hears of a failure that does not pass. */
export const retriesMany: Rule = {
  id: 'retries-many',
  area: 'retries',
  summary: 'No task is retried so often that a failure is told too late.',
  levels: { recommended: 'warning', strict: 'warning' },
  options: { type: 'object', properties: { at_most: atMost } },
  check({ tasks }, { options, report }) {
    const most = options['at_most'] as number;
    for (const task of tasks) {
      const { count } = task.retries;
      if (count <= most) continue;
      const delays = formatDuration(sumOfDelays(task.retries).least);
      report(
        task,
        'retries.count',
        `The task "${task.id}" is retried ${count} times: a failure that does not pass is told after ${delays} of delays, and ${count + 1} tries.`,
        { help: `Write at most ${most}, with \`backoff: exponential\` where an outage can last long.` },
      );
    }
  },
};
