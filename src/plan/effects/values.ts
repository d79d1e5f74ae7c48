import type { Schema } from '../../language/schema.ts';
import { parseDuration } from '../../time/duration.ts';
import { child, text, type Tree } from '../../tree/tree.ts';
import { named, names, spoken } from './words.ts';

/** The number of a leaf, else undefined. */
export function numberOf(tree: Tree | undefined): number | undefined {
  return tree?.kind === 'leaf' && typeof tree.value === 'number' ? tree.value : undefined;
}

/** True for the leaf `true`. */
export function isTrue(tree: Tree | undefined): boolean {
  return tree?.kind === 'leaf' && tree.value === true;
}

/** The seconds of a duration, else undefined. */
export function secondsOf(tree: Tree | undefined): number | undefined {
  const written = text(tree);
  return written === undefined ? undefined : parseDuration(written);
}

/** The scalars of a list as text, or the one scalar that stands in its place. */
export function itemsOf(tree: Tree | undefined): readonly string[] {
  if (tree === undefined) return [];
  if (tree.kind === 'leaf') return [String(tree.value)];
  return tree.kind === 'list' ? tree.items.flatMap((item) => (item.kind === 'leaf' ? [String(item.value)] : [])) : [];
}

/** What two lists do not share: of the second, and of the first. */
export function differences(
  before: readonly string[],
  after: readonly string[],
): { readonly came: readonly string[]; readonly went: readonly string[] } {
  const [old, fresh] = [new Set(before), new Set(after)];
  return { came: after.filter((item) => !old.has(item)), went: before.filter((item) => !fresh.has(item)) };
}

/**
 * A value as part of a sentence; undefined where it is not for showing: long, made of parts, or text of a kind in which
 * a password may stand.
 */
export function shown(tree: Tree | undefined, schema: Schema | undefined): string | undefined {
  if (tree === undefined || schema?.confidential === true) return undefined;
  if (tree.kind === 'list') return isClosed(schema?.items) ? names(itemsOf(tree)) : undefined;
  if (tree.kind === 'dict') return undefined;
  if (typeof tree.value === 'number') return String(tree.value);
  if (typeof tree.value === 'boolean') return tree.value ? 'on' : 'off';
  if (tree.value === null || !isClosed(schema)) return undefined;
  const seconds = isDuration(schema) ? parseDuration(tree.value) : undefined;
  return seconds === undefined ? named(tree.value) : spoken(seconds);
}

/** Whether a text can only be one of a known form or of known names. */
function isClosed(schema: Schema | undefined): boolean {
  const { enum: words, const: only, names: what, patternMeans } = schema ?? {};
  return words !== undefined || only !== undefined || what !== undefined || patternMeans !== undefined;
}

function isDuration(schema: Schema | undefined): boolean {
  return schema?.patternMeans?.startsWith('a duration') === true;
}

/** The keys of a map, in the order of the file. */
export function keysOf(tree: Tree | undefined): readonly string[] {
  return tree?.kind === 'dict' ? [...tree.entries.keys()] : [];
}

/** The value at keys from the top of a tree. */
export function treeAt(tree: Tree | undefined, path: readonly string[]): Tree | undefined {
  return path.reduce<Tree | undefined>(
    (at, key) => (at?.kind === 'list' ? at.items[Number(key)] : child(at, key)),
    tree,
  );
}
