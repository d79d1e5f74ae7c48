import type { Place, Source } from '../text/source.ts';

/** A value of YAML with the place it was written at, and what it replaced on the way through the layers. */
export type Tree = Leaf | List | Dict;

interface Node {
  readonly source: Source;
  /** Offsets into the source, half-open. */
  readonly start: number;
  readonly end: number;
  /** The value of a lower layer that this one took the place of. */
  readonly replaced: Tree | undefined;
  /** Where the value was used, when it was written elsewhere: a variable's use, an input's place in its type. */
  readonly from: Tree | undefined;
}

export interface Leaf extends Node {
  readonly kind: 'leaf';
  readonly value: string | number | boolean | null;
  /** How the text is written in the source: it decides whether offsets of the value are offsets of the source. */
  readonly style: LeafStyle;
  /** How its text was put together, where references in it were filled. */
  readonly filled: Filled | undefined;
  /** What the file says that this text names. */
  readonly content: Leaf | undefined;
}

/** A text whose references were filled: as it was written, and its parts in order. */
export interface Filled {
  readonly written: Leaf;
  readonly parts: readonly FilledPart[];
}

/** A stretch of what was written, by offsets of its text. */
export interface FilledPart {
  readonly start: number;
  readonly end: number;
  /** The characters that it became; undefined where only a run knows them. */
  readonly text: string | undefined;
  /** What a reference names, such as `run.date`; undefined for characters of the author. */
  readonly name?: string;
  /** The text that a reference stands for, with its own place. */
  readonly value?: Leaf;
}

/** `verbatim`: a whole file that is no YAML. `made`: not read from YAML, but made by a stage (a shorthand written out); it points at what it was made from. */
export type LeafStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'verbatim' | 'made';

export interface List extends Node {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

export interface Dict extends Node {
  readonly kind: 'dict';
  /** In the order of the file. A Map, so that a key called `constructor` is a key like any other. */
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  readonly key: Leaf;
  readonly value: Tree;
}

/** A value without places, as JSON has it. Dicts have no prototype. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** The place of a tree's text. */
export function placeOf(tree: Tree): Place {
  return { source: tree.source, start: tree.start, end: tree.end };
}

/** The entry's value, or undefined where the tree is no dict or lacks the key. */
export function child(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'dict' ? tree.entries.get(key)?.value : undefined;
}

/** The text of a string leaf, else undefined. */
export function text(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'leaf' && typeof tree.value === 'string' ? tree.value : undefined;
}

/** The characters that a scalar stands for in a text: a number as it is written (`1.10`), `true`, `false`, `null`. */
export function scalarText(leaf: Leaf): string {
  const isWritten = typeof leaf.value === 'number' && leaf.style === 'plain';
  return isWritten ? leaf.source.text.slice(leaf.start, leaf.end) : String(leaf.value);
}

/** The tree's value without places. A leaf's value may be given another form on the way. */
export function valueOf(tree: Tree): Value {
  switch (tree.kind) {
    case 'leaf':
      return tree.value;
    case 'list':
      return tree.items.map(valueOf);
    case 'dict': {
      const value: Record<string, Value> = Object.create(null);
      for (const [key, entry] of tree.entries) value[key] = valueOf(entry.value);
      return value;
    }
  }
}
