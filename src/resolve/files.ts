import type { Schema } from '../language/schema.ts';
import { pathBeside } from '../model/path.ts';
import { readingProblem, sayingOf } from '../model/reading_problem.ts';
import { leafAt } from '../tree/make.ts';
import { placeOf, type Dict, type Entry, type Leaf } from '../tree/tree.ts';
import { literal } from '../values/text.ts';
import { withHistory } from '../validate/effective.ts';
import type { FieldMode } from './fill/context.ts';
import { fillText } from './fill/fill_text.ts';
import type { UnitContext } from './unit_context.ts';

/**
 * Reads the files that a task names, by paths relative to the documents that wrote them, and fills the references in
 * them. What a file says becomes the text of the leaf that names it. What cannot be read is reported.
 */
export function readFiles(
  tree: Dict,
  schema: Schema,
  context: UnitContext,
): { readonly tree: Dict; readonly areRead: boolean } {
  let entries: Map<string, Entry> | undefined;
  let areRead = true;
  for (const [key, property] of filesOf(schema)) {
    const entry = tree.entries.get(key);
    if (entry?.value.kind !== 'leaf' || typeof entry.value.value !== 'string') continue;
    const read = readFile(entry.value, entry.value.value, property, context);
    areRead &&= read !== undefined;
    entries ??= new Map(tree.entries);
    if (read !== undefined) entries.set(key, { ...entry, value: read });
  }
  return { tree: entries === undefined ? tree : { ...tree, entries }, areRead };
}

type Property = readonly [key: string, property: Schema];

const files = new WeakMap<Schema, readonly Property[]>();

/** The properties that name a file; most types have one or none. */
function filesOf(schema: Schema): readonly Property[] {
  const known = files.get(schema);
  if (known !== undefined) return known;
  const found = Object.entries(schema.properties ?? {}).filter(([, property]) => property.names === 'file');
  files.set(schema, found);
  return found;
}

/** The leaf with what its file says; undefined where that cannot be read. */
function readFile(leaf: Leaf, written: string, schema: Schema, context: UnitContext): Leaf | undefined {
  const reading = context.snapshot.read(pathBeside(leaf.source.path, written));
  if (reading.kind === 'not-utf-8') {
    const used = [{ message: 'It is used here.', place: placeOf(leaf) }];
    context.report({ ...readingProblem(reading.source.path, reading), related: used });
    return undefined;
  }
  if (reading.kind !== 'text') {
    const said = sayingOf(written, reading);
    context.report(withHistory({ severity: 'error', place: placeOf(leaf), ...said }, leaf));
    return undefined;
  }
  const text = reading.source.text.replaceAll(/\r\n?/gu, '\n');
  const source = text === reading.source.text ? reading.source : { path: reading.source.path, text };
  const content: Leaf = { ...leafAt({ source, start: 0, end: text.length }, text, 'verbatim'), from: leaf };
  const filled = schema.isPlain === true ? undefined : fillText(content, modeOf(schema), context.fill);
  const isFilled = filled?.kind === 'text' || filled?.kind === 'characters';
  const named: Leaf = {
    ...leaf,
    content: isFilled ? { ...content, filled: { written: content, parts: filled.parts } } : content,
  };
  const known = filled?.kind === 'characters' ? filled.characters : text;
  context.fill.texts.set(named, filled?.kind === 'text' ? filled.text : literal(known));
  return named;
}

function modeOf({ code }: Schema): FieldMode {
  return { values: 'run', refusesJinja: false, ...(code === undefined ? {} : { code }) };
}
