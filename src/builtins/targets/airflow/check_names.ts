import { isIdentifier } from '../../../emit/python/identifiers.ts';
import type { FreeValue } from '../../../model/free_value.ts';
import type { FunctionCall } from '../../../model/operation.ts';
import type { Pipeline, Task } from '../../../model/pipeline.ts';
import { child, type Tree } from '../../../tree/tree.ts';
import type { Tell } from './check_ids.ts';

/** Reports names that are words of Python, where only a name can stand. */
export function checkNames(pipeline: Pipeline, tell: Tell): void {
  for (const task of pipeline.tasks) {
    checkTaskName(task, keyOf(pipeline, task), tell);
    for (const dotted of importedBy(task)) checkImport(task, dotted, tell);
  }
}

function keyOf(pipeline: Pipeline, task: Task): Tree {
  const tasks = child(pipeline.tree, 'tasks');
  return (tasks?.kind === 'dict' ? tasks.entries.get(task.id)?.key : undefined) ?? task.tree;
}

function checkTaskName(task: Task, at: Tree, tell: Tell): void {
  if (isIdentifier(task.id)) return;
  tell(
    at,
    'python-keyword',
    `A task cannot be called "${task.id}": it is a word of Python.`,
    `Call it "${task.id}_task"; \`airflow: { task_id: ${task.id} }\` keeps the id of a migrated task.`,
  );
}

export interface Imported {
  /** As it is written. */
  readonly written: string;
  readonly at: Tree;
}

/** Everything of other modules that the task's part of the file imports. */
function importedBy({ operation, tree }: Task): readonly Imported[] {
  const given = child(tree, 'arguments') ?? tree;
  switch (operation.kind) {
    case 'call':
      return importedByCall(operation, tree);
    case 'gate':
      return importedByCall(operation.call, tree);
    case 'branch':
      return operation.by.kind === 'call' ? importedByCall(operation.by.call, tree) : [];
    case 'native': {
      const at = child(tree, 'class') ?? tree;
      const classes = [...operation.classes.values()].map((written) => ({ written, at }));
      return [...classes, ...importedIn(operation.arguments.values(), given)];
    }
    default:
      return [];
  }
}

function importedByCall({ source, function: called, arguments: given }: FunctionCall, tree: Tree): readonly Imported[] {
  const written = source.kind === 'module' ? `${source.module}:${called}` : called;
  const at = child(tree, 'callable') ?? child(tree, 'function') ?? tree;
  return [{ written, at }, ...importedIn(given.values(), child(tree, 'arguments') ?? tree)];
}

/** Everything that data of the user's own imports. */
export function importedIn(values: Iterable<FreeValue>, at: Tree): readonly Imported[] {
  return [...values].flatMap((value): readonly Imported[] => {
    if (value === null || typeof value !== 'object' || !('kind' in value)) return [];
    switch (value.kind) {
      case 'list':
        return importedIn(value.items, at);
      case 'map':
        return importedIn(value.entries.values(), at);
      case 'callable':
        return [{ written: `${value.module}:${value.function}`, at }];
      case 'new':
        return [{ written: value.class, at }, ...importedIn(value.with.values(), at)];
      case 'datetime':
      case 'duration':
      case 'plain':
        return [];
    }
  });
}

function checkImport(task: Task, { written, at }: Imported, tell: Tell): void {
  const word = written.split(/[.:]/u).find((part) => !isIdentifier(part));
  if (word === undefined) return;
  tell(
    at,
    'python-keyword',
    `"${written}" of the task "${task.id}" cannot be imported: "${word}" is a word of Python.`,
    'Give it a name that Python can import, in a module of your own.',
  );
}
