import type { Pipeline, Task } from '../model/pipeline.ts';
import type { Subject } from '../model/rule.ts';
import type { Place } from '../text/source.ts';
import { child, placeOf, type Entry, type Tree } from '../tree/tree.ts';

/** Where a finding belongs. */
export interface Spot {
  readonly place: Place;
  /** The value that was found there; undefined where the key is missing. */
  readonly value: Tree | undefined;
}

/**
 * The value at a path of a subject, or, where nobody wrote one, the nearest thing around it: the map that would hold
 * it, by its key, or else the name of the task or the pipeline. A default of the schema was not written by anybody.
 */
export function spotOf(pipeline: Pipeline | undefined, subject: Subject, path: readonly string[]): Spot {
  let place = nameOf(pipeline, subject);
  let tree: Tree | undefined = treeOf(subject);
  for (const key of path) {
    const entry: Entry | undefined = tree?.kind === 'dict' ? tree.entries.get(key) : undefined;
    tree = entry === undefined || isShipped(entry.value) ? undefined : entry.value;
    if (entry === undefined || tree === undefined) return { place, value: undefined };
    place = isShipped(entry.key) ? placeOf(tree) : placeOf(entry.key);
  }
  return tree === undefined || path.length === 0 ? { place, value: tree } : { place: placeOf(tree), value: tree };
}

function nameOf(pipeline: Pipeline | undefined, subject: Subject): Place {
  if ('kind' in subject) return placeOf(subject);
  if (isTask(subject)) return keyOf(pipeline, subject) ?? placeOf(subject.tree);
  return placeOf(child(subject.tree, 'id') ?? subject.tree);
}

function keyOf(pipeline: Pipeline | undefined, task: Task): Place | undefined {
  const tasks = child(pipeline?.tree, 'tasks');
  const entry = tasks?.kind === 'dict' ? tasks.entries.get(task.id) : undefined;
  return entry === undefined ? undefined : placeOf(entry.key);
}

function treeOf(subject: Subject): Tree {
  return 'kind' in subject ? subject : subject.tree;
}

/** True for a task of a pipeline. */
export function isTask(subject: Subject): subject is Task {
  return 'operation' in subject;
}

/** True for what comes with dagwright: a default of the schema. */
export function isShipped({ source }: Tree): boolean {
  return source.path.startsWith('dagwright:');
}
