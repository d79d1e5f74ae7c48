import type { Rule } from '../../../model/rule.ts';

/** What waits, or hangs, keeps its worker until somebody looks. */
export const timeoutMissing: Rule = {
  id: 'timeout-missing',
  area: 'retries',
  summary: 'Every task has a timeout.',
  levels: { recommended: 'warning', strict: 'error' },
  check({ tasks }, { report }) {
    for (const task of tasks) {
      if (task.timeout !== undefined || !canHang.has(task.operation.kind)) continue;
      report(
        task,
        'timeout',
        `The task "${task.id}" has no timeout: when it hangs, it holds its worker until somebody notices.`,
        {
          help: 'Write `timeout:` with a little more than the longest time that it should take, such as `timeout: 1h`.',
        },
      );
    }
  },
};

/** A wait has its own bound, and what only decides is over at once. */
const canHang: ReadonlySet<string> = new Set([
  'shell',
  'call',
  'sql',
  'native',
  'trigger',
  'check',
  'http',
  'container',
]);
