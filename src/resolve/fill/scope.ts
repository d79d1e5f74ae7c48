import type { Tree } from '../../tree/tree.ts';
import type { PathPart } from '../../values/text.ts';

/** What a compile-time name stands for. */
export type Found =
  /** A value that was written somewhere, with the names that its own references may use. */
  | {
      readonly kind: 'tree';
      readonly tree: Tree;
      readonly scope: Scope;
      readonly key: string;
      readonly templated: boolean;
    }
  /** A text that the compiler knows. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly code: string; readonly message: string; readonly help?: string }
  /** Something optional that was not given: a key whose value it is goes away. */
  | { readonly kind: 'absent'; readonly name: string }
  /** A document that would say could not be read: nothing more is said of it. */
  | { readonly kind: 'unread' };

/** The compile-time names that a text may use, by where it was written. */
export interface Scope {
  find(path: readonly PathPart[]): Found;
}

/** A finding about a name that leads nowhere. */
export function unknownName(code: string, message: string, help?: string): Found {
  return { kind: 'problem', code, message, ...(help === undefined ? {} : { help }) };
}

/** The value at the keys behind a name: `var.lake.bucket`. Undefined where it has no such key. */
export function inside(tree: Tree, path: readonly PathPart[]): Tree | undefined {
  let current: Tree | undefined = tree;
  for (const part of path) {
    if (current?.kind === 'dict') current = current.entries.get(String(part))?.value;
    else if (current?.kind === 'list' && typeof part === 'number') current = current.items[part];
    else return undefined;
  }
  return current;
}
