import type { Tree } from '../../tree/tree.ts';

/**
 * Whether a text in a tree may hold a reference or a template: each has a brace. Most maps and lists hold none, and
 * stand in many tasks and environments; these are looked at once.
 */
export function mayHoldReferences(tree: Tree): boolean {
  if (tree.kind === 'leaf') return typeof tree.value === 'string' && tree.value.includes('{');
  const known = holding.get(tree);
  if (known !== undefined) return known;
  const found = tree.kind === 'list' ? tree.items.some(mayHoldReferences) : holdsInside(tree.entries.values());
  holding.set(tree, found);
  return found;
}

const holding = new WeakMap<Tree, boolean>();

function holdsInside(entries: Iterable<{ readonly value: Tree }>): boolean {
  for (const { value } of entries) if (mayHoldReferences(value)) return true;
  return false;
}
