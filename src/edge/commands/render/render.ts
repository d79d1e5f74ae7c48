import type { Pipeline, Task } from '../../../model/pipeline.ts';
import type { WaitedFor } from '../../../model/operation.ts';
import type { Schedule } from '../../../model/schedule.ts';
import { formatInstant } from '../../../time/calendar.ts';
import { localTimeFrom } from '../../../time/local_time.ts';
import { matchedRuns } from '../../../time/matches.ts';
import { pointRun, type Run } from '../../../time/runs.ts';
import { runsNear } from '../../../time/runs_near.ts';
import { runDate } from '../../../time/run_dates.ts';
import type { Instant } from '../../../time/zone.ts';
import type { Value } from '../../../tree/tree.ts';
import { wrongUsage, type Console, type ExitCode, type Format } from '../console.ts';
import { printJson } from '../findings.ts';
import { instantHelp, readInstant } from '../moment.ts';
import { openPipeline } from '../open_pipeline.ts';
import { hasWindow } from '../runs/timed.ts';
import { fieldsOf } from './fields.ts';
import { renderedLines, type RenderedTask } from './lines.ts';
import { renderedValue, type Known } from './rendered.ts';

export interface RenderOptions {
  readonly env: string;
  readonly slot: string;
  readonly format: Format;
  readonly root?: string;
}

/** Prints each command, query, body and variable as the run of one slot will see it. */
export function render(console: Console, options: RenderOptions, id: string): ExitCode {
  const opened = openPipeline(console, id, options);
  if (typeof opened === 'number') return opened;
  const { pipeline } = opened;
  const { schedule } = pipeline;
  const slot = readInstant(options.slot, schedule.zone);
  if (slot === undefined) return wrongUsage(console, `"${options.slot}" is no moment.`, instantHelp);
  const run = runAt(schedule, slot);
  if (run === undefined) return noRun(console, pipeline, slot, options);
  const known: Known = { moment: momentOf(schedule, run), params: pipeline.params };
  const tasks = pipeline.tasks.flatMap((task) => renderedTasks(task, schedule, run, known));
  const head = headOf(pipeline, options.env, run);
  if (options.format === 'json') printJson({ version: 1, ...head, tasks }, console);
  else console.stdout.write(renderedLines(head, tasks));
  return 0;
}

/** The run that is due at a moment; without slots, one that is started then. */
function runAt(schedule: Schedule, slot: Instant): Run | undefined {
  if (!('start' in schedule)) return pointRun(slot);
  for (const run of runsNear(schedule, slot)) {
    if (run.slot === slot) return run;
    if (run.slot > slot) break;
  }
  return undefined;
}

function momentOf(schedule: Schedule, run: Run): Known['moment'] {
  const window = hasWindow(schedule) ? { window: { start: run.windowStart, end: run.windowEnd } } : {};
  return { slot: run.slot, ...window, zone: schedule.zone, id: '', attempt: 1, started: run.slot };
}

function headOf({ id, schedule }: Pipeline, environment: string, run: Run): Readonly<Record<string, string>> {
  const local = (instant: Instant): string => formatInstant(schedule.zone, instant);
  const window: Readonly<Record<string, string>> = hasWindow(schedule)
    ? { window_start: local(run.windowStart), window_end: local(run.windowEnd) }
    : {};
  return { pipeline: id, environment, slot: local(run.slot), date: runDate(schedule, run), ...window };
}

/** A task, or one for each element of the list that it is mapped over. */
function renderedTasks(task: Task, schedule: Schedule, run: Run, known: Known): readonly RenderedTask[] {
  const { map } = task;
  const operations = map?.kind === 'written' ? map.operations : [task.operation];
  return operations.map((operation, index): RenderedTask => ({
    id: task.id,
    ...(map?.kind === 'written' ? { element: index } : {}),
    fields: [
      ...fieldsOf(operation).map(({ key, value }) => ({ key, value: renderedValue(value, known) })),
      ...(operation.kind === 'wait' ? waitedFields(operation.for, schedule, run) : []),
    ],
  }));
}

/** What a wait for a moment, or for runs, means in one run. */
function waitedFields(waited: WaitedFor, schedule: Schedule, run: Run): readonly { key: string; value: Value }[] {
  const local = (instant: Instant): string => formatInstant(schedule.zone, instant);
  if (waited.kind === 'time')
    return [{ key: 'for.time', value: local(localTimeFrom(schedule.zone, run.slot, waited.time)) }];
  if (waited.kind !== 'pipeline' || !('start' in schedule)) return [];
  const runs = matchedRuns({ consumer: schedule, upstream: waited.schedule, match: waited.match }, run);
  return [{ key: 'for.pipeline', value: runs.map((each) => formatInstant(waited.schedule.zone, each.slot)) }];
}

function noRun(console: Console, { id, schedule }: Pipeline, slot: Instant, { env }: RenderOptions): 2 {
  const near: string[] = [];
  if ('start' in schedule) {
    for (const run of runsNear(schedule, slot)) {
      if (near.length === 5) break;
      near.push(formatInstant(schedule.zone, run.slot));
    }
  }
  return wrongUsage(
    console,
    `no run of "${id}" is due at ${formatInstant(schedule.zone, slot)}.`,
    near.length === 0
      ? `"dagwright runs ${id} --env ${env}" lists the runs.`
      : `Runs near it are due at ${near.join(', ')}.`,
  );
}
