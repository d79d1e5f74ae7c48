import type { Pipeline } from '../model/pipeline.ts';
import type { Tree } from '../tree/tree.ts';

/** A value that differs between two releases, before it is known what that does. */
export interface RawChange {
  /**
   * `environment`: a key of the environment's effective document (`target.airflow`, `connections.warehouse.id`,
   * `pools.warehouse.slots`, …).
   */
  readonly subject: 'pipeline' | 'environment';
  /** The id of the environment. */
  readonly environment: string;
  /**
   * Keys from the top of the effective tree: `['tasks', 'load', 'retries', 'count']`. Empty: the pipeline as a whole
   * comes (`before` is absent) or goes (`after` is absent); `['tasks', 'load']` with one side absent: a task does.
   */
  readonly path: readonly string[];
  readonly before?: Tree;
  readonly after?: Tree;
  /** The resolved pipelines of both sides, as far as there are. */
  readonly pipeline?: { readonly before?: Pipeline; readonly after?: Pipeline };
}
