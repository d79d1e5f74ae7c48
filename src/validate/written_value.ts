import { isDeletion, isMarker } from '../tree/merge.ts';
import type { Entry, Tree, Value } from '../tree/tree.ts';

/** The value without markers: they speak to the merge, not to the schema. */
export function writtenValue(tree: Tree): Value {
  if (tree.kind === 'leaf') return tree.value;
  if (tree.kind === 'list') return tree.items.map(writtenValue);
  const value: Record<string, Value> = Object.create(null);
  for (const [key, entry] of tree.entries) if (!isMerging(key, entry)) value[key] = writtenValue(entry.value);
  return value;
}

/** True for a marker, and for a key that is deleted. */
export function isMerging(key: string, entry: Entry): boolean {
  return isMarker(key, entry) || isDeletion(entry.value);
}
