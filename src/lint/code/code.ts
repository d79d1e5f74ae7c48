import type { Place } from '../../text/source.ts';
import { placeInside } from '../../tree/place_inside.ts';
import { findReferences } from '../../values/reference.ts';
import type { FilledPart, Leaf } from '../../tree/tree.ts';

/** The text of a program as it will run, as far as that is known, and where each part of it was written. */
export interface Code {
  /** A value that only a run knows stands in it as `0`. */
  readonly text: string;
  /** The values that stand in it, in order. */
  readonly references: readonly CodeReference[];
  /** Where a stretch of the text was written; one that several texts make together has the place that holds them. */
  placeOf(start: number, end: number): Place;
}

/** A value in the text of a program, by its offsets there. */
export interface CodeReference {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Whether only a run knows it. */
  readonly isOfRun: boolean;
}

/** The code that a leaf holds, or the file that it names. */
export function codeOf(leaf: Leaf): Code {
  const code = known.get(leaf) ?? readCode(leaf);
  known.set(leaf, code);
  return code;
}

/** Several rules ask for the same code, and what no environment changes is one leaf in all of them. */
const known = new WeakMap<Leaf, Code>();

function readCode(leaf: Leaf): Code {
  const made: Made = { text: '', pieces: [], references: [] };
  append(made, leaf.content ?? leaf, []);
  return { text: made.text, references: made.references, placeOf: (start, end) => placeIn(made.pieces, start, end) };
}

interface Made {
  text: string;
  readonly pieces: Piece[];
  readonly references: CodeReference[];
}

/** A stretch of the code that one text gave. */
interface Piece {
  readonly at: number;
  readonly length: number;
  /** From the outermost text, which uses the others, inwards; only of the last one single characters can be told apart. */
  readonly spans: readonly Span[];
}

interface Span {
  readonly leaf: Leaf;
  readonly start: number;
  readonly end: number;
}

function append(made: Made, leaf: Leaf, around: readonly Span[]): void {
  const { filled } = leaf;
  const written = filled?.written ?? leaf;
  for (const part of filled?.parts ?? asWritten(String(leaf.value))) appendPart(made, written, part, around);
}

/** Of a task that is mapped over a list, references to the element are as they were written. */
function asWritten(text: string): readonly FilledPart[] {
  return findReferences(text).map((part): FilledPart => {
    const { start, end } = part;
    if (part.kind === 'reference' && part.head.kind === 'name')
      return { start, end, text: undefined, name: part.head.path.join('.') };
    return { start, end, text: text.slice(start, end) };
  });
}

function appendPart(made: Made, leaf: Leaf, part: FilledPart, around: readonly Span[]): void {
  const { start, end, name } = part;
  const from = made.text.length;
  const spans = [...around, { leaf, start, end }];
  if (part.value !== undefined && isGiven(part)) append(made, part.value, spans);
  else push(made, part.text ?? unknown, spans);
  const isOfRun = part.text === undefined;
  if (name !== undefined) made.references.push({ name, start: from, end: made.text.length, isOfRun });
}

/** Whether what stands there is code of whoever uses a task type, and not only a name or a number in it. */
function isGiven({ name = '' }: FilledPart): boolean {
  return name.startsWith('input.');
}

/** What stands for a value of the run: a word to all languages. */
const unknown = '0';

function push(made: Made, text: string, spans: readonly Span[]): void {
  if (text !== '') made.pieces.push({ at: made.text.length, length: text.length, spans });
  made.text += text;
}

function placeIn(pieces: readonly Piece[], start: number, end: number): Place {
  const first = pieceAt(pieces, start);
  const last = pieceAt(pieces, Math.max(start, end - 1));
  const depth = first.spans.findLastIndex(({ leaf }, index) => last.spans[index]?.leaf === leaf);
  const [from, to] = [first.spans[depth], last.spans[depth]];
  if (from === undefined || to === undefined) throw new Error(`lint: no text holds the code from ${start} to ${end}`);
  return placeInside(from.leaf, offsetIn(first, depth, start, from.start), offsetIn(last, depth, end, to.end));
}

/** The offset in the text of a span; where it is not the innermost, or not written as it is, that of its edge. */
function offsetIn({ at, length, spans }: Piece, depth: number, offset: number, edge: number): number {
  const span = spans[depth];
  const isExact = depth === spans.length - 1 && span !== undefined && span.end - span.start === length;
  return isExact ? span.start + offset - at : edge;
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece {
  const piece = pieces.findLast(({ at }) => at <= offset) ?? pieces[0];
  if (piece === undefined) throw new Error('lint: a place in an empty text was asked for');
  return piece;
}
