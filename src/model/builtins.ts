import type { JinjaDialect } from '../jinja/dialect.ts';
import type { Schema } from '../language/schema.ts';
import type { Report } from '../text/diagnostic.ts';
import type { Dict, Tree } from '../tree/tree.ts';
import type { PathPart } from '../values/text.ts';
import type { Artifact } from './artifact.ts';
import type { Environment } from './environment.ts';
import type { Operation } from './operation.ts';
import type { Param, Pipeline } from './pipeline.ts';
import type { Consequence } from './plan.ts';
import type { Rule } from './rule.ts';
import type { Schedule } from './schedule.ts';

/** A builtin type of task: sugar over an operation. */
export interface TaskType {
  readonly type: string;
  readonly schema: Schema;
  /** The operation that a task stands for; undefined where something is wrong, which is reported. */
  lower(task: unknown, context: TaskContext): Operation | undefined;
  /** What such a task puts out for tasks after it. Absent: nothing. */
  output?(operation: Operation): 'text' | 'json' | undefined;
}

/** What lowering a task may look at. */
export interface TaskContext {
  readonly id: string;
  /** The id of the pipeline that the task stands in. */
  readonly pipeline: string;
  /** The task with its places, for findings. */
  readonly tree: Dict;
  readonly environment: Environment;
  /** The pipeline's zone. */
  readonly zone: string;
  /** When the pipeline runs; undefined where that is not known, which was reported. */
  readonly schedule: Schedule | undefined;
  /** The pipeline that a value names, as this environment has it; undefined where there is none, which is reported. */
  neighbour(name: Tree): Neighbour | undefined;
  readonly report: Report;
}

/** Another pipeline of an environment, as far as a task of this one may depend on it. */
export interface Neighbour {
  readonly id: string;
  /** Its id in the target. */
  readonly dagId: string;
  /** Undefined where something is wrong with it, which was reported there. */
  readonly schedule: Schedule | undefined;
  /** Its tasks; undefined where they are not known: it is of another repository. */
  readonly tasks: ReadonlyMap<string, NeighbourTask> | undefined;
  /** Its parameters; undefined where they are not known. */
  readonly params: ReadonlyMap<string, Param> | undefined;
}

/** A task of another pipeline. */
export interface NeighbourTask {
  /** Its id in the target. */
  readonly taskId: string;
  /** Whether it is mapped: it has as many instances as there are elements. */
  readonly isMapped: boolean;
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
    provides(path: readonly PathPart[]): boolean;
  };
  /** Why a secret's name in the store is not safe: a name that the target would not mask. */
  unmasked(variable: string): string | undefined;
  /** The files of one pipeline. What the target cannot express is reported, and then nothing is made. */
  emit(pipeline: Pipeline, environment: Environment, report: Report): readonly Artifact[];
  /** The files of an environment as a whole. */
  emitEnvironment(environment: Environment): readonly Artifact[];
  /** What a pipeline uses that the environment had before and has no more, or takes otherwise: another version, other providers. */
  lostFeatures(pipeline: Pipeline, before: Environment, after: Environment): readonly Consequence[];
}

/** Everything that is registered, one folder each. */
export interface Builtins {
  readonly tasks: readonly TaskType[];
  readonly target: Target;
  readonly rules: readonly Rule[];
}
