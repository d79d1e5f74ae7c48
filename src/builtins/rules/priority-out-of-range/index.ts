import { described, type Schema } from '../../../language/schema.ts';
import type { Rule } from '../../../model/rule.ts';

const least: Schema = described('Least', 'The lowest priority that the project agreed on.', {
  type: 'integer',
  values: 'none',
  default: 1,
  examples: [0],
});

const most: Schema = described('Most', 'The highest one.', {
  type: 'integer',
  values: 'none',
  default: 100,
  examples: [10],
});

/** Whoever writes a million is served first, and everybody else writes two millions. */
export const priorityOutOfRange: Rule = {
  id: 'priority-out-of-range',
  area: 'resources',
  summary: 'Priorities lie in the range that the project agreed on.',
  levels: { recommended: 'warning', strict: 'warning' },
  options: { type: 'object', properties: { at_least: least, at_most: most } },
  check({ tasks }, { options, report }) {
    const [from, to] = [Number(options['at_least']), Number(options['at_most'])];
    for (const task of tasks) {
      if (task.priority >= from && task.priority <= to) continue;
      const effect = task.priority > to ? 'overtakes what is urgent' : 'waits behind everything';
      const message = `The task "${task.id}" has the priority ${task.priority}, outside of ${from} to ${to}: when slots are short it ${effect} in all other pipelines.`;
      report(task, 'priority', message, {
        help: `Write a priority from ${from} to ${to}, or have the range changed by the option of this rule.`,
      });
    }
  },
};
