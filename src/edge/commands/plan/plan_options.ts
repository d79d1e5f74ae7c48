import type { ProjectOptions } from '../open_project.ts';
import type { TellOptions } from './tell_plan.ts';

/** What `dagwright plan` can be asked for. */
export interface PlanOptions extends ProjectOptions, TellOptions {
  readonly base?: string;
  readonly head?: string;
  /** The moment from which on runs are compared; absent: now. */
  readonly now?: string;
  /** A file that holds a plan as JSON; it is told, and none is made. */
  readonly fromJson?: string;
}
