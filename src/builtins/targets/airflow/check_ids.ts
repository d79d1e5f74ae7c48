import type { Environment } from '../../../model/environment.ts';
import type { Group, Pipeline, Task } from '../../../model/pipeline.ts';
import { child, type Tree } from '../../../tree/tree.ts';
import { dagIdOf } from './dag.ts';
import { groupIdOf } from './groups.ts';
import { taskIdOf } from './task_id.ts';

/** Reports an error at a place. */
export type Tell = (at: Tree, code: string, message: string, help: string) => void;

/** Airflow allows 250 characters in ids of DAGs, tasks and groups (`validate_key`), and the prefix counts. */
const longestId = 250;

/** Reports ids that Airflow cannot take, or that two things of the DAG would share. */
export function checkIds(pipeline: Pipeline, environment: Environment, tell: Tell): void {
  const dagId = dagIdOf(pipeline, environment);
  if (dagId.length > longestId) {
    tell(
      child(pipeline.tree, 'id') ?? pipeline.tree,
      'id-too-long',
      `The DAG id "${dagId}" has ${dagId.length} characters; Airflow takes ${longestId}.`,
      'Shorten the id, or the prefix of the environment.',
    );
  }
  const tasks = checkTaskIds(pipeline, tell);
  checkGroupIds(pipeline, tasks, tell);
}

/** Two tasks with one id in Airflow: only an id that was kept can meet another one. */
function checkTaskIds(pipeline: Pipeline, tell: Tell): ReadonlyMap<string, Task> {
  const first = new Map<string, Task>();
  for (const task of pipeline.tasks) {
    const id = taskIdOf(task);
    const other = first.get(id);
    first.set(id, other ?? task);
    if (other === undefined) continue;
    const kept = task.taskId === undefined ? other : task;
    tell(
      child(child(kept.tree, 'airflow'), 'task_id') ?? kept.tree,
      'id-twice',
      `The tasks "${other.id}" and "${task.id}" have the same id "${id}" in Airflow.`,
      'Give one of them another id.',
    );
  }
  return first;
}

/** Airflow keeps groups and tasks of a DAG in one map. Groups without a task are not made there. */
function checkGroupIds(pipeline: Pipeline, tasks: ReadonlyMap<string, Task>, tell: Tell): void {
  const first = new Map<string, string>();
  for (const { path, at } of usedGroups(pipeline)) {
    const id = groupIdOf(path);
    const written = path.join('.');
    const task = tasks.get(id);
    const other = first.get(id);
    first.set(id, other ?? written);
    if (task !== undefined) {
      tell(
        at,
        'group-like-task',
        `The group "${written}" and the task "${task.id}" have the same id "${id}" in Airflow.`,
        'Give the group another id: it keeps no history.',
      );
    }
    if (other === undefined) continue;
    tell(
      at,
      'group-twice',
      `The groups "${other}" and "${written}" have the same id "${id}" in Airflow.`,
      'Rename one.',
    );
  }
  for (const { path, at } of usedGroups(pipeline)) {
    const { length } = groupIdOf(path);
    if (length > longestId)
      tell(
        at,
        'id-too-long',
        `The id of the group "${path.join('.')}" has ${length} characters in Airflow, which takes ${longestId}.`,
        'Shorten the ids of the groups.',
      );
  }
}

interface UsedGroup {
  readonly path: readonly string[];
  readonly at: Tree;
}

function usedGroups(pipeline: Pipeline): readonly UsedGroup[] {
  return groupsWithin(pipeline.groups, [], child(pipeline.tree, 'groups') ?? pipeline.tree).filter(({ path }) =>
    pipeline.tasks.some((task) => path.every((id, index) => task.group[index] === id)),
  );
}

function groupsWithin(groups: readonly Group[], above: readonly string[], tree: Tree): readonly UsedGroup[] {
  return groups.flatMap((group): readonly UsedGroup[] => {
    const path = [...above, group.id];
    const entry = tree.kind === 'dict' ? tree.entries.get(group.id) : undefined;
    const inner = child(entry?.value, 'groups') ?? tree;
    return [{ path, at: entry?.key ?? tree }, ...groupsWithin(group.groups, path, inner)];
  });
}
