import type { Match } from '../time/matches.ts';
import type { Text } from '../values/text.ts';
import type { Connection } from './environment.ts';
import type { FreeValue } from './free_value.ts';
import type { CronRuns, OnceRun, SeveralCronRuns } from './schedule.ts';

/** What a task does, in a small closed set of words that every target lowers. Task types are sugar over it. */
export type Operation =
  | ShellOperation
  | CallOperation
  | SqlOperation
  | NoOperation
  | NativeOperation
  | BranchOperation
  | GateOperation
  | LatestOnlyOperation
  | TriggerOperation
  | WaitOperation
  | CheckOperation
  | HttpOperation
  | ContainerOperation;

export interface ShellOperation {
  readonly kind: 'shell';
  readonly command: Text;
  readonly environment: ReadonlyMap<string, Text>;
  readonly skipExitCode?: number;
  /** What the last line that it prints is. */
  readonly output: 'text' | 'json';
}

/** A function, found when the task runs, and what it is called with. */
export interface FunctionCall {
  /** Where the function is: in a module that the worker imports, or in the text of a file of the repository. */
  readonly source:
    | { readonly kind: 'module'; readonly module: string }
    | { readonly kind: 'file'; readonly path: string; readonly text: string };
  readonly function: string;
  readonly arguments: ReadonlyMap<string, FreeValue>;
}

export interface CallOperation extends FunctionCall {
  readonly kind: 'call';
  /** Packages of a virtual environment of its own; empty: the worker's own. */
  readonly requirements: readonly string[];
}

/** Statements in one transaction. `:name` in the text stands for a parameter. */
export interface SqlOperation {
  readonly kind: 'sql';
  readonly connection: Connection;
  readonly statements: Text;
  readonly parameters: SqlParameters;
}

export type SqlParameters = ReadonlyMap<string, Text | number | boolean>;

/** One query over a connection, whose first row says yes or no. */
export interface Query {
  readonly connection: Connection;
  readonly statement: Text;
  readonly parameters: SqlParameters;
}

export interface NoOperation {
  readonly kind: 'noop';
}

/** An operator of the target, named by its class and taken on trust. */
export interface NativeOperation {
  readonly kind: 'native';
  /** Class by major version of the target; `any` where it is the same on all. */
  readonly classes: ReadonlyMap<string, string>;
  readonly templated: readonly string[];
  readonly arguments: ReadonlyMap<string, FreeValue>;
}

/** Chooses which of the tasks directly after it go on; the others are skipped. */
export interface BranchOperation {
  readonly kind: 'branch';
  readonly by:
    | { readonly kind: 'call'; readonly call: FunctionCall }
    /** `true` and `false` are the tasks for either answer. */
    | { readonly kind: 'query'; readonly query: Query; readonly true: string; readonly false: string };
  /** The ids of the tasks that it may choose. */
  readonly options: readonly string[];
}

/** What comes after it is skipped where the function says false. */
export interface GateOperation {
  readonly kind: 'gate';
  readonly call: FunctionCall;
}

/** What comes after it is skipped unless the run is that of the newest slot which is due. */
export interface LatestOnlyOperation {
  readonly kind: 'latest_only';
}

/** Starts a run of another pipeline. */
export interface TriggerOperation {
  readonly kind: 'trigger';
  readonly dagId: string;
  readonly params: ReadonlyMap<string, FreeValue>;
  /** Whether it waits until that run is over, and fails with it. */
  readonly wait: boolean;
  /** Seconds between two looks. */
  readonly poll: number;
}

/** Looks again and again until something is there. */
export interface WaitOperation {
  readonly kind: 'wait';
  readonly for: WaitedFor;
  /** Seconds between two looks. */
  readonly poll: number;
  /** Seconds after which the wait as a whole is given up. */
  readonly giveUpAfter: number;
  readonly onGiveUp: 'fail' | 'skip';
}

export type WaitedFor =
  | {
      readonly kind: 'file';
      /** By its scheme: `s3`, `gs`, …; `file` for a path of the worker. */
      readonly scheme: string;
      readonly path: Text;
      readonly connection?: Connection;
    }
  | { readonly kind: 'query'; readonly query: Query }
  | {
      readonly kind: 'http';
      readonly connection: Connection;
      readonly path: Text;
      readonly headers: ReadonlyMap<string, Text>;
      readonly status: readonly number[];
    }
  /** The first such local time, `HH:MM`, at or after the slot. */
  | { readonly kind: 'time'; readonly time: string }
  | {
      readonly kind: 'pipeline';
      readonly dagId: string;
      /** The id of the task in the target that has to have succeeded; absent: the whole run. */
      readonly taskId?: string;
      readonly schedule: TimedSchedule;
      readonly match: Match;
      readonly onFailed: 'fail' | 'wait';
    };

/** The schedules whose runs are known beforehand. */
export type TimedSchedule = CronRuns | SeveralCronRuns | OnceRun;

/** What is asked of a table, or of the answer of a query. */
export interface CheckOperation {
  readonly kind: 'check';
  readonly connection: Connection;
  readonly asked:
    | {
        readonly kind: 'table';
        readonly table: Text;
        /** SQL that every row meets which is looked at. */
        readonly where?: Text;
        readonly rows?: Bounds;
        readonly columns: ReadonlyMap<string, ColumnCheck>;
      }
    /** The first row holds nothing that is false, zero or empty. */
    | { readonly kind: 'query'; readonly query: Query };
}

export interface Bounds {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly exactly?: number;
}

export interface ColumnCheck {
  /** Most rows in which it may be empty. */
  readonly nulls?: number;
  readonly unique?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Fewest different values. */
  readonly distinct?: Bounds;
}

/** A request, and which answers are right. */
export interface HttpOperation {
  readonly kind: 'http';
  readonly connection: Connection;
  readonly method: string;
  readonly path: Text;
  readonly headers: ReadonlyMap<string, Text>;
  /** Text as it is, anything else as JSON. */
  readonly body?: FreeValue;
  readonly status: readonly number[];
  /** What the body of the answer is, for tasks after it. */
  readonly output: 'text' | 'json';
}

/** A container, run in a pod of a cluster. */
export interface ContainerOperation {
  readonly kind: 'container';
  readonly image: Text;
  /** The program and its arguments; absent: what the image says. */
  readonly command?: readonly Text[];
  /** What is put behind the program; absent without a command: what the image says. */
  readonly arguments?: readonly Text[];
  readonly environment: ReadonlyMap<string, Text>;
  readonly resources: { readonly cpu?: string; readonly memory?: string };
  readonly kubernetes: KubernetesSettings;
}

export interface KubernetesSettings {
  readonly namespace?: string;
  readonly serviceAccount?: string;
  readonly imagePullPolicy?: string;
  readonly imagePullSecrets: readonly string[];
  /** Seconds. */
  readonly startupTimeout: number;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  readonly nodeSelector: ReadonlyMap<string, string>;
  readonly secrets: ReadonlyMap<string, { readonly name: string; readonly key: string }>;
  /** The id of a connection of the store. */
  readonly connection?: string;
}
