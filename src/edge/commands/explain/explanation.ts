import type { Unit } from '../../../resolve/layers.ts';
import { positionAt } from '../../../text/source.ts';
import { valueOf, type Tree } from '../../../tree/tree.ts';
import type { Explained, Explainer, Link, Written } from './explained.ts';
import { layerOf } from './layer_of.ts';
import { referencesIn } from './references_in.ts';
import { schemaDefault } from './schema_default.ts';
import { valueAt, type ValueAt } from './value_at.ts';

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
