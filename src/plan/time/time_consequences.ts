import type { Pipeline } from '../../model/pipeline.ts';
import type { Consequence } from '../../model/plan.ts';
import { catchup } from './catchup.ts';
import { clockChanges } from './clock_changes.ts';
import { changed, type TimeContext } from './context.ts';
import { loadedData } from './loaded_data.ts';
import { nextRuns } from './next_runs.ts';
import { runDates } from './run_dates.ts';
import { runLength } from './run_length.ts';

/**
 * What follows from the change of a pipeline at run time, as far as it is a matter of time: data that is loaded twice or
 * never, runs that start at once or not at all, dates and clock changes, and how long runs take. Nothing is told of a
 * pipeline whose runs stay as they are.
 */
export function timeConsequences(
  before: Pipeline | undefined,
  after: Pipeline | undefined,
  context: TimeContext,
): readonly Consequence[] {
  const change = changed(before, after, context);
  return [loadedData, catchup, nextRuns, runDates, clockChanges, runLength].flatMap((look) => look(change));
}
