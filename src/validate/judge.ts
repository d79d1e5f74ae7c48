import type { Tree } from '../tree/tree.ts';

/** One mistake of a value; the keywords and the shape are those of ajv. */
export interface Mistake {
  readonly keyword: string;
  /** JSON pointer of the value inside what was judged. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set where a key is judged, not a value. */
  readonly propertyName?: string | undefined;
}

/** What one document says, of which other layers may give the rest, or what has come of all layers. */
export type Side = 'written' | 'effective';

/** Finds all mistakes of a tree. */
export type Judge = (tree: Tree) => readonly Mistake[];
