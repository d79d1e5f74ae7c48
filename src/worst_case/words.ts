import type { Pipeline } from '../model/pipeline.ts';
import { formatDuration } from '../time/duration.ts';
import type { CriticalPath } from './critical_path.ts';
import { boundOf } from './task_bound.ts';

const shownSteps = 6;

/** A path with its sum: `2h10m (extract 3 × 30m + 2 × 5m, load 30m)`. */
export function sumOf({ seconds, steps }: CriticalPath): string {
  const shown = steps.slice(0, shownSteps).map(({ id, words }) => `${id} ${words}`);
  const rest = steps.slice(shownSteps);
  const restSeconds = rest.reduce((sum, step) => sum + step.seconds, 0);
  const more = rest.length === 0 ? [] : [`${rest.length} more tasks ${formatDuration(restSeconds)}`];
  return `${formatDuration(seconds)} (${[...shown, ...more].join(', ')})`;
}

/** What the sum does not hold: so much more it can be. */
export function leftOut({ tasks }: Pipeline): string {
  const unbounded = tasks.filter((task) => boundOf(task) === undefined).map(({ id }) => id);
  const unknown = tasks.filter(({ map }) => map?.kind === 'output').map(({ id }) => id);
  return [
    'Pools and workers are taken to be free.',
    ...(unbounded.length === 0 ? [] : [`Not counted, as they have no timeout: ${unbounded.join(', ')}.`]),
    ...(unknown.length === 0 ? [] : [`Counted with one element: ${unknown.join(', ')}.`]),
  ].join(' ');
}
