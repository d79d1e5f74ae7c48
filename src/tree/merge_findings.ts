import type { Diagnostic } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { placeOf, type Dict, type Entry, type Tree } from './tree.ts';

/** A map laid over a value that is none, or the reverse. */
export function mapOverScalar(base: Tree, over: Tree, name: string | undefined): Diagnostic {
  return {
    severity: 'error',
    code: 'map-over-scalar',
    message: `${name === undefined ? 'This' : `"${name}"`} is ${kindOf(over)} here, but the value that it would replace is ${kindOf(base)}.`,
    place: placeOf(over),
    related: [{ message: 'The value that it would replace.', place: placeOf(base) }],
    help: `Write ${kindOf(base)} here too, or change the other one.`,
  };
}

/** `{ $delete: true }` for a key that no lower layer has. */
export function deletedNothing(entry: Entry, base: Dict | undefined, baseName: string): Diagnostic {
  const key = String(entry.key.value);
  return {
    severity: 'error',
    code: 'delete-unknown',
    message: `"${key}" is deleted here, but ${baseName} has no "${key}".${didYouMean(key, base?.entries.keys() ?? [])}`,
    place: placeOf(entry.key),
    help: 'Remove these lines: there is nothing to delete.',
  };
}

/** `$add: true` on something that a lower layer has already. */
export function addedTwice(entry: Entry, before: Entry, baseName: string): Diagnostic {
  const key = String(entry.key.value);
  return {
    severity: 'error',
    code: 'add-existing',
    message: `"${key}" is added here, but ${baseName} has a "${key}" already.`,
    place: placeOf(entry.key),
    related: [{ message: `"${key}" is defined here.`, place: placeOf(before.key) }],
    help: 'To change it, leave out `$add: true`. To swap it whole, write `$replace: true`.',
  };
}

/** A member that no lower layer declares, without `$add: true`. */
export function unknownMember(entry: Entry, base: Dict, baseName: string): Diagnostic {
  const key = String(entry.key.value);
  return {
    severity: 'error',
    code: 'overlay-unknown-task',
    message: `"${key}" is changed here, but ${baseName} has no "${key}".${didYouMean(key, base.entries.keys())}`,
    place: placeOf(entry.key),
    help: 'If a new one is meant, say so with `$add: true`.',
  };
}

function kindOf(tree: Tree): string {
  if (tree.kind === 'dict') return 'a map';
  return tree.kind === 'list' ? 'a list' : 'a single value';
}
