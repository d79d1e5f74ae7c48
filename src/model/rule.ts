import type { Schema } from '../language/schema.ts';
import type { Place } from '../text/source.ts';
import type { Tree, Value } from '../tree/tree.ts';
import type { Environment } from './environment.ts';
import type { Pipeline, Task } from './pipeline.ts';
import type { Project } from './project.ts';

/** How strictly a rule is taken. */
export type Level = 'off' | 'info' | 'warning' | 'error';

/** What rules are about, in the order in which their index has them. */
export const ruleAreas = [
  'ownership',
  'retries',
  'schedules',
  'idempotency',
  'waiting',
  'environments',
  'secrets',
  'resources',
  'naming',
] as const;

/** What a rule is about: the part of the index of rules that it stands in. */
export type RuleArea = (typeof ruleAreas)[number];

/**
 * A standard that pipelines keep or break: what is legal in the language, and unwise at run time. It has one of the
 * three ways to look, or several.
 */
export interface Rule {
  readonly id: string;
  readonly area: RuleArea;
  /** What it asks for, in a line. */
  readonly summary: string;
  readonly levels: { readonly recommended: Level; readonly strict: Level };
  /** What users may decide, with the defaults: an object of keys. */
  readonly options?: Schema;
  /** The defaults that the preset `strict` has in the place of those. */
  readonly strictOptions?: Readonly<Record<string, Value>>;
  /** Looks at one pipeline in one environment, as it will run. */
  check?(pipeline: Pipeline, context: RuleContext): void;
  /** Looks at all pipelines of an environment together. */
  across?(): PipelinesView;
  /** Looks at what people wrote, once for all environments. */
  checkProject?(context: ProjectContext): void;
}

/** How a rule sees all pipelines of one environment: one after the other, then it says what it found. */
export interface PipelinesView {
  see(pipeline: Pipeline, context: RuleContext): void;
  end(context: EnvironmentContext): void;
}

/** What a rule may know, beside the pipeline. */
export interface RuleContext {
  readonly project: Project;
  readonly environment: Environment;
  /** All environments of the project, in the order of promotion. */
  readonly environments: readonly Environment[];
  /** The options of the rule, with their defaults. */
  readonly options: Readonly<Record<string, Value>>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly report: RuleReport;
}

/** The same when all pipelines of the environment were seen; what is reported is about none of them. */
export interface EnvironmentContext extends RuleContext {
  /** False where pipelines have mistakes, and were not seen. */
  readonly isWhole: boolean;
}

/** The same for a rule on what people wrote. */
export type ProjectContext = Omit<RuleContext, 'environment'>;

/** A pipeline, a task of it, or any value with a place. */
export type Subject = Pipeline | Task | Tree;

/**
 * How a rule tells what it found: of what, by the path of the key in it (`retries.count`; empty: as a whole), and in
 * the user's words what happens at run time. The engine finds the place that set the value, and what it replaced; of a
 * key that is missing, the nearest thing around it.
 */
export type RuleReport = (subject: Subject, path: string, message: string, more?: FindingDetails) => void;

export interface FindingDetails {
  /** What to write instead. */
  readonly help?: string;
  /** The exact place, where it is only a part of the value. */
  readonly place?: Place;
  /** What tells findings of one rule at one path apart: the function that was called, the table that was filled. */
  readonly key?: string;
  readonly isConfidential?: true;
  /** What takes the finding away, where it is one key: it is set to the value or, without one, taken out. */
  readonly fix?: OfferedFix;
}

export interface OfferedFix {
  /** In the subject, as the path of the finding. */
  readonly path: string;
  readonly value?: string | number | boolean;
  /** True where a run does the same afterwards. */
  readonly isSafe: boolean;
  /** True where it is right for this subject alone: it is written into its pipeline, over a value that others share. */
  readonly isOwn?: true;
}
