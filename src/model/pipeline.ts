import type { Dict, Value } from '../tree/tree.ts';
import type { Instant } from '../time/zone.ts';
import type { FreeMap, FreeValue } from './free_value.ts';
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
  /** What a run may be given, by name. */
  readonly params: ReadonlyMap<string, Param>;
  readonly notify: Notify;
  readonly groups: readonly Group[];
  /** Those that exist in the environment, in the order of the files. */
  readonly tasks: readonly Task[];
  /** The id of a migrated DAG, kept. */
  readonly dagId?: string;
  /** What only Airflow knows of it. */
  readonly airflow: AirflowPipeline;
}

/** A parameter of runs. */
export interface Param {
  /** The JSON Schema of its values. */
  readonly schema: Value;
  readonly description?: string;
  /** Absent: whoever starts a run has to give it. */
  readonly default?: Value;
}

/** The channels that hear of an outcome. */
export interface Notify {
  readonly failure: readonly Channel[];
  readonly success: readonly Channel[];
}

/** A channel of the environment, with the references of one pipeline filled. */
export type Channel = {
  /** By which `notify` calls it. */
  readonly name: string;
  /** The effective value with its places, for findings. */
  readonly tree: Dict;
} & (
  | { readonly kind: 'slack_webhook'; readonly connection: string }
  | {
      readonly kind: 'email';
      readonly to: readonly string[];
      readonly from?: string;
      /** The id of an SMTP connection of the store. */
      readonly connection?: string;
    }
  | {
      readonly kind: 'notifier';
      /** Class by major version of the target; `any` where it is the same on all. */
      readonly classes: ReadonlyMap<string, string>;
      readonly arguments: ReadonlyMap<string, FreeValue>;
    }
  | { readonly kind: 'callable'; readonly module: string; readonly function: string }
);

export interface AirflowPipeline {
  readonly dagDisplayName?: string;
  readonly ownerLinks?: Readonly<Record<string, string>>;
  readonly accessControl?: Readonly<Record<string, readonly string[]>>;
  /** Markdown that is shown in the place of `docs`. */
  readonly documentation?: string;
  readonly paramsUi?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly allowedRunTypes?: readonly string[];
  readonly email?: readonly string[];
  readonly emailOnFailure?: boolean;
  readonly emailOnRetry?: boolean;
}

export interface AirflowTask {
  readonly taskDisplayName?: string;
  readonly queue?: string;
  readonly executor?: string;
  readonly executorConfig?: FreeMap;
  readonly doXcomPush?: boolean;
  readonly weightRule: string;
  readonly inlets?: readonly string[];
  readonly runAsUser?: string;
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
  /** What its author says of a second run for the same slot: false where it does harm. Absent: nobody said. */
  readonly idempotent?: boolean;
  readonly retries: Retries;
  /** Seconds that one try may take. */
  readonly timeout?: number;
  readonly pool?: { readonly name: string; readonly slots: number };
  readonly priority: number;
  /** Names of the assets that it updates. */
  readonly produces: readonly string[];
  readonly dependsOnPast: boolean;
  /** How many of it may be under way over all runs. */
  readonly maxActive?: number;
  /** It is skipped in runs whose window, or slot, begins before `start`, or at `end` or later. */
  readonly start?: Instant;
  readonly end?: Instant;
  readonly notify: Notify;
  readonly map?: Mapping;
  /** What it puts out for tasks after it. */
  readonly output?: 'text' | 'json';
  /** What only Airflow knows of it. */
  readonly airflow: AirflowTask;
  /** The id of a migrated task, kept. */
  readonly taskId?: string;
  /** Of a task that is mapped over a list which is written: that of its first element. */
  readonly operation: Operation;
}

/** How a task is run once for each element. */
export type Mapping = { readonly maxActive?: number } & (
  | {
      readonly kind: 'written';
      /** The operation of each element. */
      readonly operations: readonly Operation[];
    }
  /** Over what a task upstream puts out; `item` stands for an element. */
  | { readonly kind: 'output'; readonly task: string }
);

export interface Retries {
  readonly count: number;
  /** Seconds. */
  readonly delay: number;
  readonly backoff: 'constant' | 'exponential';
  /** Seconds. */
  readonly maxDelay?: number;
}
