import { readYaml } from './read/read_yaml.ts';
import type { Leaf, Tree } from './tree.ts';

/** The keys, and numbers of items, under which a leaf stands in its file; undefined where it is not written there. */
export function pathOf({ source, start }: Leaf): readonly string[] | undefined {
  const document = readYaml(source, () => undefined);
  return document === undefined ? undefined : pathWithin(document, start);
}

function pathWithin(tree: Tree, start: number): readonly string[] | undefined {
  if (tree.kind === 'leaf') return tree.start === start ? [] : undefined;
  for (const [key, part] of partsOf(tree)) {
    const rest = part.start <= start && start < part.end ? pathWithin(part, start) : undefined;
    if (rest !== undefined) return [key, ...rest];
  }
  return undefined;
}

function partsOf(tree: Exclude<Tree, Leaf>): readonly (readonly [string, Tree])[] {
  if (tree.kind === 'list') return tree.items.map((item, index) => [String(index), item]);
  return [...tree.entries].map(([key, { value }]) => [key, value]);
}
