import type { Schedule } from '../../../model/schedule.ts';
import type { Instant } from '../../../time/zone.ts';
import type { DueRun } from './due_runs.ts';
import { hasWindow, runValues, shownInstant } from './run_values.ts';

/** The runs of a pipeline from a moment on. */
export interface RunList {
  readonly pipeline: string;
  readonly environment: string;
  readonly schedule: Schedule;
  readonly from: Instant;
  readonly runs: readonly DueRun[];
  /** The run with which it begins where it is switched on at that moment. */
  readonly atOnce: DueRun | undefined;
}

/** The runs as a table for people, and what happens where the pipeline is switched on then. */
export function listLines(list: RunList): string {
  const { pipeline, environment, schedule, runs } = list;
  const isEmpty = runs.some((due) => due.isEmpty);
  const parts = [
    `${pipeline} in ${environment}, time zone ${schedule.zone}`,
    runs.length === 0 ? nothing(schedule) : table(list),
    ...(isEmpty ? [withoutTasks] : []),
    ...atOnceLine(list),
  ];
  return `${parts.join('\n\n')}\n`;
}

const withoutTasks =
  'no tasks: the window would begin before the start. Airflow makes such a run, and calls it a success.';

function table({ schedule, runs }: RunList): string {
  const titles = hasWindow(schedule)
    ? ['run.date', 'due', 'window from', 'to', 'due in UTC']
    : ['run.date', 'due', 'due in UTC'];
  const rows = [titles, ...runs.map((due) => rowOf(due, schedule))];
  const widths = titles.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return lines.map((line) => line.trimEnd()).join('\n');
}

function rowOf({ run, isEmpty }: DueRun, schedule: Schedule): readonly string[] {
  const { date, slot, window } = runValues(run, schedule);
  const bounds = window === null ? [] : [window.start.local, window.end.local];
  return [date, slot.local, ...bounds, slot.utc, ...(isEmpty ? ['no tasks'] : [])];
}

function nothing(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'manual':
      return 'Runs are started by hand, or by another pipeline: none is due by itself.';
    case 'assets':
      return 'Runs are due when assets are updated: no moment is known beforehand.';
    case 'cron':
    case 'crons':
    case 'once':
      return 'No run is due from there on.';
  }
}

function atOnceLine({ schedule, from, atOnce }: RunList): readonly string[] {
  if (atOnce === undefined) return [];
  const { local } = shownInstant(atOnce.run.slot, schedule.zone);
  const when = `If it is switched on for the first time at ${shownInstant(from, schedule.zone).local}`;
  if (schedule.kind === 'once') return [`${when}, the run due at ${local} starts at once.`];
  const isCatchup = 'catchup' in schedule && schedule.catchup;
  if (isCatchup) return [`${when}, it makes up for all runs since ${local}.`];
  const without = atOnce.isEmpty ? ', without tasks' : '';
  return [`${when}, one run starts at once: the one due at ${local}${without}.`];
}
