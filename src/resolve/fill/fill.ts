import { schemaAt, type Schema } from '../../language/schema.ts';
import { onTop } from '../../tree/on_top.ts';
import type { Dict, Entry, Leaf, List, Tree } from '../../tree/tree.ts';
import type { FieldMode, FillContext } from './context.ts';
import { fillText, type FilledText } from './fill_text.ts';
import { mayHoldReferences } from './may_hold.ts';

/**
 * Fills the references of a value; undefined where it was one reference to something optional that was not given. What is known now becomes part of the tree; a text with values of the run keeps
 * its authored form in the tree, and its pieces go into the context's texts.
 */
export function fill(tree: Tree, schema: Schema, context: FillContext): Tree | undefined {
  return fillIn(tree, schema, { values: schema.values ?? 'compile', refusesJinja: false }, context);
}

/** Fills a value of the user's own that has no schema: what a variable holds. */
export function fillValue(tree: Tree, mode: FieldMode, context: FillContext): Tree | undefined {
  return fillIn(tree, { free: true }, mode, context);
}

/** The same for a value whose mode is not that of its schema: an argument that the target does not render. */
function fillIn(tree: Tree, schema: Schema, mode: FieldMode, context: FillContext): Tree | undefined {
  if (!mayHoldReferences(tree)) return tree;
  switch (tree.kind) {
    case 'leaf':
      return fillLeaf(tree, mode, context);
    case 'list':
      return fillList(tree, schema, mode, context);
    case 'dict':
      return fillDict(tree, schema, mode, context);
  }
}

function fillLeaf(leaf: Leaf, mode: FieldMode, context: FillContext): Tree | undefined {
  if (typeof leaf.value !== 'string' || mode.values === 'none') return leaf;
  return keep(leaf, fillText(leaf, mode, context), context);
}

/** Puts what a leaf became into the tree, and its text beside it where it has more than characters. */
function keep(leaf: Leaf, filled: FilledText, context: FillContext): Tree | undefined {
  switch (filled.kind) {
    case 'same':
      return leaf;
    case 'failed':
      context.failed.add(leaf);
      return leaf;
    case 'absent':
      return undefined;
    case 'tree':
      return used(filled.tree, leaf, context);
    case 'characters':
      return { ...leaf, value: filled.characters, style: 'made', filled: { written: leaf, parts: filled.parts } };
    case 'text': {
      const own: Leaf = { ...leaf, filled: { written: leaf, parts: filled.parts } };
      context.texts.set(own, filled.text);
      return own;
    }
  }
}

/** A value at the place of its use: it keeps the place where it was written, and what the use replaced. */
function used(tree: Tree, leaf: Leaf, context: FillContext): Tree {
  const here: Tree = { ...tree, from: leaf };
  const own = leaf.replaced === undefined ? here : onTop(here, leaf.replaced);
  const text = tree.kind === 'leaf' ? context.texts.get(tree) : undefined;
  if (text !== undefined && own.kind === 'leaf') context.texts.set(own, text);
  return own;
}

function fillList(list: List, schema: Schema, mode: FieldMode, context: FillContext): List {
  const inside = schema.items;
  const items = list.items.flatMap(
    (item) => fillIn(item, inside ?? schema, inside === undefined ? mode : modeOf(inside, mode), context) ?? [],
  );
  const isSame = items.length === list.items.length && items.every((item, index) => item === list.items[index]);
  return isSame ? list : { ...list, items };
}

function fillDict(dict: Dict, schema: Schema, mode: FieldMode, context: FillContext): Dict {
  let changed: Map<string, Entry> | undefined;
  for (const [key, entry] of dict.entries) {
    if (!mayHoldReferences(entry.value)) continue;
    const inside = schemaAt(schema, key);
    const value =
      inside?.renderedKeys === undefined
        ? fillIn(
            entry.value,
            inside ?? schema,
            inside === undefined ? typedMode(key, dict, mode) : modeOf(inside, mode),
            context,
          )
        : fillArguments(entry.value, inside, namesIn(dict.entries.get(inside.renderedKeys)?.value), context);
    if (value === entry.value) continue;
    changed ??= new Map(dict.entries);
    if (value === undefined) changed.delete(key);
    else changed.set(key, { key: entry.key, value });
  }
  return changed === undefined ? dict : { ...dict, entries: changed };
}

/** Of arguments that the target takes on trust, those that are named are rendered, and no others. */
function fillArguments(tree: Tree, schema: Schema, rendered: ReadonlySet<string>, context: FillContext): Tree {
  if (tree.kind !== 'dict') return tree;
  const entries = new Map<string, Entry>();
  for (const [key, entry] of tree.entries) {
    const isRendered = rendered.has(key);
    const mode: FieldMode = { values: isRendered ? 'run' : 'compile', refusesJinja: !isRendered };
    const value = fillIn(entry.value, schema.each ?? {}, mode, context);
    if (value !== undefined) entries.set(key, { key: entry.key, value });
  }
  return { ...tree, entries };
}

function namesIn(tree: Tree | undefined): ReadonlySet<string> {
  return new Set(tree?.kind === 'list' ? tree.items.map((item) => String(item.kind === 'leaf' ? item.value : '')) : []);
}

/** What `$text` says is never rendered: braces in it are braces. Nor is what an object is made with. */
function typedMode(key: string, dict: Dict, mode: FieldMode): FieldMode {
  if (key === '$text') return { values: 'compile', refusesJinja: false };
  return dict.entries.has('$new') ? { values: 'compile', refusesJinja: true, inObject: true } : mode;
}

function modeOf(schema: Schema, around: FieldMode): FieldMode {
  const values = schema.values ?? (around.values === 'run' ? 'run' : 'compile');
  const { refusesJinja } = around;
  return schema.code === undefined ? { values, refusesJinja } : { values, code: schema.code, refusesJinja };
}
