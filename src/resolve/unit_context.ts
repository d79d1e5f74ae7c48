import type { Target, TaskType } from '../model/builtins.ts';
import type { Environment } from '../model/environment.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Report } from '../text/diagnostic.ts';
import type { FillContext } from './fill/context.ts';
import type { Unit } from './layers.ts';
import type { RunFacts } from './run_rules.ts';

/** What resolving one pipeline in one environment needs, beside its trees. */
export interface UnitContext {
  readonly unit: Unit;
  readonly environment: Environment;
  readonly types: ReadonlyMap<string, TaskType>;
  readonly snapshot: Snapshot;
  readonly fill: FillContext;
  /** What the pipeline says that decides which values its runs have. */
  readonly facts: RunFacts;
  readonly target: Target;
  /** The zone in which local times are read. */
  readonly zone: string;
  readonly report: Report;
  /** True where a document of the unit had mistakes: what is missing may be one of them. */
  readonly isIncomplete: boolean;
}
