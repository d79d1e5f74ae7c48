import type { RunValue } from '../values/text.ts';

/** Somebody asks for the output of a task. */
export interface OutputUse {
  /** The task that asks. */
  readonly by: string;
  readonly value: RunValue;
}
