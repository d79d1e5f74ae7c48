/**
 * Dagwright as a library: what the command line does, without its files and streams.
 *
 * ```ts
 * const files = memorySnapshot({ 'dagwright.yaml': '…', 'pipelines/orders.yaml': '…' });
 * const { value, diagnostics } = compile(files, builtins, ({ path, text }) => console.log(path, text.length));
 * ```
 */
export { compile, type Sink } from './compile.ts';
/** The task types and the target that ship with dagwright. */
export { builtins } from './builtins/index.ts';
/** A repository that is not on disk; any other is read through the same three functions. */
export { memorySnapshot, type FileReading, type ReadingProblem, type Snapshot } from './model/snapshot.ts';
export type { Artifact } from './model/artifact.ts';
export type { Builtins, Target, TaskContext, TaskType } from './model/builtins.ts';
export type { Facts, Release } from './model/release.ts';
export { hasErrors, type Diagnostic, type Note, type Outcome, type Severity } from './text/diagnostic.ts';
export { positionAt, type Place, type Position, type Source } from './text/source.ts';
