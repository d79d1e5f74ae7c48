import type { Pipeline } from '../../model/pipeline.ts';
import type { RunsComparison } from '../../model/plan.ts';
import { dueRuns } from '../../time/due_runs.ts';
import type { Run } from '../../time/runs.ts';
import { scheduleKey } from '../../time/schedule_key.ts';
import type { Instant } from '../../time/zone.ts';
import { changed, type TimeContext } from './context.ts';
import type { Handover } from './handover.ts';
import { firstAfter, laterRuns } from './runs_from_now.ts';

/** The runs of both sides that are due after now, found when they are asked for. */
export function runsComparison(
  before: Pipeline | undefined,
  after: Pipeline | undefined,
  context: TimeContext,
): RunsComparison {
  const { handover } = changed(before, after, context);
  return {
    zone: {
      ...(before === undefined ? {} : { before: before.schedule.zone }),
      ...(after === undefined ? {} : { after: after.schedule.zone }),
    },
    before: (until, most) => oldRuns(handover, until, most),
    after: (until, most) => newRuns(handover, until, most),
    isSame: hasSameRuns(handover),
  };
}

function oldRuns({ before, now }: Handover, until: Instant, most: number): readonly Run[] {
  return before === undefined ? [] : dueRuns(before, now + 1, until, most);
}

function newRuns(handover: Handover, until: Instant, most: number): readonly Run[] {
  const found: Run[] = [];
  for (const run of laterRuns(handover)) {
    if (run.slot >= until || found.length === most) break;
    found.push(run);
  }
  return found;
}

/** A walk goes by the slot before: with the same first run, all are the same. */
function hasSameRuns(handover: Handover): boolean {
  const { before, after, now } = handover;
  if (before === undefined || after === undefined) return before === after;
  if (scheduleKey({ ...before, start: 0 }) !== scheduleKey({ ...after, start: 0 })) return false;
  const [next] = newRuns(handover, Infinity, 1);
  return firstAfter(before, now)?.slot === next?.slot;
}
