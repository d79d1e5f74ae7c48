import type { Environment } from '../../../model/environment.ts';
import type { Pipeline, Task } from '../../../model/pipeline.ts';
import type { Report } from '../../../text/diagnostic.ts';
import { child, placeOf, type Tree } from '../../../tree/tree.ts';
import { dagIdOf } from './dag.ts';
import { taskIdOf } from './tasks.ts';

/** Airflow allows 250 characters in ids of DAGs and tasks (`validate_key`), and the prefix counts. */
const longestId = 250;

/** Words of Python 3 that cannot name a variable, as a task of the file does. */
const keywords = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** Reports what Airflow or Python cannot take of a pipeline; true when there is nothing. */
export function checkPipeline(pipeline: Pipeline, environment: Environment, report: Report): boolean {
  let isRight = true;
  const tell: Tell = (at, code, message, help) => {
    isRight = false;
    report({ severity: 'error', code, message, place: placeOf(at), help });
  };
  const dagId = dagIdOf(pipeline, environment);
  if (dagId.length > longestId) {
    tell(
      child(pipeline.tree, 'id') ?? pipeline.tree,
      'id-too-long',
      `The DAG id "${dagId}" has ${dagId.length} characters; Airflow takes ${longestId}.`,
      'Shorten the id, or the prefix of the environment.',
    );
  }
  for (const task of pipeline.tasks) checkTask(task, tell);
  checkTaskIds(pipeline, tell);
  return isRight;
}

type Tell = (at: Tree, code: string, message: string, help: string) => void;

function checkTask(task: Task, tell: Tell): void {
  if (!keywords.has(task.id)) return;
  tell(
    keyOf(task),
    'python-keyword',
    `A task cannot be called "${task.id}": it is a word of Python.`,
    `Call it "${task.id}_task"; \`airflow: { task_id: ${task.id} }\` keeps the id of a migrated task.`,
  );
}

/** Two tasks with one id in Airflow: only an id that was kept can meet another one. */
function checkTaskIds(pipeline: Pipeline, tell: Tell): void {
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
}

function keyOf(task: Task): Tree {
  return child(task.tree, 'type') ?? task.tree;
}
