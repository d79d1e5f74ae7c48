import type { Pipeline } from '../../../model/pipeline.ts';
import type { Rule, RuleContext } from '../../../model/rule.ts';
import { formatDuration } from '../../../time/duration.ts';
import { gapBelow } from '../../../time/shortest_gap.ts';
import { criticalPath, type CriticalPath } from './critical_path.ts';
import { boundOf } from './task_bound.ts';

/** Timeouts and retries that make sense one by one can add up to more than there is time for. */
export const worstCaseDuration: Rule = {
  id: 'worst-case-duration',
  area: 'retries',
  summary: 'A run whose tries all time out ends before its timeout, and before the next slot.',
  levels: { recommended: 'info', strict: 'warning' },
  check(pipeline, context) {
    const path = criticalPath(pipeline.tasks);
    const { timeout = Infinity } = pipeline;
    if (path.seconds > timeout) reportTimeout(pipeline, path, context);
    const gap = gapWithin(Math.min(path.seconds, timeout), pipeline, context);
    if (gap !== undefined) reportGap(pipeline, path, gap, context);
  },
};

function gapWithin(seconds: number, { schedule }: Pipeline, { today }: RuleContext): number | undefined {
  const hasSlots = schedule.kind === 'cron' || schedule.kind === 'crons';
  return hasSlots ? gapBelow(schedule, Date.parse(`${today}T00:00:00Z`) / 1000, seconds) : undefined;
}

function reportTimeout(pipeline: Pipeline, path: CriticalPath, { report }: RuleContext): void {
  const { id, timeout = 0 } = pipeline;
  report(
    pipeline,
    'timeout',
    `At worst a run of "${id}" takes ${sumOf(path)}; its timeout of ${formatDuration(timeout)} ends it while tasks still have tries.`,
    {
      key: 'timeout',
      help: `Raise the timeout of the run, or lower those of tasks, their retries or delays. ${leftOut(pipeline)}`,
    },
  );
}

function reportGap(pipeline: Pipeline, path: CriticalPath, gap: number, { report }: RuleContext): void {
  const { id, timeout = Infinity, maxActiveRuns } = pipeline;
  const takes = path.seconds > timeout ? `${formatDuration(timeout)}, its timeout` : sumOf(path);
  const then = maxActiveRuns === 1 ? 'the next run starts late' : 'two runs are under way at once';
  report(
    pipeline,
    'schedule',
    `At worst a run of "${id}" takes ${takes}; the next slot can come after ${formatDuration(gap)}: ${then}.`,
    {
      key: 'gap',
      help: `Give the run a \`timeout\` below ${formatDuration(gap)} that its tasks fit in, or let it run less often. ${leftOut(pipeline)}`,
    },
  );
}

const shownSteps = 6;

/** `2h10m (extract 3 × 30m + 2 × 5m, load 30m)`. */
function sumOf({ seconds, steps }: CriticalPath): string {
  const shown = steps.slice(0, shownSteps).map(({ id, words }) => `${id} ${words}`);
  const rest = steps.slice(shownSteps);
  const restSeconds = rest.reduce((sum, step) => sum + step.seconds, 0);
  const more = rest.length === 0 ? [] : [`${rest.length} more tasks ${formatDuration(restSeconds)}`];
  return `${formatDuration(seconds)} (${[...shown, ...more].join(', ')})`;
}

/** What the sum does not hold: so much more it can be. */
function leftOut({ tasks }: Pipeline): string {
  const unbounded = tasks.filter((task) => boundOf(task) === undefined).map(({ id }) => id);
  const unknown = tasks.filter(({ map }) => map?.kind === 'output').map(({ id }) => id);
  return [
    'Pools and workers are taken to be free.',
    ...(unbounded.length === 0 ? [] : [`Not counted, as they have no timeout: ${unbounded.join(', ')}.`]),
    ...(unknown.length === 0 ? [] : [`Counted with one element: ${unknown.join(', ')}.`]),
  ].join(' ');
}
