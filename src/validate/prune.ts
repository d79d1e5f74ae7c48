import type { Dict, Entry, Tree } from '../tree/tree.ts';

/** A tree without the values that were found wrong, so that one mistake does not cause the next finding. */
export function without(tree: Dict, wrong: ReadonlySet<Tree>): Dict {
  return wrong.size === 0 ? tree : pruneDict(tree, wrong);
}

function pruneDict(dict: Dict, wrong: ReadonlySet<Tree>): Dict {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of dict.entries) {
    const value = wrong.has(entry.value) ? undefined : prune(entry.value, wrong);
    if (value !== undefined) entries.set(key, { key: entry.key, value });
  }
  return { ...dict, entries };
}

/** Undefined for a list of which nothing stays: an empty one would mean something else. */
function prune(tree: Tree, wrong: ReadonlySet<Tree>): Tree | undefined {
  if (tree.kind === 'dict') return pruneDict(tree, wrong);
  if (tree.kind === 'leaf') return tree;
  const items = tree.items.flatMap((item) => (wrong.has(item) ? [] : (prune(item, wrong) ?? [])));
  return items.length === 0 && tree.items.length > 0 ? undefined : { ...tree, items };
}
