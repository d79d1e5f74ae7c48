import type { EffectivePipeline } from '../generated/types.ts';
import { pipelineSchema } from '../language/pipeline.ts';
import type { AirflowPipeline, Pipeline, Task } from '../model/pipeline.ts';
import { child, valueOf, type Tree } from '../tree/tree.ts';
import { literalOf } from '../values/text.ts';
import { readFiles } from './files.ts';
import { freeMap } from './free_value.ts';
import { groupsOf } from './groups.ts';
import { notifyOf } from './notify.ts';
import type { Settings } from './settings.ts';
import { given } from './given.ts';
import { seconds, taskOf, type TaskParts } from './model_task.ts';
import type { ResolvedTask } from './task.ts';
import { boundsOf } from './task_bounds.ts';
import type { UnitContext } from './unit_context.ts';

/** The pipeline of the model, from an effective value; undefined where some part of it could not be made. */
export function pipelineOf(
  { tree, schedule, params }: Pick<Settings, 'tree' | 'schedule' | 'params'>,
  tasks: readonly ResolvedTask[],
  after: ReadonlyMap<string, readonly string[]>,
  context: UnitContext,
): Pipeline | undefined {
  const value = valueOf(tree) as unknown as EffectivePipeline;
  const notify = notifyOf(child(tree, 'notify'), context);
  const airflow = airflowOf(value.airflow, child(tree, 'airflow'), context);
  const made = tasks.map((task) => madeTask(task, after.get(task.id) ?? [], value.owner, context));
  const whole = made.filter((task) => task !== undefined);
  if (schedule === undefined || whole.length < made.length) return undefined;
  return {
    id: context.unit.id,
    path: context.unit.source.path,
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
    params,
    notify,
    groups: groupsOf(child(tree, 'groups')),
    tasks: whole,
    ...given('dagId', value.airflow?.dag_id),
    airflow,
  };
}

function madeTask(
  task: ResolvedTask,
  after: readonly string[],
  owner: string | undefined,
  context: UnitContext,
): Task | undefined {
  const parts = partsOf(task.tree, owner, context);
  const { operation } = task;
  return operation === undefined ? undefined : taskOf({ ...task, operation }, after, parts);
}

function partsOf(tree: Tree, owner: string | undefined, context: UnitContext): TaskParts {
  const { zone, report, fill } = context;
  const executorConfig = child(child(tree, 'airflow'), 'executor_config');
  return {
    owner,
    notify: notifyOf(child(tree, 'notify'), context),
    bounds: boundsOf(tree, context),
    executorConfig:
      executorConfig?.kind === 'dict'
        ? { kind: 'map', entries: freeMap(executorConfig, { texts: fill.texts, zone, report }) }
        : undefined,
  };
}

function airflowOf(value: EffectivePipeline['airflow'], tree: Tree | undefined, context: UnitContext): AirflowPipeline {
  return {
    ...given('dagDisplayName', value?.dag_display_name),
    ...given('ownerLinks', value?.owner_links),
    ...given('accessControl', value?.access_control),
    ...given('documentation', documentationOf(tree, context)),
    ...given('paramsUi', value?.params_ui),
    ...given('allowedRunTypes', value?.allowed_run_types),
    ...given('email', value?.email),
    ...given('emailOnFailure', value?.email_on_failure),
    ...given('emailOnRetry', value?.email_on_retry),
  };
}

/** The text of the documentation's file. */
function documentationOf(airflow: Tree | undefined, context: UnitContext): string | undefined {
  if (airflow?.kind !== 'dict') return undefined;
  const { tree } = readFiles(airflow, pipelineSchema.properties?.['airflow'] ?? {}, context);
  const file = child(tree, 'doc_md_file');
  const known = file?.kind === 'leaf' ? context.fill.texts.get(file) : undefined;
  return known === undefined ? undefined : literalOf(known);
}
