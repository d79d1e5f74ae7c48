import { placeOf, type Tree } from '../tree/tree.ts';
import { findReferences } from '../values/reference.ts';
import type { PathPart } from '../values/text.ts';
import { meaningOf } from './fill/meaning.ts';
import { inside, type Scope } from './fill/scope.ts';

/** A value as its author wrote it, with the names that its references may use. */
export interface Unfilled {
  readonly tree: Tree;
  readonly scope: Scope;
  /** Whether values of the run may stand in it. */
  readonly templated: boolean;
}

/** The value itself where it is one reference to a value that is written elsewhere: that one, as it is written there. */
export function named(value: Unfilled): Unfilled {
  const path = pathOf(value.tree);
  const found = path === undefined ? undefined : value.scope.find(path);
  if (found?.kind !== 'tree') return value;
  const { tree, scope } = found;
  return named({ tree, scope, templated: value.templated && found.templated });
}

/** What stands at the keys inside of a value; undefined where it has no such key. */
export function unfilledInside(value: Unfilled, [first, ...rest]: readonly PathPart[]): Unfilled | undefined {
  if (first === undefined) return value;
  const whole = named(value);
  const tree = inside(whole.tree, [first]);
  return tree === undefined ? undefined : unfilledInside({ ...whole, tree }, rest);
}

/** The compile-time name that a text is, where it is nothing else. */
function pathOf(tree: Tree): readonly PathPart[] | undefined {
  if (tree.kind !== 'leaf' || typeof tree.value !== 'string' || !tree.value.includes('${{')) return undefined;
  const [only, ...others] = findReferences(tree.value);
  if (only?.kind !== 'reference' || others.length > 0) return undefined;
  const meaning = meaningOf(only, () => placeOf(tree));
  return meaning.kind === 'compile' ? meaning.path : undefined;
}
