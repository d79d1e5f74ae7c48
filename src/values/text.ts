import type { Place } from '../text/source.ts';
import type { Pipe } from './pipe.ts';

/**
 * A string of the language after reading: what stands in it, in order.
 *
 * Each authored text is classified by itself and keeps its class where it is inserted elsewhere, so pieces of
 * several classes may follow one another.
 */
export type Text = readonly Piece[];

export type Piece = LiteralPiece | JinjaPiece | ValuePiece;

/** Characters that must arrive exactly as they are. */
export interface LiteralPiece {
  readonly kind: 'literal';
  readonly text: string;
}

/** A stretch of the author's own Jinja, with the plain text around its tags; the renderer reads it. */
export interface JinjaPiece {
  readonly kind: 'jinja';
  readonly text: string;
}

/** A value that is known only when the task runs. */
export interface ValuePiece {
  readonly kind: 'value';
  readonly value: RunValue;
}

/** A run-time name with what its pipes do to it. */
export interface RunValue {
  /** `run.params["region"]` is `['run', 'params', 'region']`; an index of a list is a number. */
  readonly path: readonly PathPart[];
  readonly pipes: readonly Pipe[];
  /** Where it was written. It takes no part in comparisons. */
  readonly place?: Place;
}

/** A key of a map, or an index of a list. */
export type PathPart = string | number;

/** A text of characters only; the empty string has no piece. */
export function literal(text: string): Text {
  return text === '' ? [] : [{ kind: 'literal', text }];
}

/** A text of the author's own Jinja. */
export function jinja(text: string): Text {
  return text === '' ? [] : [{ kind: 'jinja', text }];
}

/** A text that is one run-time value. */
export function value(runValue: RunValue): Text {
  return [{ kind: 'value', value: runValue }];
}

/**
 * The texts one after the other. Neighbouring literals become one piece.
 *
 * Jinja of two texts stays two pieces: only the renderer's side knows whether a brace at the seam would open a tag.
 */
export function concatenate(...texts: readonly Text[]): Text {
  const pieces: Piece[] = [];
  for (const piece of texts.flat()) {
    const last = pieces.at(-1);
    if (last?.kind === 'literal' && piece.kind === 'literal') {
      pieces[pieces.length - 1] = { kind: 'literal', text: last.text + piece.text };
    } else {
      pieces.push(piece);
    }
  }
  return pieces;
}

/** True when nothing in the text waits for the run or for a renderer. */
export function isLiteral(text: Text): boolean {
  return text.every((piece) => piece.kind === 'literal');
}

/** The characters of a text that is literal as a whole, else undefined. */
export function literalOf(text: Text): string | undefined {
  let characters = '';
  for (const piece of text) {
    if (piece.kind !== 'literal') return undefined;
    characters += piece.text;
  }
  return characters;
}

/** The run-time values of a text, in order. */
export function valuesOf(text: Text): readonly RunValue[] {
  return text.flatMap((piece) => (piece.kind === 'value' ? [piece.value] : []));
}

/** True when two texts say the same, wherever their values were written. */
export function sameText(left: Text, right: Text): boolean {
  return canonical(left) === canonical(right);
}

function canonical(text: Text): string {
  return JSON.stringify(
    concatenate(text).map((piece) =>
      piece.kind === 'value' ? ['value', piece.value.path, piece.value.pipes] : [piece.kind, piece.text],
    ),
  );
}
