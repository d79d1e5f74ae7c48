import type { Schema } from '../language/schema.ts';
import type { Tree } from '../tree/tree.ts';

/** A function of a tree and a schema that remembers what it gave: many tasks, in each environment, ask it the same. */
export function oncePerTree<Result>(make: (tree: Tree, schema: Schema) => Result): typeof make {
  const known = new WeakMap<Tree, Map<Schema, Result>>();
  return (tree, schema) => {
    const ofTree = known.get(tree) ?? new Map<Schema, Result>();
    known.set(tree, ofTree);
    const made = ofTree.has(schema) ? (ofTree.get(schema) as Result) : make(tree, schema);
    ofTree.set(schema, made);
    return made;
  };
}
