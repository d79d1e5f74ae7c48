import type { Leaf, Tree } from '../tree/tree.ts';

/** A scalar, and the keys and indexes that lead to it. */
export interface FoundLeaf {
  readonly leaf: Leaf;
  readonly path: readonly string[];
}

/** All scalars of a tree, in their order. */
export function* leavesOf(tree: Tree, path: readonly string[] = []): Iterable<FoundLeaf> {
  if (tree.kind === 'leaf') yield { leaf: tree, path };
  else if (tree.kind === 'list')
    for (const [index, item] of tree.items.entries()) yield* leavesOf(item, [...path, String(index)]);
  else for (const [key, { value }] of tree.entries) yield* leavesOf(value, [...path, key]);
}
