import { pipelineSchema } from '../language/pipeline.ts';
import type { TaskType, Target } from '../model/builtins.ts';
import type { Environment } from '../model/environment.ts';
import { existsIn } from '../model/exists_in.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Report } from '../text/diagnostic.ts';
import { dictAt, leafAt } from '../tree/make.ts';
import { child, placeOf, text, type Dict, type Entry, type Leaf, type Tree } from '../tree/tree.ts';
import { checkEffective } from '../validate/effective.ts';
import { kindJudge } from '../validate/judges.ts';
import { checkBranches } from './branches.ts';
import { checkGraph } from './graph.ts';
import { checkGroups } from './groups.ts';
import { isSound, mergePipeline, type Unit } from './layers.ts';
import { checkMaps } from './maps.ts';
import type { OutputUse } from './output_use.ts';
import { checkOutputs } from './outputs.ts';
import { checkOwner } from './owner.ts';
import { pipelineOf } from './pipeline.ts';
import { fillSettings, type Settings } from './settings.ts';
import { resolveTask, type ResolvedTask } from './task.ts';
import { mergeTasks, sharedLayers } from './task_layers.ts';
import { keyOfTask, tasksElsewhere } from './tasks_elsewhere.ts';
import type { UnitContext } from './unit_context.ts';

/** What resolving a unit needs beside its documents. */
export interface ResolveContext {
  readonly environment: Environment;
  readonly types: ReadonlyMap<string, TaskType>;
  readonly target: Target;
  readonly snapshot: Snapshot;
  readonly report: Report;
}

/** What has come of a unit: its effective value, and the pipeline where nothing is wrong with it. */
export interface Resolved {
  readonly tree: Dict;
  readonly pipeline: Pipeline | undefined;
}

/**
 * One pipeline in one environment: layers merged, references filled, tasks lowered to operations. Everything that is
 * wrong is reported; the pipeline is undefined then.
 */
export function resolve(unit: Unit, context: ResolveContext): Resolved {
  let isRight = isSound(unit) && context.environment.isComplete;
  const report: Report = (diagnostic) => {
    if (diagnostic.severity === 'error') isRight = false;
    context.report(diagnostic);
  };
  const settings = fillSettings(unit, mergePipeline(unit, report), { ...context, report });
  const unitContext = contextOf(unit, settings, { ...context, report });
  const { isIncomplete } = unitContext;
  const layered = mergeTasks(unit, sharedLayers(unit), report);
  const present = layered.filter((task) => existsIn(task.tree, unit.environment));
  const asked: OutputUse[] = [];
  const tasks = present.map((task) => resolveTask(task, unitContext, asked));
  const ids = new Set(tasks.map((task) => task.id));
  const elsewhere = tasksElsewhere(unit, layered, ids);
  const after = checkGraph(tasks, elsewhere, report);
  if (!isIncomplete) checkBranches({ tasks, after, elsewhere }, report);
  if (!isIncomplete) checkMaps(tasks, after, report);
  if (!isIncomplete) checkOutputs(asked, { tasks, after, elsewhere }, report);
  const tree = withTasks(unit, settings.tree, tasks);
  if (tasks.length === 0 && !isIncomplete) checkAnyTask(unit, report);
  const subject = { tree, schema: pipelineSchema, path: [], missingAt: unit.source.tree };
  const known = { isIncomplete: isIncomplete || settings.fill.failed.size > 0 };
  checkEffective(subject, kindJudge('effective', 'Pipeline'), known, report);
  if (!isIncomplete) checkGroups(tree, tasks, report);
  checkOwner(tree, tasks, unit.project, report);
  const pipeline = pipelineOf({ ...settings, tree }, tasks, after, unitContext);
  return { tree, pipeline: isRight ? pipeline : undefined };
}

function contextOf(unit: Unit, { schedule, fill, facts }: Settings, context: ResolveContext): UnitContext {
  return { unit, ...context, fill, facts, zone: schedule?.zone ?? 'UTC', isIncomplete: !isSound(unit) };
}

function withTasks(unit: Unit, settings: Dict, tasks: readonly ResolvedTask[]): Dict {
  if (tasks.length === 0 && child(unit.source.tree, 'tasks') === undefined) return settings;
  const entries = new Map<string, Entry>(
    tasks.map(({ id, tree }) => [id, { key: keyOfTask(unit, id) ?? { ...keyOf(tree), value: id }, value: tree }]),
  );
  const dict = dictAt(settings, entries);
  const all = new Map(settings.entries);
  all.set('tasks', { key: { ...keyOf(settings), value: 'tasks' }, value: dict });
  return { ...settings, entries: all };
}

function checkAnyTask(unit: Unit, report: Report): void {
  const declared = unit.source.tree.entries.get('tasks');
  if (declared === undefined || namesUnknownEnvironment(unit, declared.value)) return;
  report({
    severity: 'error',
    code: 'no-tasks',
    message: `The pipeline "${unit.id}" has no task: a run of it would do nothing.`,
    place: placeOf(declared.key),
    help: 'Write a task under "tasks", or leave the environment out of the "environments" of the pipeline.',
  });
}

/** A task may be missing because its environments are misspelt, which was reported. */
function namesUnknownEnvironment(unit: Unit, tasks: Tree): boolean {
  const entries = tasks.kind === 'dict' ? [...tasks.entries.values()] : [];
  return entries.some(({ value }) => {
    const list = child(value, 'environments');
    return list?.kind === 'list' && list.items.some((item) => !unit.project.environments.includes(text(item) ?? ''));
  });
}

function keyOf(dict: Dict): Leaf {
  return leafAt(dict, '', 'made');
}
