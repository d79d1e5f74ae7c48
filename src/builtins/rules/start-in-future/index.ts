import { described } from '../../../language/schema.ts';
import type { Rule } from '../../../model/rule.ts';
import { dateAt } from '../../../time/calendar.ts';

const days = described('Days', 'How many days after today a start may lie.', {
  type: 'integer',
  minimum: 0,
  default: 90,
  examples: [365],
});

/** A year that was mistyped makes a pipeline that is green, and never runs. */
export const startInFuture: Rule = {
  id: 'start-in-future',
  area: 'schedules',
  summary: 'No schedule starts so late that its date looks mistyped.',
  levels: { recommended: 'warning', strict: 'warning' },
  options: { type: 'object', properties: { days } },
  check(pipeline, { today, options, report }) {
    const { schedule, id } = pipeline;
    if (schedule.kind === 'manual' || schedule.kind === 'assets') return;
    const latest = Date.parse(`${today}T00:00:00Z`) / 1000 + (options['days'] as number) * 86_400;
    if (schedule.start <= latest) return;
    report(
      pipeline,
      'schedule.start',
      `No run of "${id}" is due before ${dateAt(schedule.zone, schedule.start)}: until then it looks healthy, and does nothing.`,
      {
        help: 'Correct the date; write `schedule: manual` while it is not to run.',
      },
    );
  },
};
