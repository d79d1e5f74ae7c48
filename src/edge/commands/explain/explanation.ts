import type { Unit } from '../../../resolve/layers.ts';
import type { LayeredTask } from '../../../resolve/task_layers.ts';
import { positionAt } from '../../../text/source.ts';
import { valueOf, type Dict, type Tree, type Value } from '../../../tree/tree.ts';
import { layerOf } from './layer_of.ts';
import { referencesIn, type NamedValue } from './references_in.ts';
import { schemaDefault } from './schema_default.ts';
import { valueAt, type ValueAt } from './value_at.ts';

/** Where a text was written. Line and column begin at 1. */
export interface Written {
  readonly layer: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The text at that place, as it stands in the file. */
  readonly written: string;
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

/** One value that is no map: what it is, and the chain of places that made it, down to the schema's default. */
export function explanationOf(path: readonly string[], found: ValueAt, explainer: Explainer): Explained {
  const fallback = schemaDefault(explainer.tree, path, explainer.tasks);
  const isShown = found.chain.some((link) => link.source.path === fallback?.source.path);
  const chain = fallback === undefined || isShown ? found.chain : [...found.chain, fallback];
  return {
    path: path.join('.'),
    value: valueOf(found.tree),
    chain: chain.map((tree) => linkOf(tree, path, explainer)),
  };
}

/** All values at and below a path, each with its own chain. */
export function explanationsBelow(path: readonly string[], explainer: Explainer): readonly Explained[] {
  const found = valueAt(explainer.tree, path);
  if (found.kind === 'unknown') return [];
  const { tree } = found.value;
  if (tree.kind !== 'dict' || tree.entries.size === 0) return [explanationOf(path, found.value, explainer)];
  return [...tree.entries.keys()].flatMap((key) => explanationsBelow([...path, key], explainer));
}

function linkOf(tree: Tree, path: readonly string[], explainer: Explainer): Link {
  const { unit } = explainer;
  const written = writtenAt(tree, unit);
  return {
    ...written,
    ...(tree.from === undefined ? {} : { usedAt: writtenAt(tree.from, unit) }),
    references: referencesIn(written.written, path, explainer, (value) => writtenAt(value, unit)),
  };
}

function writtenAt(tree: Tree, unit: Unit): Written {
  const { source, start, end } = tree;
  const { line, column } = positionAt(source, start);
  return {
    layer: layerOf(tree, unit),
    file: source.path,
    line,
    column,
    written: source.text.slice(start, end).trimEnd(),
  };
}
