import type { Rule } from '../../../model/rule.ts';
import { affectedTicks, type AffectedTick } from '../../../time/affected_ticks.ts';
import { formatDate, formatLocalTime } from '../../../time/calendar.ts';
import { cronsOf } from '../../../time/runs.ts';

const year = 366 * 86_400;

/** Twice a year such a run is late, or its window longer or shorter than anybody thinks. */
export const localTimeTwice: Rule = {
  id: 'local-time-twice',
  area: 'schedules',
  summary: 'No run is due at a local time that comes twice, or never, on some day.',
  levels: { recommended: 'info', strict: 'warning' },
  check(pipeline, { today, report }) {
    const { schedule, id } = pipeline;
    if (schedule.kind !== 'cron' && schedule.kind !== 'crons') return;
    const { zone, start, end = Infinity } = schedule;
    const from = Math.max(start, Date.parse(`${today}T00:00:00Z`) / 1000);
    const affected = cronsOf(schedule).flatMap((cron) => affectedTicks(cron, zone, from, Math.min(from + year, end)));
    const [first] = affected.toSorted((left, right) => left.from - right.from);
    if (first === undefined) return;
    report(
      pipeline,
      'schedule.cron',
      `Clocks in ${zone} ${whatHappens(first)} the run of "${id}" comes ${when(first)}.`,
      {
        help: `Choose a time outside of ${timeOf(first.from)} to ${timeOf(first.until)}, or \`timezone: UTC\`.`,
      },
    );
  },
};

function whatHappens({ kind, tick }: AffectedTick): string {
  return `${kind === 'twice' ? 'show' : 'skip'} ${timeOf(tick)}${kind === 'twice' ? ' twice' : ''} on ${formatDate(tick)}:`;
}

/** By the rule of all versions of Airflow. */
function when({ kind, tick, from, until }: AffectedTick): string {
  return kind === 'twice' ? 'once, at the second' : `at ${timeOf(tick + until - from)} then`;
}

function timeOf(wall: number): string {
  return formatLocalTime(wall).slice('2026-01-01T'.length);
}
