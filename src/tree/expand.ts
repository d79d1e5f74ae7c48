import type { Shape } from './shape.ts';
import { shapeAt } from './shape.ts';
import { dictAt, leafAt } from './make.ts';
import type { Dict, Entry, Leaf, List, Tree } from './tree.ts';

/** Writes shorthands out as the maps that they stand for, so that layers merge key by key. Shares what has none. */
export function expand(tree: Tree, shape: Shape | undefined): Tree {
  if (shape === undefined) return tree;
  switch (tree.kind) {
    case 'leaf':
      return expandLeaf(tree, shape);
    case 'list':
      return expandList(tree, shape);
    case 'dict':
      return expandDict(tree, shape);
  }
}

function expandLeaf(leaf: Leaf, shape: Shape): Tree {
  const key = shorthandKey(leaf, shape);
  if (key === undefined) return leaf;
  const value: Tree = 'words' in (shape.shorthand ?? {}) ? { ...leaf, value: true, style: 'made' } : leaf;
  return dictOf(leaf, [[key, value]]);
}

function shorthandKey(leaf: Leaf, shape: Shape): string | undefined {
  if (shape.shorthand === undefined || leaf.value === null) return undefined;
  if ('key' in shape.shorthand) return shape.shorthand.key;
  return shape.shorthand.words.find((word) => word === leaf.value);
}

function expandList(list: List, shape: Shape): Tree {
  if (shape.items === undefined) return list;
  const items = list.items.map((item) => expand(item, shape.items));
  return items.every((item, index) => item === list.items[index]) ? list : { ...list, items };
}

function expandDict(dict: Dict, shape: Shape): Tree {
  let changed: Map<string, Entry> | undefined;
  for (const [key, entry] of dict.entries) {
    const value = expand(entry.value, shapeAt(shape, key));
    if (value === entry.value) continue;
    changed ??= new Map(dict.entries);
    changed.set(key, { key: entry.key, value });
  }
  return changed === undefined ? dict : { ...dict, entries: changed };
}

/** A map made by a stage, at the place of the text that it was made from. */
export function dictOf(at: Tree, pairs: readonly (readonly [string, Tree])[]): Dict {
  const entries = new Map<string, Entry>();
  for (const [key, value] of pairs) {
    entries.set(key, { key: leafAt(at, key, 'made'), value });
  }
  return dictAt(at, entries);
}
