import { withoutCredentials } from '../credentials/credentials.ts';
import type { Leaf, Tree, Value } from '../tree/tree.ts';

/** A text as it will be, once references of compile time are filled: values of the run stay as they are written. */
export function shownText(leaf: Leaf): string {
  if (leaf.filled === undefined) return String(leaf.value);
  const { parts, written } = leaf.filled;
  const shown = parts.map(({ text, value, start, end }) => {
    if (text !== undefined) return text;
    return value === undefined ? String(written.value).slice(start, end) : shownText(value);
  });
  return shown.join('');
}

/**
 * A value as a plan shows it: of a file what it says, of a text what it will be. What seems to be a credential is shown
 * as asterisks.
 *
 * @param path the keys that lead to it: a name may say that the value is secret
 */
export function shownValue(tree: Tree, path: readonly string[]): Value {
  if (tree.kind === 'list') return tree.items.map((item) => shownValue(item, path));
  if (tree.kind === 'leaf') {
    const leaf = tree.content ?? tree;
    const value = leaf.filled === undefined ? leaf.value : shownText(leaf);
    return typeof value === 'string' ? withoutCredentials(value, path) : value;
  }
  const value: Record<string, Value> = Object.create(null);
  for (const [key, entry] of tree.entries) value[key] = shownValue(entry.value, [...path, key]);
  return value;
}

/**
 * A value as it is written, with the references that it is put together from: what the pipelines have in common that
 * one place fills with other values.
 *
 * @param path the keys that lead to it: a name may say that the value is secret
 */
export function writtenValue(tree: Tree, path: readonly string[]): Value {
  const { from } = tree;
  if (from?.kind === 'leaf') return shownValue({ ...from, filled: undefined, content: undefined }, path);
  if (tree.kind === 'list') return tree.items.map((item) => writtenValue(item, path));
  if (tree.kind === 'leaf') {
    const leaf = tree.content ?? tree;
    return shownValue(leaf.filled?.written ?? leaf, path);
  }
  const value: Record<string, Value> = Object.create(null);
  for (const [key, entry] of tree.entries) value[key] = writtenValue(entry.value, [...path, key]);
  return value;
}
