import { merge, type MergeContext } from '../tree/merge.ts';
import type { Shape } from '../tree/shape.ts';
import type { Tree } from '../tree/tree.ts';

/** Layers of one position, lowest first; what a layer does not have is undefined. */
export type Layers = readonly (Tree | undefined)[];

/** Lays layers over one another, lowest first. Undefined when no layer says anything. */
export function stack(layers: Layers, shape: Shape, context: MergeContext): Tree | undefined {
  let result: Tree | undefined;
  for (const layer of layers) if (layer !== undefined) result = merge(result, layer, shape, context);
  return result;
}

/**
 * The same for layers that speak to many: the same trees are laid over one another once, for all tasks and pipelines. A
 * value of which something is told is not kept, so that each of them tells it.
 */
export function stackShared(layers: Layers, shape: Shape, context: MergeContext): Tree | undefined {
  const known = knownOf(layers, shape, context.keepsMarkers === true);
  if (known.value !== undefined) return known.value.tree;
  let isTold = false;
  const tree = stack(layers, shape, {
    ...context,
    report: (diagnostic) => {
      isTold = true;
      context.report(diagnostic);
    },
  });
  if (!isTold) known.value = { tree };
  return tree;
}

/** What some layers gave, and those that were laid over them. It lasts as long as the trees of the project. */
interface Known {
  value: { readonly tree: Tree | undefined } | undefined;
  readonly above: WeakMap<object, Known>;
}

const withMarkers = newKnown();
const withoutMarkers = newKnown();

function knownOf(layers: Layers, shape: Shape, keepsMarkers: boolean): Known {
  let known = above(keepsMarkers ? withMarkers : withoutMarkers, shape);
  for (const layer of layers) if (layer !== undefined) known = above(known, layer);
  return known;
}

function above(known: Known, layer: object): Known {
  const next = known.above.get(layer) ?? newKnown();
  known.above.set(layer, next);
  return next;
}

function newKnown(): Known {
  return { value: undefined, above: new WeakMap() };
}
