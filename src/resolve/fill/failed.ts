import type { Tree } from '../../tree/tree.ts';

/** True where a value, or a value in it, has references that could not be filled. */
export function hasFailed(tree: Tree | undefined, failed: ReadonlySet<Tree>): boolean {
  if (tree === undefined || failed.size === 0) return false;
  if (failed.has(tree)) return true;
  if (tree.kind === 'list') return tree.items.some((item) => hasFailed(item, failed));
  return tree.kind === 'dict' && [...tree.entries.values()].some((entry) => hasFailed(entry.value, failed));
}
