import type { Schedule } from '../../../model/schedule.ts';
import { wrongUsage, type Console, type ExitCode, type Format } from '../console.ts';
import { printJson } from '../findings.ts';
import { instantHelp, readInstant } from '../moment.ts';
import { openPipeline } from '../open_pipeline.ts';
import { dueRuns, runAtOnce, type DueRun } from './due_runs.ts';
import { listLines } from './list_lines.ts';
import { runValues, shownInstant } from './run_values.ts';

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
  const isTimed = 'start' in schedule;
  const runs = isTimed ? dueRuns(schedule, from, options.count) : [];
  const atOnce = isTimed ? runAtOnce(schedule, from) : undefined;
  const list = { pipeline: id, environment: options.env, schedule, from, runs, atOnce };
  if (options.format === 'json') printJson(jsonOf(list), console);
  else console.stdout.write(listLines(list));
  return 0;
}

function jsonOf({ pipeline, environment, schedule, from, runs, atOnce }: Parameters<typeof listLines>[0]): object {
  const run = (due: DueRun): object => ({ ...runValues(due.run, schedule), empty: due.isEmpty });
  return {
    version: 1,
    pipeline,
    environment,
    timezone: schedule.zone,
    schedule: schedule.kind === 'crons' ? 'cron' : schedule.kind,
    catchup: doesCatchUp(schedule),
    from: shownInstant(from, schedule.zone),
    at_once: atOnce === undefined ? null : run(atOnce),
    runs: runs.map(run),
  };
}

function doesCatchUp(schedule: Schedule): boolean {
  return 'catchup' in schedule && schedule.catchup;
}
