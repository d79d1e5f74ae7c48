import type { Pipeline } from '../../../model/pipeline.ts';
import { formatInstant } from '../../../time/calendar.ts';
import { pointRun, type Run } from '../../../time/runs.ts';
import { allRunsNear, isEmptyRun } from '../../../time/runs_near.ts';
import type { Instant } from '../../../time/zone.ts';

/** A run; or why there is none, with what to write instead. */
export type FoundRun = { readonly run: Run } | { readonly message: string; readonly help: string };

/** The run that is due at a moment; of a pipeline without slots, one that is started then. */
export function runAt({ id, schedule }: Pipeline, environment: string, slot: Instant): FoundRun {
  if (!('start' in schedule)) return { run: pointRun(slot) };
  const before: Run[] = [];
  const after: Run[] = [];
  let isEmpty = false;
  for (const run of allRunsNear(schedule, slot)) {
    if (isEmptyRun(schedule, run)) {
      isEmpty ||= run.slot === slot;
      // The first runs with tasks may be far away.
      if (run.slot > slot) break;
      continue;
    }
    if (run.slot === slot) return { run };
    if (run.slot < slot) before.push(run);
    else if (after.push(run) === 2) break;
  }
  const local = (instant: Instant): string => formatInstant(schedule.zone, instant);
  const near = [...before.slice(-2), ...after].map((run) => local(run.slot));
  return {
    message: isEmpty
      ? `the run of "${id}" that is due at ${local(slot)} has no tasks: its window begins before the start.`
      : `no run of "${id}" is due at ${local(slot)}.`,
    help:
      near.length === 0
        ? `"dagwright runs ${id} --env ${environment}" lists the runs.`
        : `Runs near it are due at ${near.join(', ')}.`,
  };
}
