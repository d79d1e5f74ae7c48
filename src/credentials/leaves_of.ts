import type { Leaf, Tree } from '../tree/tree.ts';

/** A scalar, and the keys and indexes that lead to it. */
export interface FoundLeaf {
  readonly leaf: Leaf;
  readonly path: readonly string[];
}

/** All scalars of a tree, in their order. */
export function leavesOf(tree: Tree): readonly FoundLeaf[] {
  const found: FoundLeaf[] = [];
  collect(tree, [], found);
  return found;
}

function collect(tree: Tree, path: readonly string[], found: FoundLeaf[]): void {
  if (tree.kind === 'leaf') found.push({ leaf: tree, path });
  else if (tree.kind === 'list')
    for (const [index, item] of tree.items.entries()) collect(item, [...path, String(index)], found);
  else for (const [key, { value }] of tree.entries) collect(value, [...path, key], found);
}
