import type { Definition, Statement } from './statement.ts';

/** A Python file. What it imports is found in its functions and its body. */
export interface Module {
  /** Prose: spaces around its lines do not count. */
  readonly docstring?: string;
  /** Functions and classes. */
  readonly functions: readonly Definition[];
  readonly body: readonly Statement[];
}
