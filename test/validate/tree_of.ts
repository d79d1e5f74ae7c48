import type { Entry, Leaf, Tree } from '../../src/tree/tree.ts';

const at = { source: { path: 'orders.yaml', text: '' }, start: 0, end: 0 };

/** A value of JSON as a tree. */
export function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(treeOf), ...at };
  if (typeof value !== 'object' || value === null) return leafOf(value as Leaf['value']);
  const entries = Object.entries(value).map(([key, part]): [string, Entry] => [
    key,
    { key: leafOf(key), value: treeOf(part) },
  ]);
  return { kind: 'dict', entries: new Map(entries), ...at };
}

function leafOf(value: Leaf['value']): Leaf {
  return { kind: 'leaf', value, style: 'plain', ...at };
}
