import { string } from '../../../../../emit/python/expression.ts';
import { value } from '../../../../../values/text.ts';
import { symbol } from '../../symbols.ts';
import { dueMoment } from '../../values/date_output.ts';
import { jinjaString } from '../../values/jinja_syntax.ts';
import { runsOf } from '../../values/runs_of.ts';
import { windowGuard, type RunContext } from '../../values/window_guard.ts';
import type { LoweringContext, Operator } from '../operation.ts';

/** The first such local time at or after the slot, as `localTimeFrom` has it: so a backfill does not wait until tonight. */
export function waitForTime(time: string, context: LoweringContext): Operator {
  return {
    callee: symbol('DateTimeSensor', context.capabilities),
    keywords: [['target_time', string(targetTime(time, context))]],
  };
}

/** Of a time that comes twice the second is meant (`fold=1`); days are counted at noon, which no clock change touches. */
function targetTime(time: string, { pipeline, environment }: LoweringContext): string {
  const { schedule } = pipeline;
  const context: RunContext = { airflow: environment.airflow, runs: runsOf(schedule) };
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const clock = `hour=${hour}, minute=${minute}, second=0, microsecond=0, fold=1`;
  const slot = `${dueMoment('run.slot', context)}.in_timezone(${jinjaString(schedule.zone)})`;
  return [
    windowGuard(value({ path: ['run', 'slot'], pipes: [] }), context),
    `{% set slot = ${slot} %}`,
    `{% set days = [slot.replace(hour=12).add(days=-1), slot, slot.replace(hour=12).add(days=1)] %}`,
    `{% for day in days if day.replace(${clock}) >= slot %}`,
    `{% if loop.first %}{{ day.replace(${clock}) }}{% endif %}`,
    '{% endfor %}',
  ].join('');
}
