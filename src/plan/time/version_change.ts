import type { Consequence } from '../../model/plan.ts';
import { scheduleKey } from '../../time/schedule_key.ts';
import type { Changed } from './context.ts';

/**
 * Another Airflow makes the same runs of a schedule: what is emitted names the timetable, the start, the end and
 * catchup, so that no default of a version decides.
 */
export function versionChange({ context, handover }: Changed): readonly Consequence[] {
  const [old, next] = [context.before?.airflow, context.after?.airflow];
  const { before, after, isSameDag } = handover;
  if (old === undefined || next === undefined || old === next || !isSameDag) return [];
  if (before === undefined || after === undefined || scheduleKey(before) !== scheduleKey(after)) return [];
  const text = `Airflow ${next} makes the same scheduled runs as ${old}: slots, windows, run.date and Airflow's own "ds" stay as they are.`;
  const reason = 'the schedule is written out for either version';
  return [{ kind: 'run-dates', path: 'target.airflow', text, risk: 'low', reason }];
}
