import type { Tree } from '../../../tree/tree.ts';

/** A value, and what it replaced on the way through the layers, winner first. */
export interface ValueAt {
  readonly tree: Tree;
  readonly chain: readonly Tree[];
}

/** What a path leads to; or the keys that there are where it leads nowhere. */
export type Lookup =
  | { readonly kind: 'found'; readonly value: ValueAt }
  | {
      readonly kind: 'unknown';
      readonly key: string;
      readonly above: readonly string[];
      readonly keys: readonly string[];
    };

/**
 * Follows a path of keys and of positions in lists. A key may itself hold dots: the longest one that fits is taken.
 * Where a whole map took the place of another, the value that stood at the path in that one belongs to the chain.
 */
export function valueAt(tree: Tree, path: readonly string[], above: readonly string[] = []): Lookup {
  if (path.length === 0) return { kind: 'found', value: { tree, chain: chainOf(tree) } };
  const step = stepOf(tree, path);
  if (step === undefined) return { kind: 'unknown', key: path[0] ?? '', above, keys: keysOf(tree) };
  const found = valueAt(step.tree, step.rest, [...above, step.key]);
  if (found.kind === 'unknown' || tree.replaced === undefined) return found;
  const below = valueAt(tree.replaced, path);
  if (below.kind === 'unknown') return found;
  return { kind: 'found', value: { tree: found.value.tree, chain: [...found.value.chain, ...below.value.chain] } };
}

function chainOf(tree: Tree): readonly Tree[] {
  const chain: Tree[] = [];
  for (let link: Tree | undefined = tree; link !== undefined; link = link.replaced) chain.push(link);
  return chain;
}

function stepOf(
  tree: Tree,
  path: readonly string[],
): { readonly key: string; readonly tree: Tree; readonly rest: readonly string[] } | undefined {
  for (let length = tree.kind === 'dict' ? path.length : 1; length > 0; length -= 1) {
    const key = path.slice(0, length).join('.');
    const next = memberOf(tree, key);
    if (next !== undefined) return { key, tree: next, rest: path.slice(length) };
  }
  return undefined;
}

function memberOf(tree: Tree, key: string): Tree | undefined {
  if (tree.kind === 'dict') return tree.entries.get(key)?.value;
  return tree.kind === 'list' && /^\d+$/u.test(key) ? tree.items[Number(key)] : undefined;
}

function keysOf(tree: Tree): readonly string[] {
  if (tree.kind === 'dict') return [...tree.entries.keys()];
  return tree.kind === 'list' ? tree.items.map((_, index) => String(index)) : [];
}
