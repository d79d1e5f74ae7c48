import type { Leaf, Tree } from '../tree/tree.ts';
import { leavesOf } from '../credentials/leaves_of.ts';

/** What may stand in a template: more than is ever asked for is no harm, a name that is missed would be. */
const mention = /\b(?:var|secret|stored|connection|pipeline|params)(?:\.[\w-]+)+/gu;

/** All that the texts of a tree, and the files that it names, mention in templates: `var.schema`, `params.day`. */
export function mentionsIn(tree: Tree): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { leaf } of leavesOf(tree)) for (const name of mentionsOf(leaf)) found.add(name);
  return found;
}

function mentionsOf(leaf: Leaf): readonly string[] {
  const names = known.get(leaf) ?? textsOf(leaf).flatMap((text) => [...text.matchAll(mention)].map(([name]) => name));
  known.set(leaf, names);
  return names;
}

/** What no environment changes is one leaf in all of them. */
const known = new WeakMap<Leaf, readonly string[]>();

/** As it was written, and what it became; so of what was given to it, and of the file that it names. */
function textsOf(leaf: Leaf): readonly string[] {
  const inner = leaf.filled?.parts.flatMap(({ value }) => (value === undefined ? [] : textsOf(value))) ?? [];
  const content = leaf.content === undefined ? [] : textsOf(leaf.content);
  return [String(leaf.value), String(leaf.filled?.written.value ?? ''), ...inner, ...content];
}
