import type { Tree } from '../tree/tree.ts';

/** What stays of a pipeline in an environment when its files are handed on: what others need to know of it. */
export interface Facts {
  readonly id: string;
  readonly environment: string;
  readonly path: string;
  /** The id in the target, and the place that gave it. */
  readonly targetId: string;
  readonly idAt: Tree;
}

/** What one environment resolves to. */
export interface Release {
  readonly format: 1;
  readonly environment: string;
  readonly facts: readonly Facts[];
}
