import { isShipped } from '../../../lint/spot.ts';
import type { Rule } from '../../../model/rule.ts';
import { child } from '../../../tree/tree.ts';

/** "6 o'clock" means another moment to everybody who does not know that it is UTC. */
export const zoneMissing: Rule = {
  id: 'zone-missing',
  area: 'schedules',
  summary: 'A schedule of local times says in which time zone.',
  levels: { recommended: 'off', strict: 'warning' },
  check(pipeline, { report }) {
    const { schedule, tree, id } = pipeline;
    if (schedule.kind === 'manual' || schedule.kind === 'assets') return;
    const zone = child(child(tree, 'schedule'), 'timezone');
    if (zone !== undefined && !isShipped(zone)) return;
    report(
      pipeline,
      'schedule',
      `The schedule of "${id}" has no time zone: its times and \`run.date\` are those of UTC, in summer and in winter.`,
      {
        help: 'Write `timezone:` with the zone that people mean, such as Europe/Berlin; `timezone: UTC` if it is that.',
        fix: { path: 'schedule.timezone', value: 'UTC', isSafe: true },
      },
    );
  },
};
