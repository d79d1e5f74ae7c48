import type { Retries } from '../model/pipeline.ts';

/** The least and the most seconds between a failed try and the next one. */
export interface RetryDelay {
  readonly least: number;
  readonly most: number;
}

/** Airflow's own bound (`max_task_retry_delay` of `[core]`), where nobody changed it. */
const longestDelay = 86_400;

/**
 * The delays before the retries of a task, in order. Exponential ones are spread: all versions of Airflow take something
 * from the doubled delay up to twice of it, and only then look at the longest delay that is allowed.
 */
export function retryDelays({ count, delay, backoff, maxDelay = Infinity }: Retries): readonly RetryDelay[] {
  return Array.from({ length: count }, (_, index) => {
    if (backoff === 'constant') return { least: delay, most: delay };
    const doubled = delay * 2 ** index;
    const bound = Math.min(longestDelay, maxDelay);
    return { least: Math.min(doubled, bound), most: Math.min(2 * doubled, bound) };
  });
}

/** All delays of a task together. */
export function sumOfDelays(retries: Retries): RetryDelay {
  const delays = retryDelays(retries);
  return {
    least: delays.reduce((sum, { least }) => sum + least, 0),
    most: delays.reduce((sum, { most }) => sum + most, 0),
  };
}
