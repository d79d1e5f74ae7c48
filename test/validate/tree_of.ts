import { dictAt, leafAt, listAt } from '../../src/tree/make.ts';
import type { Entry, Leaf, Tree } from '../../src/tree/tree.ts';

const at = { source: { path: 'orders.yaml', text: '' }, start: 0, end: 0 };

/** A value of JSON as a tree. */
export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return listAt(at, value.map(treeOf));
  if (typeof value !== 'object' || value === null) return leafAt(at, value as Leaf['value'], 'plain');
  const entries = Object.entries(value).map(([key, part]): [string, Entry] => [
    key,
    { key: leafAt(at, key, 'plain'), value: treeOf(part) },
  ]);
  return dictAt(at, new Map(entries));
}
