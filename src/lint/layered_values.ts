import type { Pipeline } from '../model/pipeline.ts';
import type { Subject } from '../model/rule.ts';
import type { Tree } from '../tree/tree.ts';

/** A scalar or a list of a pipeline, or of one of its tasks. */
export interface LayeredValue {
  readonly subject: Subject;
  /** Its keys in the subject. */
  readonly path: string;
  readonly tree: Tree;
}

/** All values of a pipeline, after all layers; those of tasks are found in the tasks. */
export function* layeredValues(pipeline: Pipeline): Generator<LayeredValue, undefined> {
  for (const { path, tree } of valuesIn(pipeline.tree, [])) {
    if (path[0] !== 'tasks') yield { subject: pipeline, path: path.join('.'), tree };
  }
  for (const task of pipeline.tasks) {
    for (const { path, tree } of valuesIn(task.tree, [])) yield { subject: task, path: path.join('.'), tree };
  }
  return undefined;
}

function* valuesIn(
  tree: Tree,
  path: readonly string[],
): Generator<{ readonly path: readonly string[]; readonly tree: Tree }, undefined> {
  if (tree.kind !== 'dict') yield { path, tree };
  else for (const [key, { value }] of tree.entries) yield* valuesIn(value, [...path, key]);
  return undefined;
}

/** Where a value was used, if it was written elsewhere: the layer that set it. */
export function usedAt(tree: Tree): Tree {
  let at = tree;
  while (at.from !== undefined) at = at.from;
  return at;
}
