import { string } from '../../../../../emit/python/expression.ts';
import { symbol } from '../../symbols.ts';
import type { LoweringContext, Operator } from '../operation.ts';

/** The first such local time at or after the slot, as `localTimeFrom` has it: so a backfill does not wait until tonight. */
export function waitForTime(time: string, context: LoweringContext): Operator {
  return {
    callee: symbol('DateTimeSensor', context.capabilities),
    keywords: [['target_time', string(targetTime(time, context))]],
  };
}

/** Of a time that comes twice the second is meant (`fold=1`); days are counted at noon, which no clock change touches. */
function targetTime(time: string, { pipeline }: LoweringContext): string {
  const { schedule } = pipeline;
  const hasWindow = schedule.kind === 'cron' && schedule.window !== 'none';
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const clock = `hour=${hour}, minute=${minute}, second=0, microsecond=0, fold=1`;
  const slot = `${hasWindow ? 'data_interval_end' : 'logical_date'}.in_timezone('${schedule.zone}')`;
  return [
    `{% set slot = ${slot} %}`,
    `{% set days = [slot.replace(hour=12).add(days=-1), slot, slot.replace(hour=12).add(days=1)] %}`,
    `{% for day in days if day.replace(${clock}) >= slot %}`,
    `{% if loop.first %}{{ day.replace(${clock}) }}{% endif %}`,
    '{% endfor %}',
  ].join('');
}
