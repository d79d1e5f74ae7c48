import { pipelineSchema } from '../language/pipeline.ts';
import type { Pipeline, Task } from '../model/pipeline.ts';
import type { Source } from '../text/source.ts';
import type { Dict } from '../tree/tree.ts';
import { causeOf, type Cause } from './cause.ts';
import { differences, type Difference, type TaskSchemas } from './difference.ts';
import { withTaskRenames } from './renamed_tasks.ts';
import { isSameModel } from './same_model.ts';

/** A pipeline in an environment on one side. */
export interface UnitSide {
  readonly tree: Dict;
  /** Undefined where it has mistakes. */
  readonly pipeline: Pipeline | undefined;
}

/** A difference, with what made it. */
export interface CausedDifference extends Difference {
  readonly cause: Cause | undefined;
}

/** What differs between two sides of a pipeline. */
export interface UnitComparison {
  readonly differences: readonly CausedDifference[];
  readonly renamedTasks: ReadonlyMap<string, string>;
  /** Tasks whose specs are the same and that do something else: what they name is another thing now. */
  readonly indirect: readonly Task[];
}

/** Compares what a pipeline resolves to. */
export function compareUnit(
  before: UnitSide,
  after: UnitSide,
  context: { readonly types: TaskSchemas; readonly isChanged: (source: Source) => boolean },
): UnitComparison {
  const all = differences(before.tree, after.tree, pipelineSchema, context.types);
  const { differences: found, renamed } = withTaskRenames(all);
  const caused = found.map((one) => ({ ...one, cause: causeOf(one, context.isChanged) }));
  return { differences: caused, renamedTasks: renamed, indirect: indirectly(before, after, all) };
}

/** Whether a pipeline that is waited for catches up: its slots and windows are the same either way. */
const ofOthers = ['catchup'];

function indirectly(before: UnitSide, after: UnitSide, found: readonly Difference[]): readonly Task[] {
  const told = new Set(found.map(({ path }) => (path[0] === 'tasks' ? path[1] : undefined)));
  const tasks = new Map(before.pipeline?.tasks.map((task) => [task.id, task]));
  return (after.pipeline?.tasks ?? []).filter(({ id, operation, map }) => {
    const old = tasks.get(id);
    if (old === undefined || told.has(id)) return false;
    return !isSameModel(old.operation, operation, ofOthers) || !isSameModel(old.map, map, ofOthers);
  });
}
