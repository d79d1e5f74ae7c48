import type { Note } from '../text/diagnostic.ts';
import { isDeletion } from '../tree/merge.ts';
import { child, placeOf, type Dict, type Leaf, type Tree } from '../tree/tree.ts';
import type { Unit } from './layers.ts';

/** Why a task that the pipeline or its overlay writes is not among those of this environment. */
export type Elsewhere =
  /** It exists in other environments only; where that is said. */
  | { readonly kind: 'absent'; readonly note: Note; readonly after: Tree | undefined }
  /** It has mistakes that were reported: nothing is said of those that come after it. */
  | { readonly kind: 'broken' };

/** The tasks that are written, but are not present. */
export function tasksElsewhere(
  unit: Unit,
  layered: readonly { readonly id: string; readonly tree: Dict }[],
  present: ReadonlySet<string>,
): ReadonlyMap<string, Elsewhere> {
  const known = new Map(layered.map((task) => [task.id, task.tree]));
  const elsewhere = new Map<string, Elsewhere>();
  for (const id of writtenIds(unit)) if (!present.has(id)) elsewhere.set(id, whyOf(unit, id, known.get(id)));
  return elsewhere;
}

function writtenIds(unit: Unit): readonly string[] {
  return [unit.source.tree, unit.overlay?.tree].flatMap((tree) => {
    const tasks = child(tree, 'tasks');
    return tasks?.kind === 'dict' ? [...tasks.entries.keys()] : [];
  });
}

function whyOf(unit: Unit, id: string, tree: Dict | undefined): Elsewhere {
  const named = child(tree, 'environments');
  const after = child(tree ?? writtenTask(unit, id), 'after');
  if (named !== undefined)
    return {
      kind: 'absent',
      after,
      note: { message: `"${id}" exists in these environments only.`, place: placeOf(named) },
    };
  const changes = child(unit.overlay?.tree, 'tasks');
  const change = changes?.kind === 'dict' ? changes.entries.get(id) : undefined;
  if (change === undefined || !isDeletion(change.value)) return { kind: 'broken' };
  return { kind: 'absent', after, note: { message: `"${id}" is deleted here.`, place: placeOf(change.key) } };
}

function writtenTask(unit: Unit, id: string): Tree | undefined {
  return child(child(unit.source.tree, 'tasks'), id);
}

/** Where a task is written: its key in the pipeline, or in the overlay that adds it. */
export function keyOfTask(unit: Unit, id: string): Leaf | undefined {
  for (const tree of [unit.source.tree, unit.overlay?.tree]) {
    const tasks = child(tree, 'tasks');
    const entry = tasks?.kind === 'dict' ? tasks.entries.get(id) : undefined;
    if (entry !== undefined) return entry.key;
  }
  return undefined;
}
