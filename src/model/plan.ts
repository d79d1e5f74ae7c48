import type { Run } from '../time/runs.ts';
import type { Instant } from '../time/zone.ts';
import type { Value } from '../tree/tree.ts';
import type { Graph } from './graph.ts';

/** How much a change may hurt at run time, worst first. */
export const risks = ['critical', 'high', 'medium', 'low'] as const;

/** How much a change may hurt at run time. */
export type Risk = (typeof risks)[number];

/** What differs at run time between two desired states of a repository. */
export interface Plan {
  readonly format: 1;
  readonly base: PlannedSide;
  readonly head: PlannedSide;
  /** The moment from which on runs are compared. */
  readonly now: Instant;
  /** In the order of promotion. */
  readonly environments: readonly EnvironmentPlan[];
  /** Each pipeline that changes in an environment, worst first. */
  readonly units: readonly UnitPlan[];
  /** What changes, each cause once, worst first. */
  readonly blocks: readonly PlanBlock[];
  /** What was edited and changes nothing at run time, in a line each. */
  readonly withoutEffect: readonly string[];
  /** The worst risk; undefined where nothing changes. */
  readonly risk: Risk | undefined;
}

/** One of the two states. */
export interface Side {
  /** As people call it: `the working tree`, `main`, `the merge base with origin/main`. */
  readonly name: string;
  /** The full id of the commit; absent for the working tree. */
  readonly commit?: string;
}

/** One of the two states, and what is wrong in it. */
export interface PlannedSide extends Side {
  /** Whether there are errors, as far as the state was looked at. */
  readonly hasErrors: boolean;
  /** The pipelines that could not be compiled for them, of those that the change may reach. */
  readonly notCompiled: readonly Touched[];
}

export interface EnvironmentPlan {
  readonly id: string;
  /** How many pipelines there are after the change. */
  readonly pipelines: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly risk: Risk | undefined;
}

/** What becomes of one pipeline in one environment. */
export interface UnitPlan {
  readonly environment: string;
  readonly pipeline: string;
  readonly action: 'added' | 'removed' | 'changed' | 'renamed';
  /** What it was called before. */
  readonly renamedFrom?: string;
  readonly owner?: string;
  readonly tier: 'critical' | 'standard' | 'experimental';
  readonly risk: Risk;
  /** The spec that people edit. */
  readonly path: string;
  /** Its next runs on both sides, for a pipeline whose schedule changes, comes or goes; else of its schedule. */
  readonly runs: RunsComparison;
  /** Its tasks, with those that come, go or change marked. Made when it is asked for. */
  graph(): Graph;
}

/** The runs of a while, before and after. A side without slots has none. */
export interface RunsComparison {
  /** The zones in which the sides are shown. */
  readonly zone: { readonly before?: string; readonly after?: string };
  /** Those due from the plan's `now` on, at most so many as were asked for. */
  before(until: Instant, most: number): readonly ComparedRun[];
  after(until: Instant, most: number): readonly ComparedRun[];
  /** True where both sides have the same runs. */
  readonly isSame: boolean;
}

/** A run as a plan shows it: when it is due, and the data that it covers. */
export type ComparedRun = Pick<Run, 'slot' | 'windowStart' | 'windowEnd'>;

/** Changes that touch the same pipelines, told together. */
export interface PlanBlock {
  readonly touches: readonly Touched[];
  readonly risk: Risk;
  readonly changes: readonly Change[];
  readonly consequences: readonly ToldConsequence[];
}

/** Pipelines of an environment, by id, in the order of the ids; none where only the environment itself is touched. */
export interface Touched {
  readonly environment: string;
  readonly pipelines: readonly string[];
}

/** One value that differs after all layers, and what that does. */
export interface Change {
  /** The key in the pipeline or environment: `tasks.load.retries.count`; empty for the whole pipeline. */
  readonly path: string;
  /** Absent: there was none. */
  readonly before?: Value;
  /** Absent: there is none any more. */
  readonly after?: Value;
  /** A plain sentence on what happens at run time. */
  readonly effect: string;
  readonly risk: Risk;
  /** Why it has this risk: completes "high, because …". */
  readonly reason: string;
  /** What made it: where the value was set, or where it stood before. Lines and columns begin at 1. */
  readonly place?: ChangePlace;
}

export interface ChangePlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** True where the place is in the base: the value is not written any more. */
  readonly isBefore?: true;
}

/** What follows from changes of time: data loaded twice or never, runs made at once, … */
export interface Consequence {
  readonly kind: ConsequenceKind;
  /** The key whose change brings it: `schedule`, `schedule.catchup`, `tasks.load.timeout`. */
  readonly path: string;
  /** A plain sentence, with dates and numbers. */
  readonly text: string;
  readonly risk: Risk;
  readonly reason: string;
}

export const consequenceKinds = [
  'first-run',
  'slots-skipped',
  'slots-added',
  'data-twice',
  'data-never',
  'catchup',
  'clock-change',
  'crowded-minute',
  'wait-impossible',
  'worst-case',
  'run-dates',
  'lost-feature',
] as const;

export type ConsequenceKind = (typeof consequenceKinds)[number];

/** A consequence, and where it is so. */
export interface ToldConsequence extends Consequence {
  readonly touches: readonly Touched[];
}
