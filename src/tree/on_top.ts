import type { Tree } from './tree.ts';

/** A value with a lower layer's below it: below all that the value itself has replaced already. */
export function onTop(over: Tree, below: Tree): Tree {
  return { ...over, replaced: over.replaced === undefined ? below : onTop(over.replaced, below) };
}
