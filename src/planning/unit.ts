import { markedGraph } from '../graph/marked_graph.ts';
import { pipelineGraph } from '../graph/pipeline_graph.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Consequence, UnitPlan } from '../model/plan.ts';
import type { UnitConsequence } from '../plan/blocks.ts';
import { changedUnit, renamedPipeline, wholeUnit, type UnitContext } from '../plan/unit.ts';
import type { TimeContext } from '../plan/time/context.ts';
import { runsComparison } from '../plan/time/runs_comparison.ts';
import { timeConsequences } from '../plan/time/time_consequences.ts';
import { worstOf, type ToldChange } from '../plan/told_change.ts';
import { child, text } from '../tree/tree.ts';
import type { Source } from '../text/source.ts';
import type { PlannedEnvironment } from './planned_environment.ts';
import type { ResolvedUnit } from './environment_side.ts';
import { sourcesOf } from './sides.ts';

/** What comes of planning one pipeline in an environment. */
export interface UnitPart {
  readonly plan: UnitPlan;
  readonly changes: readonly ToldChange[];
  readonly consequences: readonly UnitConsequence[];
  readonly sources: readonly Source[];
  /** Whether it may have something to do with others when it runs, or for whom it waits. */
  readonly isAboutRuns: boolean;
}

/** A pipeline before and after; one side is absent where it comes or goes. */
export interface Sides {
  readonly before?: ResolvedUnit;
  readonly after?: ResolvedUnit;
}

/** A pipeline that both sides have. */
export function changedPair(sides: Required<Sides>, environment: PlannedEnvironment): UnitPart {
  const context = contextOf(sides.after, environment);
  return partOf('changed', sides, changedUnit(sides.before.side, sides.after.side, context), environment);
}

/** A pipeline that has another id. */
export function renamedUnit(sides: Required<Sides>, environment: PlannedEnvironment): UnitPart {
  const context = contextOf(sides.after, environment);
  const keepsId = targetIdOf(sides.before) === targetIdOf(sides.after);
  const changes = [
    renamedPipeline(sides.before.id, sides.after.side, keepsId, context),
    ...changedUnit(sides.before.side, sides.after.side, context),
  ];
  return partOf('renamed', sides, changes, environment);
}

/** A pipeline that comes. */
export function addedUnit(after: ResolvedUnit, environment: PlannedEnvironment): UnitPart {
  return partOf('added', { after }, [wholeUnit('added', after.side, contextOf(after, environment))], environment);
}

/** A pipeline that goes. */
export function removedUnit(before: ResolvedUnit, environment: PlannedEnvironment): UnitPart {
  return partOf(
    'removed',
    { before },
    [wholeUnit('removed', before.side, contextOf(before, environment))],
    environment,
  );
}

function contextOf({ id }: ResolvedUnit, planned: PlannedEnvironment): UnitContext {
  const { id: environment, types, comparison, hasOtherSettings, before, after } = planned;
  const { airflow = '' } = (after ?? before)?.environment ?? {};
  return { environment, pipeline: id, types, isChanged: comparison.isChanged, airflow, hasOtherSettings };
}

/** The id in the target: one that is kept, else the pipeline's with the environment's prefix. */
function targetIdOf({ id, side, of }: ResolvedUnit): string {
  return text(child(child(side.tree, 'airflow'), 'dag_id')) ?? `${of.environment.dagIdPrefix}${id}`;
}

function partOf(
  action: UnitPlan['action'],
  sides: Sides,
  changes: readonly ToldChange[],
  environment: PlannedEnvironment,
): UnitPart {
  const [before, after] = [sides.before?.side.pipeline, sides.after?.side.pipeline];
  const { id, path, side } = (sides.after ?? sides.before) as ResolvedUnit;
  const pipeline = after ?? before;
  const owner = text(child(side.tree, 'owner'));
  const time = timeContextOf(environment);
  // Of a side with mistakes nobody knows when it runs; the mistakes are told.
  const isKnown = [sides.before, sides.after].every((one) => one === undefined || one.side.pipeline !== undefined);
  const found = [
    ...(isKnown ? timeConsequences(before, after, time) : []),
    ...lost(sides.after?.pipeline, environment),
  ];
  const consequences = found.map((consequence) => ({ environment: environment.id, pipeline: id, consequence }));
  const runs = isKnown ? runsComparison(before, after, time) : runsComparison(undefined, undefined, time);
  const graph = graphOf(sides, changes);
  return {
    changes,
    consequences,
    isAboutRuns: action !== 'changed' || changes.some(isAboutRuns),
    sources: [sides.before, sides.after].flatMap((one) => (one === undefined ? [] : sourcesOf(one.unit))),
    plan: {
      environment: environment.id,
      pipeline: id,
      action,
      ...(action === 'renamed' ? { renamedFrom: sides.before?.id ?? '' } : {}),
      ...(owner === undefined ? {} : { owner }),
      tier: pipeline?.tier ?? 'standard',
      risk: worstOf([...changes.map(({ change }) => change.risk), ...found.map(({ risk }) => risk)]) ?? 'low',
      path,
      runs,
      graph: () => graph,
    },
  };
}

/** What a pipeline asks for and the other version of the target no longer has. */
function lost(pipeline: Pipeline | undefined, { before, after, builtins }: PlannedEnvironment): readonly Consequence[] {
  if (pipeline === undefined || before === undefined || after === undefined) return [];
  return builtins.target.lostFeatures(pipeline, before.environment, after.environment);
}

/** Changes of the schedule, of a task as a whole, and of what a task waits for. */
function isAboutRuns({ change: { path } }: ToldChange): boolean {
  const keys = path.split('.');
  return keys[0] === 'schedule' || (keys[0] === 'tasks' && (keys.length === 2 || keys[2] === 'for'));
}

/** When, and for which versions of the target, an environment is compared. */
export function timeContextOf({ now, before, after }: PlannedEnvironment): TimeContext {
  return {
    now,
    ...(before === undefined ? {} : { before: before.environment }),
    ...(after === undefined ? {} : { after: after.environment }),
  };
}

/** Its parts are small; the pipelines that they are made from are not kept. */
function graphOf(sides: Sides, changes: readonly ToldChange[]): ReturnType<typeof markedGraph> {
  const [before, after] = [sides.before?.side.pipeline, sides.after?.side.pipeline].map((pipeline) =>
    pipeline === undefined ? undefined : pipelineGraph(pipeline),
  );
  const paths = changes.map(({ change }) => change.path.split('.'));
  const changed = paths.flatMap(([first, task]) => (first === 'tasks' && task !== undefined ? [task] : []));
  return markedGraph(before, after, new Set(changed));
}
