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
