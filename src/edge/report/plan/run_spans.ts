import type { Instant } from '../../../time/zone.ts';

/** How far a form of a plan looks at runs: so many seconds from its `now` on, and so many runs of a side. */
export interface RunSpan {
  readonly seconds: number;
  readonly most: number;
}

const day = 86_400;

/** The next runs, for people. */
export const nextRuns: RunSpan = { seconds: 366 * day, most: 4 };

/** The next runs, for programs. */
export const nextRunsForPrograms: RunSpan = { seconds: 366 * day, most: 5 };

/** The runs of the next seven days; as many as a pipeline has that runs each hour. */
export const nextWeek: RunSpan = { seconds: 7 * day, most: 168 };

/** All that any form looks at. */
export const lookedAt: readonly RunSpan[] = [nextRuns, nextRunsForPrograms, nextWeek];

/** Where a span ends. */
export function endOf({ seconds }: RunSpan, now: Instant): Instant {
  return now + seconds;
}
