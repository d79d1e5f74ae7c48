import type { Schema } from '../language/schema.ts';
import type { Place } from '../text/source.ts';
import { dictAt, leafAt, listAt } from '../tree/make.ts';
import type { Dict, Entry, Leaf, Tree } from '../tree/tree.ts';

/**
 * A tree with the defaults of its schema under it: the lowest layer. Of alternatives only the one that was chosen
 * gives defaults. Each default has a place too, in a text that ships with dagwright.
 */
export function withDefaults(tree: Dict, schema: Schema, name: string): Dict {
  let entries: Map<string, Entry> | undefined;
  for (const giver of giversOf(schema, name)) {
    const { key } = giver;
    if (!isOpen(giver, tree)) continue;
    const entry = tree.entries.get(key);
    const value = valueWith(entry?.value, giver);
    if (value === undefined || value === entry?.value) continue;
    entries ??= new Map(tree.entries);
    entries.set(key, { key: entry?.key ?? keyAt(value, key), value });
  }
  return entries === undefined ? tree : { ...tree, entries };
}

/** A property that can give a default, by itself or inside of it. */
interface Giver {
  readonly key: string;
  /** The name of its default: where it stands in the language. */
  readonly name: string;
  readonly property: Schema;
  /** The keys that name the alternatives it belongs to; undefined where it belongs to none. */
  readonly heads: readonly string[] | undefined;
}

const givers = new WeakMap<Schema, Map<string, readonly Giver[]>>();

/** Most properties give none, and every task of every unit asks. */
function giversOf(schema: Schema, name: string): readonly Giver[] {
  const byName = givers.get(schema) ?? new Map<string, readonly Giver[]>();
  givers.set(schema, byName);
  const known = byName.get(name) ?? giversIn(schema, name);
  byName.set(name, known);
  return known;
}

function giversIn(schema: Schema, name: string): readonly Giver[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]): readonly Giver[] => {
    if (property.default === undefined && property.properties === undefined) return [];
    const own = schema.alternatives?.filter((group) => group.includes(key)) ?? [];
    const heads = own.length === 0 ? undefined : own.flatMap((group) => group.slice(0, 1));
    return [{ key, name: `${name}.${key}`, property, heads }];
  });
}

/** A key of an alternative that another one was chosen over gives no default. */
function isOpen({ heads }: Giver, tree: Dict): boolean {
  return heads === undefined || heads.some((head) => tree.entries.has(head));
}

function valueWith(tree: Tree | undefined, { name, property }: Giver): Tree | undefined {
  if (tree === undefined) return valueOfNothing(property, name);
  return tree.kind === 'dict' && property.properties !== undefined ? withDefaults(tree, property, name) : tree;
}

const valuesOfNothing = new Map<string, Tree | undefined>();

/** What stands where nothing is written: the same tree wherever it is asked for. */
function valueOfNothing(schema: Schema, name: string): Tree | undefined {
  if (!valuesOfNothing.has(name)) valuesOfNothing.set(name, absentValue(schema, name));
  return valuesOfNothing.get(name);
}

function absentValue(schema: Schema, name: string): Tree | undefined {
  if (schema.default !== undefined) return defaultTree(schema, name);
  if (schema.properties === undefined || schema.required !== undefined) return undefined;
  const empty = dictAt(sourceOf(name, {}), new Map());
  const filled = withDefaults(empty, schema, name);
  return filled.entries.size === 0 ? undefined : filled;
}

function defaultTree(schema: Schema, name: string): Tree {
  const at = sourceOf(name, schema.default);
  const made = treeOf(schema.default, at);
  const words = schema.shorthand !== undefined && 'words' in schema.shorthand ? schema.shorthand.words : [];
  return typeof schema.default === 'string' && words.includes(schema.default)
    ? wordTree(schema, schema.default, at, name)
    : made;
}

function wordTree(schema: Schema, word: string, at: Place, name: string): Tree {
  const leaf = leafAt(at, true, 'made');
  return withDefaults(dictAt(at, new Map([[word, { key: keyAt(leaf, word), value: leaf }]])), schema, name);
}

/** One line of text for each default, so that it can be shown like any other value. */
function sourceOf(name: string, value: unknown): Place {
  const text = `${name}: ${JSON.stringify(value)}\n`;
  return { source: { path: `dagwright:defaults`, text }, start: name.length + 2, end: text.length - 1 };
}

function treeOf(value: unknown, at: Place): Tree {
  if (Array.isArray(value))
    return listAt(
      at,
      value.map((item) => treeOf(item, at)),
    );
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]): [string, Entry] => [
      key,
      { key: keyAt(at, key), value: treeOf(item, at) },
    ]);
    return dictAt(at, new Map(entries));
  }
  return leafAt(at, value as Leaf['value'], 'made');
}

function keyAt(at: Place, key: string): Leaf {
  return leafAt(at, key, 'made');
}
