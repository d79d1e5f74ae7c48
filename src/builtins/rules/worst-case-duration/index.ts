import { criticalPath } from '../../../worst_case/critical_path.ts';
import { leftOut, sumOf } from '../../../worst_case/words.ts';
import type { Rule } from '../../../model/rule.ts';
import { formatDuration } from '../../../time/duration.ts';
import { gapBelow } from '../../../time/shortest_gap.ts';

/** Timeouts and retries that make sense one by one can add up to more than there is time for. */
export const worstCaseDuration: Rule = {
  id: 'worst-case-duration',
  area: 'retries',
  summary: 'A run whose tries all time out ends before the next slot.',
  levels: { recommended: 'info', strict: 'warning' },
  check(pipeline, { today, report }) {
    const { id, schedule, timeout = Infinity, maxActiveRuns, tasks } = pipeline;
    if (schedule.kind !== 'cron' && schedule.kind !== 'crons') return;
    const path = criticalPath(tasks);
    const gap = gapBelow(schedule, Date.parse(`${today}T00:00:00Z`) / 1000, Math.min(path.seconds, timeout));
    if (gap === undefined) return;
    const takes = path.seconds > timeout ? `${formatDuration(timeout)}, its timeout` : sumOf(path);
    const then = maxActiveRuns === 1 ? 'the next run starts late' : 'two runs are under way at once';
    report(
      pipeline,
      'schedule',
      `At worst a run of "${id}" takes ${takes}; the next slot can come after ${formatDuration(gap)}: ${then}.`,
      {
        help: `Give the run a \`timeout\` below ${formatDuration(gap)} that its tasks fit in, or let it run less often. ${leftOut(pipeline)}`,
      },
    );
  },
};
