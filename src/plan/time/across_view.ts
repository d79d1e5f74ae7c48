import type { Pipeline } from '../../model/pipeline.ts';
import type { Consequence } from '../../model/plan.ts';

/** What a change does to a pipeline through others of its environment. */
export type ConsequenceAt = Consequence & { readonly pipeline: string };

/** How all pipelines of one environment are seen, one after the other; what follows of them together is told at the end. */
export interface AcrossView {
  /** Either side is absent for a pipeline that comes or goes. Pipelines that stay as they are count too. */
  see(before: Pipeline | undefined, after: Pipeline | undefined): void;
  end(): readonly ConsequenceAt[];
}
