import type { Schema } from '../language/schema.ts';
import { pathBeside } from '../model/path.ts';
import { readingProblem, sayingOf } from '../model/reading_problem.ts';
import { leafAt } from '../tree/make.ts';
import { placeOf, type Dict, type Leaf } from '../tree/tree.ts';
import { literal } from '../values/text.ts';
import { withHistory } from '../validate/effective.ts';
import { fillText } from './fill/fill_text.ts';
import type { UnitContext } from './unit_context.ts';

/**
 * Reads the files that a task names, by paths relative to the documents that wrote them, and fills the references in
 * them. What a file says becomes the text of the leaf that names it. False where one cannot be read, which is reported.
 */
export function readFiles(tree: Dict, schema: Schema, context: UnitContext): boolean {
  const read = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const leaf = property.names === 'file' ? tree.entries.get(key)?.value : undefined;
    return leaf?.kind !== 'leaf' || typeof leaf.value !== 'string' || readFile(leaf, leaf.value, property, context);
  });
  return read.every(Boolean);
}

function readFile(leaf: Leaf, written: string, schema: Schema, context: UnitContext): boolean {
  const reading = context.snapshot.read(pathBeside(leaf.source.path, written));
  if (reading.kind === 'not-utf-8') {
    const used = [{ message: 'It is used here.', place: placeOf(leaf) }];
    context.report({ ...readingProblem(reading.source.path, reading), related: used });
    return false;
  }
  if (reading.kind !== 'text') {
    const said = sayingOf(written, reading);
    context.report(withHistory({ severity: 'error', place: placeOf(leaf), ...said }, leaf));
    return false;
  }
  const text = reading.source.text.replaceAll(/\r\n?/gu, '\n');
  const source = text === reading.source.text ? reading.source : { path: reading.source.path, text };
  const content: Leaf = { ...leafAt({ source, start: 0, end: text.length }, text, 'verbatim'), from: leaf };
  if (schema.isPlain === true) {
    context.fill.texts.set(leaf, literal(text));
    return true;
  }
  const mode = {
    values: 'run',
    refusesJinja: false,
    ...(schema.code === undefined ? {} : { code: schema.code }),
  } as const;
  const filled = fillText(content, mode, context.fill);
  if (filled.kind === 'text') context.fill.texts.set(leaf, filled.text);
  else context.fill.texts.set(leaf, literal(filled.kind === 'characters' ? filled.characters : text));
  return true;
}
