import type { Schema } from '../language/schema.ts';
import type { Dict } from '../tree/tree.ts';

/** What a task may be called in `type`: one of the builtin types, or one of the organisation's own. */
export type TaskForm = BuiltinForm | OwnForm;

export interface BuiltinForm {
  readonly kind: 'builtin';
  readonly type: string;
  readonly schema: Schema;
}

/** A type of the organisation: its inputs beside the common keys, and the builtin task that it stands for. */
export interface OwnForm {
  readonly kind: 'own';
  readonly type: string;
  /** The common keys and the inputs. */
  readonly schema: Schema;
  /** The inputs alone. */
  readonly inputs: Schema;
  readonly builtin: BuiltinForm;
  /** What an input is where nothing is written. */
  readonly defaults: Dict;
  /** The document's `task`. */
  readonly task: Dict;
  /** False where the document has mistakes: its tasks are looked at, but nothing is made of them. */
  readonly sound: boolean;
}

export type TaskForms = ReadonlyMap<string, TaskForm>;
