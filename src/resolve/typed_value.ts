import { schemaAt, type Schema } from '../language/schema.ts';
import { scalarText, type Leaf, type Tree } from '../tree/tree.ts';
import { literal, type Text } from '../values/text.ts';
import { freeValue, type FreeContext } from './free_value.ts';

/** The texts that filling the references gave. */
export type Texts = ReadonlyMap<Leaf, Text>;

/**
 * The effective value as the types of its schema have it: text that the target renders as `Text`, data of the user's
 * own as `FreeValue`, all else as JSON has it.
 */
export function typedValue(tree: Tree, schema: Schema, context: FreeContext): unknown {
  if (schema.free === true) return freeValue(tree, context);
  if (tree.kind === 'list') return tree.items.map((item) => typedValue(item, schema.items ?? {}, context));
  if (tree.kind === 'dict') return typedMap(tree.entries, schema, context);
  const isText = schema.tsType !== undefined || schema.values === 'run';
  if (!isText) return tree.value;
  if (typeof tree.value === 'string') return textOf(tree, context.texts);
  return schema.tsType === 'Text' ? literal(scalarText(tree)) : tree.value;
}

function typedMap(
  entries: ReadonlyMap<string, { readonly value: Tree }>,
  schema: Schema,
  context: FreeContext,
): Record<string, unknown> {
  const value: Record<string, unknown> = Object.create(null);
  for (const [key, entry] of entries) value[key] = typedValue(entry.value, schemaAt(schema, key) ?? {}, context);
  return value;
}

/** The text of a string leaf. */
export function textOf(leaf: Leaf, texts: Texts): Text {
  return texts.get(leaf) ?? literal(String(leaf.value));
}
