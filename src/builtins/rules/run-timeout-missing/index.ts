import type { Rule } from '../../../model/rule.ts';

/** Timeouts of tasks do not bound what waits for a slot of a pool, or for a person. */
export const runTimeoutMissing: Rule = {
  id: 'run-timeout-missing',
  area: 'retries',
  summary: 'Every run has a timeout.',
  levels: { recommended: 'info', strict: 'warning' },
  check(pipeline, { report }) {
    const { id, timeout, maxActiveRuns } = pipeline;
    if (timeout !== undefined) return;
    const holds =
      maxActiveRuns === 1 ? 'keeps all later runs from starting' : `holds one of ${maxActiveRuns} places for runs`;
    report(
      pipeline,
      'timeout',
      `A run of "${id}" has no timeout: one that never ends ${holds} until somebody notices.`,
      {
        help: 'Write `timeout:` beside "schedule", with a little more than the longest time that a run should take.',
      },
    );
  },
};
