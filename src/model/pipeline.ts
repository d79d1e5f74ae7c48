import type { Dict } from '../tree/tree.ts';
import type { Operation } from './operation.ts';
import type { Schedule } from './schedule.ts';

/** One pipeline in one environment, as it will run: all layers merged, all references filled, all names known. */
export interface Pipeline {
  readonly id: string;
  /** The file that people edit. */
  readonly path: string;
  /** The effective value with the places that made it, for findings and for `explain`. */
  readonly tree: Dict;
  readonly description?: string;
  readonly docs?: string;
  readonly owner?: string;
  readonly domain?: string;
  readonly tier: 'critical' | 'standard' | 'experimental';
  readonly tags: readonly string[];
  readonly runbook?: string;
  readonly schedule: Schedule;
  readonly maxActiveRuns: number;
  readonly maxActiveTasks?: number;
  /** Seconds. */
  readonly timeout?: number;
  readonly paused?: boolean;
  readonly groups: readonly Group[];
  /** Those that exist in the environment, in the order of the files. */
  readonly tasks: readonly Task[];
  /** The id of a migrated DAG, kept. */
  readonly dagId?: string;
}

export interface Group {
  readonly id: string;
  readonly description?: string;
  readonly groups: readonly Group[];
}

export interface Task {
  readonly id: string;
  /** The effective value with its places, among the tasks of the pipeline's tree. */
  readonly tree: Dict;
  readonly description?: string;
  readonly docs?: string;
  readonly owner?: string;
  readonly after: readonly string[];
  readonly when: string;
  /** Ids from the outermost group inwards; empty without a group. */
  readonly group: readonly string[];
  readonly retries: Retries;
  /** Seconds that one try may take. */
  readonly timeout?: number;
  readonly pool?: { readonly name: string; readonly slots: number };
  readonly priority: number;
  /** The id of a migrated task, kept. */
  readonly taskId?: string;
  readonly operation: Operation;
}

export interface Retries {
  readonly count: number;
  /** Seconds. */
  readonly delay: number;
  readonly backoff: 'constant' | 'exponential';
  /** Seconds. */
  readonly maxDelay?: number;
}
