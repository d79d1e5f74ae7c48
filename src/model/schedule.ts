import type { Cron } from '../time/cron.ts';
import type { Instant } from '../time/zone.ts';

/** When runs are due. */
export type Schedule = CronRuns | SeveralCronRuns | OnceRun | AssetRuns | ManualRuns;

export interface CronRuns {
  readonly kind: 'cron';
  readonly cron: Cron;
  readonly zone: string;
  /** A number: the seconds that a run looks back from its slot. */
  readonly window: 'since_previous' | 'none' | number;
  readonly start: Instant;
  readonly end?: Instant;
  readonly catchup: boolean;
}

/** Crons of which no single one has all the slots. Their runs have no window. */
export interface SeveralCronRuns {
  readonly kind: 'crons';
  readonly crons: readonly Cron[];
  readonly zone: string;
  readonly window: 'none';
  readonly start: Instant;
  readonly end?: Instant;
  readonly catchup: boolean;
}

/** One run, due at `start`. */
export interface OnceRun {
  readonly kind: 'once';
  readonly zone: string;
  readonly start: Instant;
}

/** Runs that are due when assets have been updated. */
export interface AssetRuns {
  readonly kind: 'assets';
  readonly zone: string;
  readonly condition: AssetCondition;
}

export type AssetCondition =
  | { readonly kind: 'asset'; readonly asset: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly AssetCondition[] };

/** A person or another pipeline starts each run. */
export interface ManualRuns {
  readonly kind: 'manual';
  readonly zone: string;
}
