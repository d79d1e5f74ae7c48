import { readJinja, type JinjaReading } from '../../jinja/read_jinja.ts';
import { placeInside } from '../../tree/place_inside.ts';
import { scalarText, placeOf, valueOf, type FilledPart, type Leaf, type Tree } from '../../tree/tree.ts';
import { meaningOf } from './meaning.ts';
import { findReferences, type Reference } from '../../values/reference.ts';
import { concatenate, isLiteral, jinja, literal, literalOf, value, valuesOf, type Text } from '../../values/text.ts';
import type { FieldMode, FillContext } from './context.ts';
import { compileTime, type CompileTime } from './compile_time.ts';
import { jinjaProblem, notTemplated, type Part } from './jinja_findings.ts';
import { placedRunValue, secretInText, type Problem } from './run_value.ts';
import { useNote } from './use_note.ts';

/** What a string became. */
export type FilledText =
  | { readonly kind: 'same' }
  /** Something is wrong with it, which was reported. */
  | { readonly kind: 'failed' }
  /** The string was one reference: the value that it names, of whatever type. */
  | { readonly kind: 'tree'; readonly tree: Tree }
  /** The string was one reference, to something optional that was not given. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'characters'; readonly characters: string; readonly parts: readonly FilledPart[] }
  | { readonly kind: 'text'; readonly text: Text; readonly parts: readonly FilledPart[] };

/** What a part of a string became. */
interface FilledStretch {
  readonly text: Text;
  readonly part: FilledPart;
}

/** Reads an authored string and fills its references. What is wrong with it is reported; it then stays as it is. */
export function fillText(leaf: Leaf, mode: FieldMode, context: FillContext): FilledText {
  const authored = String(leaf.value);
  if (!/\{[{%]/u.test(authored) && !(mode.refusesJinja && authored.includes('{#'))) return { kind: 'same' };
  const parts = partsOf(leaf, authored);
  const reading = readAsJinja(leaf, authored, parts, mode, context);
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'reference') return fillWhole(leaf, only, mode, context);
  const filled = parts.map((part) => fillPart(leaf, part, reading, mode, context));
  const stretches = filled.flatMap((stretch) => stretch ?? []);
  return stretches.length < filled.length ? { kind: 'failed' } : result(stretches, authored);
}

const partsOfLeaves = new WeakMap<Leaf, readonly Part[]>();

/** A text is written once, and filled in each environment. */
function partsOf(leaf: Leaf, authored: string): readonly Part[] {
  const known = partsOfLeaves.get(leaf) ?? findReferences(authored);
  partsOfLeaves.set(leaf, known);
  return known;
}

function result(stretches: readonly FilledStretch[], authored: string): FilledText {
  const text = concatenate(...stretches.map((stretch) => stretch.text));
  const parts = stretches.map(({ part }) => part);
  if (!isLiteral(text)) return { kind: 'text', text, parts };
  const characters = literalOf(text) ?? '';
  return characters === authored ? { kind: 'same' } : { kind: 'characters', characters, parts };
}

/** Each authored text is classified by itself, where the target renders it; elsewhere it is plain text. */
function readAsJinja(
  leaf: Leaf,
  authored: string,
  parts: readonly Part[],
  mode: FieldMode,
  context: FillContext,
): JinjaReading | undefined {
  const refused = mode.refusesJinja ? notTemplated(leaf, parts, mode) : undefined;
  if (refused !== undefined) context.report(refused);
  if (mode.values !== 'run' || mode.refusesJinja) return undefined;
  const references = parts.filter((part) => part.kind !== 'text');
  const reading = readJinja(authored, references, context.jinja.dialect);
  if (!reading.isTemplate) return undefined;
  for (const diagnostic of jinjaProblem(leaf, reading, context.jinja)) context.report(diagnostic);
  return reading;
}

function fillWhole(leaf: Leaf, reference: Reference, mode: FieldMode, context: FillContext): FilledText {
  const found = filledReference(leaf, reference, mode, context);
  if (found === undefined) return { kind: 'failed' };
  if (found.kind === 'absent') return found;
  if (found.kind === 'tree') return { kind: 'tree', tree: found.tree };
  return result([stretchOf(reference, found.text)], String(leaf.value));
}

function stretchOf({ head, start, end }: Reference, text: Text, from?: Tree): FilledStretch {
  const name = head.kind === 'string' ? {} : { name: head.path.join('.') };
  const origin = from?.kind === 'leaf' && typeof from.value === 'string' ? { value: from } : {};
  return { text, part: { start, end, text: literalOf(text), ...name, ...origin } };
}

function fillPart(
  leaf: Leaf,
  part: Part,
  reading: JinjaReading | undefined,
  mode: FieldMode,
  context: FillContext,
): FilledStretch | undefined {
  if (part.kind === 'text') {
    const text = reading === undefined ? literal(part.text) : jinja(part.text);
    return { text, part: { start: part.start, end: part.end, text: part.text } };
  }
  if (part.kind === 'problem') {
    context.report({
      severity: 'error',
      code: 'reference',
      message: part.message,
      help: part.help,
      place: placeInside(leaf, part.start, part.end),
      ...useNote(leaf),
    });
    return undefined;
  }
  const found = filledReference(leaf, part, mode, context, true);
  if (found?.kind === 'text') return stretchOf(part, found.text);
  if (found?.kind === 'tree') {
    const text = inLongerText(leaf, part, found.tree, context);
    return text === undefined ? undefined : stretchOf(part, text, found.tree);
  }
  if (found === undefined) return undefined;
  context.report({
    severity: 'error',
    code: 'absent-in-text',
    message: `"${found.name}" may be absent, and a longer text has no words for that.`,
    place: placeInside(leaf, part.start, part.end),
    ...useNote(leaf),
    help: 'Give the input a default, or let it stand alone.',
  });
  return undefined;
}

function filledReference(
  leaf: Leaf,
  reference: Reference,
  mode: FieldMode,
  context: FillContext,
  besideOthers = false,
): CompileTime | undefined {
  const meaning = meaningOf(reference, () => placeInside(leaf, reference.start, reference.end));
  const at = { leaf, start: reference.head.start, end: reference.head.end };
  switch (meaning.kind) {
    case 'problem':
      context.report({
        severity: 'error',
        code: 'reference',
        message: meaning.message,
        help: meaning.help,
        place: placeInside(leaf, meaning.start, meaning.end),
        ...useNote(leaf),
      });
      return undefined;
    case 'text':
      return { kind: 'text', text: literal(meaning.text) };
    case 'compile':
      return compileTime(at, meaning.path, mode, context);
    case 'run': {
      if (meaning.value.path[0] === 'item' && context.itemIsWritten === true)
        return compileTime(at, meaning.value.path, mode, context);
      const placed = placedRunValue(at, meaning.value, { ...mode, besideOthers }, context);
      return placed === undefined ? undefined : { kind: 'text', text: value(placed) };
    }
  }
}

/** A value as part of a longer text: numbers as they are written, lists and maps as JSON. */
function inLongerText(leaf: Leaf, part: Reference, tree: Tree, context: FillContext): Text | undefined {
  const problem = beside(tree, context);
  if (problem !== undefined) {
    context.report({ severity: 'error', ...problem, place: placeInside(leaf, part.start, part.end), ...useNote(leaf) });
    return undefined;
  }
  if (tree.kind !== 'leaf') return literal(JSON.stringify(valueOf(tree)));
  const known = context.texts.get(tree);
  if (known !== undefined) return known;
  if (tree.value === null) {
    context.report({
      severity: 'error',
      code: 'empty-in-text',
      message: 'The value that is named here is empty (null): a longer text has no words for it.',
      place: placeInside(leaf, part.start, part.end),
      related: [{ message: 'The empty value.', place: placeOf(tree) }],
      help: 'Give it a value; an empty text is written "".',
    });
    return undefined;
  }
  return literal(scalarText(tree));
}

/** Why a value that may stand alone cannot be part of a longer text. */
function beside(tree: Tree, { texts }: FillContext): Problem | undefined {
  if (tree.kind === 'leaf') {
    const secret = valuesOf(texts.get(tree) ?? []).find((held) => held.path[0] === 'secret');
    return secret === undefined ? undefined : secretInText(secret.path.join('.'));
  }
  if (!holdsText(tree, texts)) return undefined;
  return {
    code: 'run-value-in-json',
    message:
      'The list or map that is named here holds values of the run: as part of a longer text it could not be written as JSON.',
    help: 'Let the reference stand alone, or name the values one by one.',
  };
}

function holdsText(tree: Tree, texts: FillContext['texts']): boolean {
  if (tree.kind === 'leaf') return texts.has(tree);
  const values = tree.kind === 'list' ? tree.items : [...tree.entries.values()].map((entry) => entry.value);
  return values.some((each) => holdsText(each, texts));
}
