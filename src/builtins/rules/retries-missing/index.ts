import { isShipped } from '../../../lint/spot.ts';
import type { Operation } from '../../../model/operation.ts';
import type { Task } from '../../../model/pipeline.ts';
import type { Rule } from '../../../model/rule.ts';
import { child } from '../../../tree/tree.ts';

/** Most failures of a night are over minutes later. */
export const retriesMissing: Rule = {
  id: 'retries-missing',
  area: 'retries',
  summary: 'Somebody decided how often each task is retried.',
  levels: { recommended: 'info', strict: 'warning' },
  check({ tasks }, { report }) {
    for (const task of tasks) {
      if (isDecided(task) || !gainsByRetries(task.operation)) continue;
      report(task, 'retries', `The task "${task.id}" is never retried: one lost connection fails the run.`, {
        help: 'Write `retries: 2`, or `defaults: { task: { retries: 2 } }` in dagwright.yaml for all tasks; `retries: 0` where a second try does harm.',
      });
    }
  },
};

/** Who writes 0, or that a second run does harm, has thought of it. */
function isDecided({ tree, idempotent }: Task): boolean {
  if (idempotent === false) return true;
  const count = child(child(tree, 'retries'), 'count');
  return count !== undefined && !isShipped(count);
}

/** A wait looks again anyway; a check that failed is right; and what others are told may not be told twice. */
function gainsByRetries(operation: Operation): boolean {
  switch (operation.kind) {
    case 'shell':
    case 'call':
    case 'sql':
    case 'container':
    case 'native':
      return true;
    case 'http':
      return ['GET', 'HEAD', 'PUT', 'DELETE'].includes(operation.method);
    case 'noop':
    case 'branch':
    case 'gate':
    case 'latest_only':
    case 'trigger':
    case 'wait':
    case 'check':
      return false;
  }
}
