import type { Cron } from '../time/cron.ts';
import type { Instant } from '../time/zone.ts';

/** When runs are due. */
export type Schedule = CronRuns | ManualRuns;

export interface CronRuns {
  readonly kind: 'cron';
  readonly cron: Cron;
  readonly zone: string;
  readonly window: 'since_previous' | 'none';
  readonly start: Instant;
  readonly end?: Instant;
  readonly catchup: boolean;
}

/** A person or another pipeline starts each run. */
export interface ManualRuns {
  readonly kind: 'manual';
  readonly zone: string;
}
