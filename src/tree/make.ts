import type { Place } from '../text/source.ts';
import type { Dict, Entry, Leaf, LeafStyle, List, Tree } from './tree.ts';

// All nodes of a kind have the same fields in the same order: the engine then knows three forms of nodes, and reads each
// in one step. Copies (`{ ...tree, … }`) keep the form.

/** A leaf at a place. */
export function leafAt({ source, start, end }: Place, value: Leaf['value'], style: LeafStyle): Leaf {
  const none = undefined;
  return { kind: 'leaf', source, start, end, replaced: none, from: none, value, style, filled: none, content: none };
}

/** A list at a place. */
export function listAt({ source, start, end }: Place, items: readonly Tree[]): List {
  return { kind: 'list', source, start, end, replaced: undefined, from: undefined, items };
}

/** A map at a place. */
export function dictAt({ source, start, end }: Place, entries: ReadonlyMap<string, Entry>): Dict {
  return { kind: 'dict', source, start, end, replaced: undefined, from: undefined, entries };
}
