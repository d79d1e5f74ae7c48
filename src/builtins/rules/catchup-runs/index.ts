import { described } from '../../../language/schema.ts';
import type { Rule } from '../../../model/rule.ts';
import { dueRuns } from '../../../time/due_runs.ts';
import type { SlotSchedule } from '../../../time/runs.ts';
import { scheduleKey } from '../../../time/schedule_key.ts';
import type { Instant } from '../../../time/zone.ts';

const atMost = described('At most', 'The most runs that may start when a pipeline is switched on.', {
  type: 'integer',
  minimum: 0,
  maximum: 10_000,
  default: 100,
  examples: [400],
});

const countedRuns = 10_000;

/** They all start when an environment sees the pipeline first, one after another or side by side. */
export const catchupRuns: Rule = {
  id: 'catchup-runs',
  area: 'schedules',
  summary: 'Catching up makes no more runs than somebody wants.',
  levels: { recommended: 'info', strict: 'warning' },
  options: { type: 'object', properties: { at_most: atMost } },
  check(pipeline, { today, options, report }) {
    const { schedule, id } = pipeline;
    if ((schedule.kind !== 'cron' && schedule.kind !== 'crons') || !schedule.catchup) return;
    const now = Date.parse(`${today}T00:00:00Z`) / 1000;
    const count = runsBefore(schedule, now);
    if (count <= (options['at_most'] as number)) return;
    const many = count > countedRuns ? `more than ${countedRuns}` : `${count}`;
    report(
      pipeline,
      'schedule.catchup',
      `When "${id}" is first switched on, ${many} runs start: one for each slot since its start.`,
      {
        help: 'Write `catchup: false` and backfill the days that are needed, or a later `start`.',
      },
    );
  },
};

function runsBefore(schedule: SlotSchedule, now: Instant): number {
  const key = `${now} ${scheduleKey(schedule)}`;
  const count = counts.get(key) ?? dueRuns(schedule, schedule.start, now, countedRuns + 1).length;
  counts.set(key, count);
  return count;
}

/** Walking through years takes a millisecond, and a schedule is the same in most environments. */
const counts = new Map<string, number>();
