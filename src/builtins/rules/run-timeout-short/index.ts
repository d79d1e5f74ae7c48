import { criticalPath } from '../../../worst_case/critical_path.ts';
import { leftOut, sumOf } from '../../../worst_case/words.ts';
import type { Rule } from '../../../model/rule.ts';
import { formatDuration } from '../../../time/duration.ts';

/** Retries that never come are none. */
export const runTimeoutShort: Rule = {
  id: 'run-timeout-short',
  area: 'retries',
  summary: 'A run has time for all tries of its tasks.',
  levels: { recommended: 'off', strict: 'info' },
  check(pipeline, { report }) {
    const { id, timeout = Infinity, tasks } = pipeline;
    const path = criticalPath(tasks);
    if (path.seconds <= timeout) return;
    report(
      pipeline,
      'timeout',
      `At worst a run of "${id}" takes ${sumOf(path)}; its timeout of ${formatDuration(timeout)} ends it while tasks still have tries.`,
      {
        help: `Raise the timeout of the run, or lower those of tasks, their retries or delays. ${leftOut(pipeline)}`,
      },
    );
  },
};
