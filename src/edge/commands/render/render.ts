import type { WaitedFor } from '../../../model/operation.ts';
import type { Pipeline, Task } from '../../../model/pipeline.ts';
import type { Schedule } from '../../../model/schedule.ts';
import { formatInstant } from '../../../time/calendar.ts';
import { localTimeFrom } from '../../../time/local_time.ts';
import { matchedRuns } from '../../../time/matches.ts';
import type { Run } from '../../../time/runs.ts';
import type { Value } from '../../../tree/tree.ts';
import { wrongUsage, type Console, type ExitCode, type Format } from '../console.ts';
import { printJson } from '../findings.ts';
import { instantHelp, readInstant } from '../moment.ts';
import { openPipeline } from '../open_pipeline.ts';
import { hasWindow, runValues } from '../runs/run_values.ts';
import { fieldsOf } from './fields.ts';
import { renderedLines, type RenderedRun, type RenderedTask } from './lines.ts';
import { renderedField, type Known } from './rendered.ts';
import { runAt } from './run_at.ts';

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
  const slot = readInstant(options.slot, pipeline.schedule.zone);
  if (slot === undefined) return wrongUsage(console, `"${options.slot}" is no moment.`, instantHelp);
  const found = runAt(pipeline, options.env, slot);
  if ('message' in found) return wrongUsage(console, found.message, found.help);
  const rendered = renderedRun(pipeline, options.env, found.run);
  if (options.format === 'json') printJson(jsonOf(rendered, pipeline.schedule), console);
  else console.stdout.write(renderedLines(rendered));
  return 0;
}

function jsonOf({ pipeline, environment, run, tasks, skipped }: RenderedRun, { zone }: Schedule): object {
  return { version: 1, pipeline, environment, timezone: zone, run, tasks, skipped };
}

function renderedRun(pipeline: Pipeline, environment: string, run: Run): RenderedRun {
  const { id, schedule, params } = pipeline;
  const known: Known = { moment: momentOf(schedule, run), params };
  const present = pipeline.tasks.filter((task) => !isSkipped(task, run));
  return {
    pipeline: id,
    environment,
    isByHand: schedule.kind === 'manual',
    run: runValues(run, schedule),
    tasks: present.flatMap((task) => renderedTasks(task, schedule, run, known)),
    skipped: pipeline.tasks.filter((task) => isSkipped(task, run)).map((task) => task.id),
  };
}

/** A task is skipped in runs whose window, or slot, begins before its `start`, and from its `end` on. */
function isSkipped({ start = -Infinity, end = Infinity }: Task, { windowStart }: Run): boolean {
  return windowStart < start || windowStart >= end;
}

function momentOf(schedule: Schedule, run: Run): Known['moment'] {
  const window = hasWindow(schedule) ? { window: { start: run.windowStart, end: run.windowEnd } } : {};
  return { slot: run.slot, ...window, zone: schedule.zone, id: '', attempt: 1, started: run.slot };
}

/** A task, or one for each element of the list that it is mapped over. */
function renderedTasks(task: Task, schedule: Schedule, run: Run, known: Known): readonly RenderedTask[] {
  const { id, map } = task;
  const operations = map?.kind === 'written' ? map.operations : [task.operation];
  return operations.map((operation, index): RenderedTask => {
    const fields = fieldsOf(operation).map((field) => [field.key, renderedField(field, known)] as const);
    const waited = operation.kind === 'wait' ? waitedFields(operation.for, schedule, run) : {};
    return {
      id,
      ...(map?.kind === 'written' ? { element: index } : {}),
      fields: { ...waited, ...Object.fromEntries(fields) },
    };
  });
}

/** What a wait for a moment, or for runs, means in one run. */
function waitedFields(waited: WaitedFor, schedule: Schedule, run: Run): RenderedTask['fields'] {
  if (waited.kind === 'time') {
    const time = localTimeFrom(schedule.zone, run.slot, waited.time);
    return { 'for.time': formatInstant(schedule.zone, time) };
  }
  if (waited.kind !== 'pipeline' || !('start' in schedule)) return {};
  const runs = matchedRuns({ consumer: schedule, upstream: waited.schedule, match: waited.match }, run);
  const slots: Value = runs.map((each) => formatInstant(waited.schedule.zone, each.slot));
  return { 'for.pipeline': slots };
}
