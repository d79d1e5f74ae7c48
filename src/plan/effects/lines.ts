import type { Tree } from '../../tree/tree.ts';
import { shownText } from '../shown_value.ts';

/**
 * How many lines of a text differ from another one: the greater of those that came and those that went. Lines that only
 * moved do not count.
 */
export function changedLines(before: string, after: string): number {
  const counts = new Map<string, number>();
  for (const line of before.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  let came = 0;
  for (const line of after.split('\n')) {
    const left = counts.get(line) ?? 0;
    if (left === 0) came += 1;
    else counts.set(line, left - 1);
  }
  const went = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return Math.max(came, went);
}

/** The text that a value will be, or that the file which it names says; undefined for what is no text. */
export function contentOf(tree: Tree | undefined): string | undefined {
  if (tree?.kind !== 'leaf') return undefined;
  const leaf = tree.content ?? tree;
  return typeof leaf.value === 'string' ? shownText(leaf) : undefined;
}
