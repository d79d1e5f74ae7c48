import { child, text, type Dict, type Tree } from '../tree/tree.ts';
import { isSame, type Difference } from './difference.ts';

/** What of two sides differs, and which tasks only have another name: old name → new name. */
export interface WithRenames {
  readonly differences: readonly Difference[];
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * Finds tasks that went and came with the same content under another name. What only follows the new name (that others
 * run after it) is no difference of its own.
 */
export function withTaskRenames(found: readonly Difference[]): WithRenames {
  const gone = found.filter((one) => isTask(one) && one.after === undefined);
  const come = found.filter((one) => isTask(one) && one.before === undefined);
  const renamed = new Map<string, string>();
  const taken = new Set<Difference>();
  for (const old of gone) {
    const same = come.filter((one) => !taken.has(one) && hasSameContent(old.before, one.after));
    const [only] = same;
    if (only === undefined || same.length > 1) continue;
    taken.add(only).add(old);
    renamed.set(old.path[1] ?? '', only.path[1] ?? '');
  }
  const differences = found.filter((one) => !taken.has(one) && !followsRename(one, renamed));
  return { differences, renamed };
}

function isTask({ path }: Difference): boolean {
  return path.length === 2 && path[0] === 'tasks';
}

function hasSameContent(before: Tree | undefined, after: Tree | undefined): boolean {
  return before?.kind === 'dict' && after?.kind === 'dict' && isSame(withoutOrder(before), withoutOrder(after));
}

/** What a task comes after may be renamed as well. */
function withoutOrder(task: Dict): Dict {
  const entries = new Map(task.entries);
  entries.delete('after');
  return { ...task, entries };
}

function followsRename({ path, before, after }: Difference, renamed: ReadonlyMap<string, string>): boolean {
  if (renamed.size === 0 || path.at(-1) !== 'after' || before?.kind !== 'list' || after?.kind !== 'list') return false;
  const names = before.items.map((item) => renamed.get(nameIn(item)) ?? nameIn(item));
  return names.length === after.items.length && after.items.every((item, index) => nameIn(item) === names[index]);
}

/** The task that an item of `after` names. */
function nameIn(item: Tree): string {
  return text(item) ?? text(child(item, 'task')) ?? '';
}
