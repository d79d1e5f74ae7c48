import type { JinjaDialect } from '../jinja/dialect.ts';
import type { Schema } from '../language/schema.ts';
import type { Report } from '../text/diagnostic.ts';
import type { Dict } from '../tree/tree.ts';
import type { Artifact } from './artifact.ts';
import type { Environment } from './environment.ts';
import type { Operation } from './operation.ts';
import type { Pipeline } from './pipeline.ts';

/** A builtin type of task: sugar over an operation. */
export interface TaskType {
  readonly type: string;
  readonly schema: Schema;
  /** The operation that a task stands for; undefined where something is wrong, which is reported. */
  lower(task: unknown, context: TaskContext): Operation | undefined;
}

/** What lowering a task may look at. */
export interface TaskContext {
  readonly id: string;
  /** The task with its places, for findings. */
  readonly tree: Dict;
  readonly environment: Environment;
  readonly report: Report;
}

/** An orchestrator that pipelines are compiled for. */
export interface Target {
  readonly id: string;
  /** The versions that are supported, oldest first. */
  readonly versions: readonly string[];
  /** What the renderer of a version knows in runs that are due by a schedule, or only started by hand. */
  jinja(
    version: string,
    runs: 'scheduled' | 'unscheduled',
  ): {
    readonly dialect: JinjaDialect;
    problem(name: string): { readonly message: string; readonly help: string } | undefined;
  };
  /** Why a secret's name in the store is not safe: a name that the target would not mask. */
  unmasked(variable: string): string | undefined;
  /** The files of one pipeline. What the target cannot express is reported, and then nothing is made. */
  emit(pipeline: Pipeline, environment: Environment, report: Report): readonly Artifact[];
  /** The files of an environment as a whole. */
  emitEnvironment(environment: Environment): readonly Artifact[];
}

/** Everything that is registered, one folder each. */
export interface Builtins {
  readonly tasks: readonly TaskType[];
  readonly target: Target;
}
