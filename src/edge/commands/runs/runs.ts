import { formatInstant } from '../../../time/calendar.ts';
import { runDate } from '../../../time/run_dates.ts';
import type { Run } from '../../../time/runs.ts';
import { runsNear } from '../../../time/runs_near.ts';
import type { Instant } from '../../../time/zone.ts';
import type { Schedule } from '../../../model/schedule.ts';
import { wrongUsage, type Console, type ExitCode, type Format } from '../console.ts';
import { printJson } from '../findings.ts';
import { instantHelp, readInstant } from '../moment.ts';
import { openPipeline } from '../open_pipeline.ts';
import { hasWindow, type TimedSchedule } from './timed.ts';

export interface RunsOptions {
  readonly env: string;
  readonly count: number;
  /** Where the list begins; absent: now. */
  readonly from?: string;
  readonly format: Format;
  readonly root?: string;
}

/** Lists the runs that are due from a moment on, with their windows, in the zone of the pipeline and in UTC. */
export function runsCommand(console: Console, options: RunsOptions, id: string): ExitCode {
  const opened = openPipeline(console, id, options);
  if (typeof opened === 'number') return opened;
  const { schedule } = opened.pipeline;
  const from = options.from === undefined ? console.now() : readInstant(options.from, schedule.zone);
  if (from === undefined) return wrongUsage(console, `"${options.from ?? ''}" is no moment.`, instantHelp);
  const head = { pipeline: id, environment: options.env, timezone: schedule.zone };
  const runs = 'start' in schedule ? runsFrom(schedule, from, options.count) : [];
  if (options.format === 'json')
    printJson({ version: 1, ...head, runs: runs.map((run) => jsonOf(run, schedule)) }, console);
  else console.stdout.write(listOf(id, options.env, schedule, runs));
  return 0;
}

function runsFrom(schedule: TimedSchedule, from: Instant, count: number): readonly Run[] {
  const found: Run[] = [];
  for (const run of runsNear(schedule, from)) {
    if (found.length === count) break;
    if (run.slot >= from) found.push(run);
  }
  return found;
}

/** The values of a run as a task sees them, and the same instants in UTC. */
function jsonOf(run: Run, schedule: Schedule): object {
  const { zone } = schedule;
  const instant = (at: Instant): object => ({ local: formatInstant(zone, at), utc: utc(at) });
  return {
    date: runDate(schedule, run),
    slot: instant(run.slot),
    window: hasWindow(schedule) ? { start: instant(run.windowStart), end: instant(run.windowEnd) } : null,
  };
}

function utc(instant: Instant): string {
  return formatInstant('UTC', instant).replace('+00:00', 'Z');
}

function listOf(id: string, environment: string, schedule: Schedule, runs: readonly Run[]): string {
  const head = `${id} in ${environment}, time zone ${schedule.zone}`;
  if (runs.length === 0) return `${head}\n${nothing(schedule)}\n`;
  const rows = runs.map((run) => rowOf(run, schedule));
  const titles = hasWindow(schedule)
    ? ['run.date', 'due', 'window from', 'to', 'due in UTC']
    : ['run.date', 'due', 'due in UTC'];
  const all = [titles, ...rows];
  const widths = titles.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${head}\n\n${lines.join('\n')}\n`;
}

function rowOf(run: Run, schedule: Schedule): readonly string[] {
  const local = (instant: Instant): string => formatInstant(schedule.zone, instant);
  const window = hasWindow(schedule) ? [local(run.windowStart), local(run.windowEnd)] : [];
  return [runDate(schedule, run), local(run.slot), ...window, utc(run.slot)];
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
