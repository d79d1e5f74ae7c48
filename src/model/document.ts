import type { Kind } from '../language/kinds.ts';
import type { Dict } from '../tree/tree.ts';

/** One YAML file of the repository, read and judged by itself. */
export interface Document {
  readonly kind: Kind;
  readonly path: string;
  /** Shorthands written out, without what was found wrong in it. */
  readonly tree: Dict;
  /** False where mistakes were found: it is looked at further, but nothing is made of it. */
  readonly sound: boolean;
}

/** All documents of a repository by kind, each list in the order of the paths. */
export interface Documents {
  readonly project: Document | undefined;
  readonly pipelines: readonly Document[];
  readonly environments: readonly Document[];
  readonly overlays: readonly Document[];
  readonly taskTypes: readonly Document[];
  readonly folderDefaults: readonly Document[];
  readonly rules: readonly Document[];
  /** Files that hold no document that could be read: what they declare is not known. */
  readonly unread: readonly string[];
}
