import type { Builtins } from '../model/builtins.ts';
import type { TaskSchemas } from '../plan/difference.ts';
import type { Report } from '../text/diagnostic.ts';
import type { Instant } from '../time/zone.ts';
import type { EnvironmentSide } from './environment_side.ts';
import type { Comparison } from './sides.ts';

/** What planning an environment needs besides the two states. */
export interface EnvironmentContext {
  readonly builtins: Builtins;
  readonly now: Instant;
  /** Takes what is wrong with the side that would run. */
  readonly report: Report;
  /** Takes what is wrong with the other side. */
  readonly reportBefore: Report;
  readonly step: () => void;
}

/** One environment on both sides, and what is the same for all of its pipelines. */
export interface PlannedEnvironment extends EnvironmentContext {
  readonly id: string;
  readonly comparison: Comparison;
  readonly before: EnvironmentSide | undefined;
  readonly after: EnvironmentSide | undefined;
  readonly types: TaskSchemas;
  /** Whether the settings of the environment differ, which is told of it and not of each pipeline. */
  readonly hasOtherSettings: boolean;
}
