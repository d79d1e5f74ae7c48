import type { Pipeline, Task } from '../../model/pipeline.ts';
import type { Risk } from '../../model/plan.ts';
import type { Tree } from '../../tree/tree.ts';
import type { RawChange } from '../raw_change.ts';
import type { Field } from './field_at.ts';

/** A change with what a sentence about it may say. */
export interface Seen {
  readonly change: RawChange;
  readonly before: Tree | undefined;
  readonly after: Tree | undefined;
  readonly path: readonly string[];
  /** The last key of the path. */
  readonly key: string;
  readonly field: Field;
  /** What changes, as a part of a sentence: `"load"`, `the pipeline`, `the environment`. */
  readonly who: string;
  readonly task: SeenTask | undefined;
  /** Whether much depends on the pipeline, before or after. */
  readonly isCritical: boolean;
  readonly pipelines: { readonly before: Pipeline | undefined; readonly after: Pipeline | undefined };
}

/** The task that a change lies in. */
export interface SeenTask {
  readonly id: string;
  /** The builtin type that it is, or stands for. */
  readonly type: string | undefined;
  readonly before: Task | undefined;
  readonly after: Task | undefined;
}

/** What a sentence says. Where it says no risk, that of the field's class holds. */
export interface Told {
  readonly effect: string;
  readonly risk?: Risk;
  readonly reason?: string;
}

/** Says what a change does; undefined where it has nothing to say of this one. */
export type Sentence = (seen: Seen) => Told | string | undefined;

/**
 * Sentences by the paths that they are about, keys separated by dots. `*` is any one key, `**` at the end is any number
 * of keys. The first that fits and has something to say is taken.
 */
export type Sentences = readonly (readonly [pattern: string, sentence: Sentence])[];
