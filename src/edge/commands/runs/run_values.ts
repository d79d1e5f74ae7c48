import type { Schedule } from '../../../model/schedule.ts';
import { formatInstant } from '../../../time/calendar.ts';
import { runDate } from '../../../time/run_dates.ts';
import type { Run } from '../../../time/runs.ts';
import type { Instant } from '../../../time/zone.ts';

/** An instant as a run shows it, and in UTC. */
export interface ShownInstant {
  readonly local: string;
  readonly utc: string;
}

/** What a task sees of its run. */
export interface RunValues {
  readonly date: string;
  readonly slot: ShownInstant;
  readonly window: { readonly start: ShownInstant; readonly end: ShownInstant } | null;
}

/** The dates and instants of a run, in the zone of its pipeline and in UTC. */
export function runValues(run: Run, schedule: Schedule): RunValues {
  const shown = (instant: Instant): ShownInstant => shownInstant(instant, schedule.zone);
  return {
    date: runDate(schedule, run),
    slot: shown(run.slot),
    window: hasWindow(schedule) ? { start: shown(run.windowStart), end: shown(run.windowEnd) } : null,
  };
}

/** An instant in a zone, and in UTC. */
export function shownInstant(instant: Instant, zone: string): ShownInstant {
  return { local: formatInstant(zone, instant), utc: formatInstant('UTC', instant).replace('+00:00', 'Z') };
}

/** Whether the runs of a schedule cover a span, or stand for a moment. */
export function hasWindow(schedule: Schedule): boolean {
  return schedule.kind === 'cron' && schedule.window !== 'none';
}
