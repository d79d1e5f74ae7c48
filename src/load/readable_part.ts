import type { Diagnostic } from '../text/diagnostic.ts';
import type { Dict, Entry, Tree } from '../tree/tree.ts';

/** A document without the keys and values that reading it found wrong: nothing more is to be said of them. */
export function readablePart(tree: Dict, found: readonly Diagnostic[]): Dict {
  const wrong = new Set(found.map(({ place }) => keyOf(place)));
  return wrong.size === 0 ? tree : readableMap(tree, wrong);
}

function readableMap(dict: Dict, wrong: ReadonlySet<string>): Dict {
  const entries = new Map<string, Entry>();
  for (const [name, { key, value }] of dict.entries) {
    if (!wrong.has(keyOf(key)) && !isWrong(value, wrong)) entries.set(name, { key, value: readable(value, wrong) });
  }
  return { ...dict, entries };
}

function readable(tree: Tree, wrong: ReadonlySet<string>): Tree {
  if (tree.kind === 'leaf') return tree;
  if (tree.kind === 'dict') return readableMap(tree, wrong);
  return { ...tree, items: tree.items.filter((item) => !isWrong(item, wrong)).map((item) => readable(item, wrong)) };
}

/** What is wrong with a collection, such as its tag, leaves what is in it as it is. */
function isWrong(tree: Tree, wrong: ReadonlySet<string>): boolean {
  return tree.kind === 'leaf' && wrong.has(keyOf(tree));
}

function keyOf({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${start}:${end}`;
}
