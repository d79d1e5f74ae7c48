import type { Dict, Entry, Tree } from '../tree/tree.ts';

/** A tree without the values that were found wrong, so that one mistake does not cause the next finding. */
export function without(tree: Dict, wrong: ReadonlySet<Tree>): Dict {
  return wrong.size === 0 ? tree : pruneDict(tree, wrong);
}

function pruneDict(dict: Dict, wrong: ReadonlySet<Tree>): Dict {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of dict.entries) {
    if (!wrong.has(entry.value)) entries.set(key, { key: entry.key, value: prune(entry.value, wrong) });
  }
  return { ...dict, entries };
}

function prune(tree: Tree, wrong: ReadonlySet<Tree>): Tree {
  if (tree.kind === 'dict') return pruneDict(tree, wrong);
  if (tree.kind === 'leaf') return tree;
  return { ...tree, items: tree.items.filter((item) => !wrong.has(item)).map((item) => prune(item, wrong)) };
}
