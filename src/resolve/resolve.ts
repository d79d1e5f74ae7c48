import type { EffectivePipeline } from '../generated/types.ts';
import { pipelineSchema } from '../language/pipeline.ts';
import type { TaskType, Target } from '../model/builtins.ts';
import type { Environment } from '../model/environment.ts';
import { existsIn } from '../model/exists_in.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Schedule } from '../model/schedule.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Report } from '../text/diagnostic.ts';
import { child, placeOf, text, valueOf, type Dict, type Entry, type Leaf, type Tree } from '../tree/tree.ts';
import type { Text } from '../values/text.ts';
import { checkEffective } from '../validate/effective.ts';
import { kindJudge } from '../validate/judges.ts';
import { without } from '../validate/prune.ts';
import { withDefaults } from './defaults.ts';
import { hasFailed } from './fill/failed.ts';
import { fill, fillValue } from './fill/fill.ts';
import { checkGraph } from './graph.ts';
import { checkGroups, groupsOf } from './groups.ts';
import { isSound, mergePipeline, type Unit } from './layers.ts';
import { checkOwner } from './owner.ts';
import { runRules } from './run_rules.ts';
import { readSchedule } from './schedule.ts';
import { pipelineScope } from './scopes.ts';
import { given, resolveTask, seconds, taskOf, type ResolvedTask } from './task.ts';
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
  const merged = mergePipeline(unit, report);
  const { settings, schedule, fillContext } = fillSettings(unit, merged, { ...context, report });
  const zone = schedule?.zone ?? 'UTC';
  const isIncomplete = !isSound(unit);
  const unitContext: UnitContext = { unit, ...context, fill: fillContext, zone, report, isIncomplete };
  const layered = mergeTasks(unit, sharedLayers(unit), report);
  const present = layered.filter((task) => existsIn(task.tree, unit.environment));
  const tasks = present.map((task) => resolveTask(task, unitContext));
  const ids = new Set(tasks.map((task) => task.id));
  const after = checkGraph(tasks, tasksElsewhere(unit, layered, ids), report);
  const tree = withTasks(unit, settings, tasks);
  if (tasks.length === 0 && !isIncomplete) checkAnyTask(unit, report);
  const subject = { tree, schema: pipelineSchema, path: [], missingAt: unit.source.tree };
  const known = { isIncomplete: isIncomplete || fillContext.failed.size > 0 };
  checkEffective(subject, kindJudge('effective', 'Pipeline'), known, report);
  if (!isIncomplete) checkGroups(tree, tasks, report);
  checkOwner(tree, tasks, unit.project, report);
  const pipeline = isRight && schedule !== undefined ? pipelineOf(unit, tree, schedule, tasks, after) : undefined;
  return { tree, pipeline };
}

/** The pipeline's own keys, filled, and what they say of its runs; tasks are filled when that is known. */
function fillSettings(
  unit: Unit,
  merged: Dict,
  context: ResolveContext,
): { settings: Dict; schedule: Schedule | undefined; fillContext: UnitContext['fill'] } {
  const { environment, target, report } = context;
  const before = {
    scope: pipelineScope(merged, unit.id, environment, unit.project),
    report,
    texts: new Map<Leaf, Text>(),
    jinja: target.jinja(environment.airflow, 'scheduled'),
    fillValue,
    active: [],
    failed: new Set<Tree>(),
  };
  const filled = fill(merged, pipelineSchema, { ...before, run: runRules(undefined, environment) }) as Dict;
  const right = without(filled, before.failed);
  const settings = withDefaults(right, pipelineSchema, 'pipeline');
  const isWhole = isSound(unit) && !hasFailed(child(filled, 'schedule'), before.failed);
  const schedule = readSchedule(child(settings, 'schedule'), { isWhole, airflow: environment.airflow, report });
  const scope = pipelineScope(settings, unit.id, environment, unit.project);
  const jinja = target.jinja(environment.airflow, schedule?.kind === 'manual' ? 'unscheduled' : 'scheduled');
  const run = runRules(schedule, environment);
  return { settings, schedule, fillContext: { ...before, scope, jinja, run } };
}

function withTasks(unit: Unit, settings: Dict, tasks: readonly ResolvedTask[]): Dict {
  if (tasks.length === 0 && child(unit.source.tree, 'tasks') === undefined) return settings;
  const entries = new Map<string, Entry>(
    tasks.map(({ id, tree }) => [id, { key: keyOfTask(unit, id) ?? { ...keyOf(tree), value: id }, value: tree }]),
  );
  const { source, start, end } = settings;
  const dict: Dict = { kind: 'dict', entries, source, start, end };
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
  const { source, start, end } = dict;
  return { kind: 'leaf', value: '', style: 'made', source, start, end };
}

function pipelineOf(
  unit: Unit,
  tree: Dict,
  schedule: Schedule,
  tasks: readonly ResolvedTask[],
  after: ReadonlyMap<string, readonly string[]>,
): Pipeline | undefined {
  const value = valueOf(tree) as unknown as EffectivePipeline;
  const lowered = tasks.flatMap((task) =>
    task.operation === undefined ? [] : [{ ...task, operation: task.operation }],
  );
  if (lowered.length < tasks.length) return undefined;
  return {
    id: unit.id,
    path: unit.source.path,
    tree,
    ...given('description', value.description),
    ...given('docs', value.docs),
    ...given('owner', value.owner),
    ...given('domain', value.domain),
    tier: value.tier ?? 'standard',
    tags: value.tags ?? [],
    ...given('runbook', value.runbook),
    schedule,
    maxActiveRuns: value.max_active_runs ?? 1,
    ...given('maxActiveTasks', value.max_active_tasks),
    ...given('timeout', seconds(value.timeout)),
    ...given('paused', value.paused),
    groups: groupsOf(child(tree, 'groups')),
    tasks: lowered.map((task) => taskOf(task, after.get(task.id) ?? [], value.owner)),
    ...given('dagId', value.airflow?.dag_id),
  };
}
