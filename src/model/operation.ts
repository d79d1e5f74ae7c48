import type { Text } from '../values/text.ts';
import type { FreeValue } from './free_value.ts';

/** What a task does, in a small closed set of words that every target lowers. Task types are sugar over it. */
export type Operation = ShellOperation | CallOperation | SqlOperation | NoOperation | NativeOperation;

export interface ShellOperation {
  readonly kind: 'shell';
  readonly command: Text;
  readonly environment: ReadonlyMap<string, Text>;
  readonly skipExitCode?: number;
}

/** A function of a module, imported when the task runs. */
export interface CallOperation {
  readonly kind: 'call';
  readonly module: string;
  readonly function: string;
  readonly arguments: ReadonlyMap<string, FreeValue>;
}

/** Statements in one transaction. `:name` in the text stands for a parameter. */
export interface SqlOperation {
  readonly kind: 'sql';
  readonly connection: { readonly name: string; readonly id: string; readonly type: string };
  readonly statements: Text;
  readonly parameters: ReadonlyMap<string, Text | number | boolean>;
}

export interface NoOperation {
  readonly kind: 'noop';
}

/** An operator of the target, named by its class and taken on trust. */
export interface NativeOperation {
  readonly kind: 'native';
  /** Class by major version of the target; `any` where it is the same on all. */
  readonly classes: ReadonlyMap<string, string>;
  readonly templated: readonly string[];
  readonly arguments: ReadonlyMap<string, FreeValue>;
}
