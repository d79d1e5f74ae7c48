import type { FunctionDefinition, Statement } from './statement.ts';

/** A Python file. What it imports is found in its functions and its body. */
export interface Module {
  /** Prose: spaces around its lines do not count. */
  readonly docstring?: string;
  readonly functions: readonly FunctionDefinition[];
  readonly body: readonly Statement[];
}
