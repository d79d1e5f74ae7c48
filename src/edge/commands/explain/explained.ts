import type { Unit } from '../../../resolve/layers.ts';
import type { LayeredTask } from '../../../resolve/task_layers.ts';
import type { Dict, Tree, Value } from '../../../tree/tree.ts';

/** Where a text was written. Line and column begin at 1. */
export interface Written {
  readonly layer: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The text at that place, as it stands in the file. */
  readonly written: string;
}

/** A name that a text uses, and where its value was written. */
export interface NamedValue extends Written {
  readonly name: string;
}

/** One place that set a value, or would have set it. */
export interface Link extends Written {
  /** Where the value was put to use, when it was written elsewhere: a variable, an input. */
  readonly usedAt?: Written;
  /** The names in the text, with the places of what they stand for. */
  readonly references: readonly NamedValue[];
}

/** A value with every place that had a say in it, winner first. */
export interface Explained {
  readonly path: string;
  readonly value: Value;
  readonly chain: readonly Link[];
}

/** What is needed to tell where the values of a unit come from. */
export interface Explainer {
  readonly unit: Unit;
  readonly tree: Dict;
  readonly tasks: readonly LayeredTask[];
  /** The variables of the environment. */
  readonly variables: Tree | undefined;
}
