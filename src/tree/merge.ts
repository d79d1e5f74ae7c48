import type { Report } from '../text/diagnostic.ts';
import { addedTwice, deletedNothing, mapOverScalar, unknownMember } from './merge_findings.ts';
import { onTop } from './on_top.ts';
import { shapeAt, type Shape } from './shape.ts';
import type { Dict, Entry, Tree } from './tree.ts';

/** What a merge needs beside its two sides. */
export interface MergeContext {
  /** Words for a finding: what the lower layer is, such as `pipeline "orders"`. */
  readonly base: string;
  readonly report: Report;
  /**
   * Both sides belong to one position, which is laid over others later: a marker that finds nothing here stays, and
   * speaks to them.
   */
  readonly keepsMarkers?: true;
}

/**
 * Lays a higher layer over a lower one: maps merge by key, everything else replaces.
 * Each replaced value stays reachable from the one that took its place, and no tree is changed.
 *
 * Both sides must be expanded. Markers count in the higher layer only, with the value `true`:
 * `$delete` unsets a key, `$replace` swaps a map whole, `$add` says that a new member is meant. `name` is the key of
 * the two values, for findings.
 */
export function merge(
  base: Tree | undefined,
  over: Tree,
  shape: Shape | undefined,
  context: MergeContext,
  name?: string,
): Tree {
  if (base === undefined) return withoutMarkers(over, shape, context);
  if (base.kind !== 'dict' && over.kind !== 'dict') return onTop(over, base);
  if (base.kind !== 'dict' || over.kind !== 'dict') {
    context.report(mapOverScalar(base, over, name));
    return base;
  }
  if (isTyped(base, shape) || isTyped(over, shape)) return onTop(over, base);
  if (hasMarker(over, '$replace')) return onTop(withoutMarkers(over, shape, context), base);
  return mergeDicts(base, over, shape, context);
}

function mergeDicts(base: Dict, over: Dict, shape: Shape | undefined, context: MergeContext): Dict {
  const entries = withoutRivals(base, over, shape);
  for (const [key, entry] of over.entries) {
    if (isMarker(key, entry) && context.keepsMarkers !== true) continue;
    mergeEntry(entries, base, key, entry, shape, context);
  }
  return { ...base, entries };
}

function mergeEntry(
  entries: Map<string, Entry>,
  base: Dict,
  key: string,
  entry: Entry,
  shape: Shape | undefined,
  context: MergeContext,
): void {
  const before = entries.get(key) ?? rivalOf(base, key, shape);
  if (isDeletion(entry.value)) {
    if (entries.delete(key) || base.entries.has(key)) return;
    if (context.keepsMarkers === true) entries.set(key, entry);
    else context.report(deletedNothing(entry, base, context.base));
    return;
  }
  if (hasMarker(entry.value, '$add') && before !== undefined) context.report(addedTwice(entry, before, context.base));
  if (before === undefined && shape?.declared === true && !hasMarker(entry.value, '$add')) {
    context.report(unknownMember(entry, base, context.base));
    return;
  }
  const kept = entries.get(key);
  if (kept !== undefined && isDeletion(kept.value)) entries.set(key, { key: entry.key, value: swapped(entry) });
  else if (kept !== undefined)
    entries.set(key, { key: entry.key, value: merge(kept.value, entry.value, shapeAt(shape, key), context, key) });
  else entries.set(key, { key: entry.key, value: added(entry.value, before, shapeAt(shape, key), context) });
}

/** A value whose key the lower layer lacks, or which takes the place of an alternative to it. */
function added(value: Tree, rival: Entry | undefined, shape: Shape | undefined, context: MergeContext): Tree {
  const plain = withoutMarkers(value, shape, context);
  return rival === undefined ? plain : onTop(plain, rival.value);
}

/** A value in the place of a deletion of the same position: nothing that lies below shines through it. */
function swapped({ key, value }: Entry): Tree {
  if (value.kind !== 'dict') return value;
  const marker: Entry = { key: { ...key, value: '$replace' }, value: { ...key, value: true, style: 'made' } };
  return { ...value, entries: new Map([...value.entries, ['$replace', marker]]) };
}

/** The lower layer's entries, but for those of alternatives that the higher layer replaces by another. */
function withoutRivals(base: Dict, over: Dict, shape: Shape | undefined): Map<string, Entry> {
  const entries = new Map(base.entries);
  const chosen = shape?.alternatives?.find((group) => chooses(over, group));
  if (chosen === undefined) return entries;
  for (const group of shape?.alternatives ?? []) {
    if (group !== chosen) for (const key of group) if (!chosen.includes(key)) entries.delete(key);
  }
  return entries;
}

function chooses(over: Dict, group: readonly string[]): boolean {
  const name = group[0];
  const entry = name === undefined ? undefined : over.entries.get(name);
  return entry !== undefined && !isDeletion(entry.value);
}

/** The alternative in the lower layer that a key takes the place of: `query` in the place of `file`. */
function rivalOf(base: Dict, key: string, shape: Shape | undefined): Entry | undefined {
  const own = shape?.alternatives?.find((group) => group[0] === key);
  if (own === undefined) return undefined;
  for (const group of shape?.alternatives ?? []) {
    const rival = group === own ? undefined : base.entries.get(group[0] ?? '');
    if (rival !== undefined) return rival;
  }
  return undefined;
}

function withoutMarkers(tree: Tree, shape: Shape | undefined, context: MergeContext): Tree {
  const isPlain = tree.kind !== 'dict' || context.keepsMarkers === true || !mayHoldMarkers(tree);
  return isPlain ? tree : cleared(tree, shape, context);
}

const holding = new WeakMap<Dict, boolean>();

/** Whether a map, or a map in it, has a key that is called like a marker. Few have, and many layers are laid again and again. */
function mayHoldMarkers(dict: Dict): boolean {
  const known = holding.get(dict);
  if (known !== undefined) return known;
  let found = false;
  for (const [key, { value }] of dict.entries)
    found ||= isMarkerName(key) || (value.kind === 'dict' && mayHoldMarkers(value));
  holding.set(dict, found);
  return found;
}

/** A map without its markers, at every depth. Deleting in it deletes nothing, which is a finding. */
function cleared(dict: Dict, shape: Shape | undefined, context: MergeContext): Dict {
  let changed: Map<string, Entry> | undefined;
  for (const [key, entry] of dict.entries) {
    if (isMarker(key, entry) || isDeletion(entry.value)) {
      if (isDeletion(entry.value)) context.report(deletedNothing(entry, undefined, context.base));
      changed ??= new Map(dict.entries);
      changed.delete(key);
      continue;
    }
    const value = withoutMarkers(entry.value, shapeAt(shape, key), context);
    if (value === entry.value) continue;
    changed ??= new Map(dict.entries);
    changed.set(key, { key: entry.key, value });
  }
  return changed === undefined ? dict : { ...dict, entries: changed };
}

const markers = ['$delete', '$replace', '$add'];

/** True for the name of a marker, whatever its value. */
export function isMarkerName(key: string): boolean {
  return markers.includes(key);
}

/** True for a marker of the merge: it counts only with the value `true`. */
export function isMarker(key: string, entry: Entry): boolean {
  return isMarkerName(key) && entry.value.kind === 'leaf' && entry.value.value === true;
}

/** True for `{ $delete: true }`, alone in its map. */
export function isDeletion(tree: Tree): boolean {
  return tree.kind === 'dict' && tree.entries.size === 1 && hasMarker(tree, '$delete');
}

function hasMarker(tree: Tree, marker: string): boolean {
  const entry = tree.kind === 'dict' ? tree.entries.get(marker) : undefined;
  return entry !== undefined && isMarker(marker, entry);
}

const typedKeys = ['$new', '$duration', '$datetime', '$callable', '$text'];

/** In free data a typed value replaces whole. */
function isTyped(dict: Dict, shape: Shape | undefined): boolean {
  return shape?.free === true && typedKeys.some((key) => dict.entries.has(key));
}
