import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { isDeletion, isMarker } from '../tree/merge.ts';
import { addedTwice, deletedNothing, unknownMember } from '../tree/merge_findings.ts';
import { child, placeOf, type Dict, type Entry } from '../tree/tree.ts';
import type { Unit } from './layers.ts';

/** What a pipeline says of a task, and what its overlay changes of that. */
export interface DeclaredTask {
  readonly written: Dict;
  readonly overlay: Dict | undefined;
}

/**
 * Which tasks there are: those of the pipeline in its order, then those that the overlay adds. The overlay deletes and
 * changes what is there, and says so where it adds.
 */
export function declaredTasks(unit: Unit, report: Report): ReadonlyMap<string, DeclaredTask> {
  const written = child(unit.source.tree, 'tasks');
  if (written?.kind !== 'dict') return new Map();
  const tasks = new Map<string, DeclaredTask>();
  for (const [id, { value }] of written.entries) {
    if (value.kind === 'dict') tasks.set(id, { written: value, overlay: undefined });
  }
  const overlay = child(unit.overlay?.tree, 'tasks');
  const base = `pipeline "${unit.id}"`;
  for (const [id, entry] of overlay?.kind === 'dict' ? overlay.entries : [])
    applyOverlay(tasks, id, entry, { written, base, isWhole: unit.overlay?.sound !== false, report });
  return tasks;
}

interface Below {
  readonly written: Dict;
  /** What is below, in words for a finding. */
  readonly base: string;
  /** False where mistakes were taken out of the overlay: one of them may have been a marker. */
  readonly isWhole: boolean;
  readonly report: Report;
}

function applyOverlay(tasks: Map<string, DeclaredTask>, id: string, entry: Entry, below: Below): void {
  const { written, base, report } = below;
  const before = written.entries.get(id);
  if (isDeletion(entry.value)) {
    tasks.delete(id);
    if (before === undefined) report(deletedNothing(entry, written, base));
  } else if (entry.value.kind !== 'dict') {
    return;
  } else if (hasMarker(entry.value, '$add')) {
    if (before === undefined) tasks.set(id, { written: without(entry.value, ['$add']), overlay: undefined });
    else report(addedTwice(entry, before, base));
  } else if (before?.value.kind === 'dict') {
    tasks.set(id, changed(before.value, entry.value, report));
  } else if (before === undefined && (below.isWhole || !mayBeAdded(entry.value))) {
    report(unknownMember(entry, written, base));
  }
}

function mayBeAdded(task: Dict): boolean {
  return task.entries.size === 0 || task.entries.has('type');
}

/** What a task is and where it exists is for the task itself to say. */
const fixed = ['type', 'environments'];

/** A task that is swapped whole stays what it is: what the pipeline wrote of it beside that counts no more. */
function changed(written: Dict, overlay: Dict, report: Report): DeclaredTask {
  for (const key of fixed) {
    const entry = overlay.entries.get(key);
    if (entry !== undefined) report(cannotBeOverlaid(key, entry));
  }
  if (!hasMarker(overlay, '$replace')) return { written, overlay: without(overlay, fixed) };
  const others = [...written.entries.keys()].filter((key) => !fixed.includes(key));
  return { written: without(written, others), overlay: without(overlay, [...fixed, '$replace']) };
}

function without(dict: Dict, keys: readonly string[]): Dict {
  return { ...dict, entries: new Map([...dict.entries].filter(([key]) => !keys.includes(key))) };
}

function hasMarker(dict: Dict, marker: string): boolean {
  const entry = dict.entries.get(marker);
  return entry !== undefined && isMarker(marker, entry);
}

function cannotBeOverlaid(key: string, entry: Entry): Diagnostic {
  return {
    severity: 'error',
    code: 'cannot-be-overlaid',
    message: `The "${key}" of a task cannot be overlaid.`,
    place: placeOf(entry.key),
    help: 'Delete the task with `{ $delete: true }` and add another with `$add: true` under a new id.',
  };
}
