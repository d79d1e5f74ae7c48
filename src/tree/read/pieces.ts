/** A part of a text's value and where it stands in the source. The pieces of a text cover its value in order. */
export interface Piece {
  /** Offset in the value, and length there; never 0. */
  readonly at: number;
  readonly length: number;
  /** Offsets in the source, half-open. */
  readonly from: number;
  readonly to: number;
  /** True where the source has the very characters of the value; else the piece cannot be divided (`\n`, a fold). */
  readonly verbatim: boolean;
}

/** Adds the next characters of the value, which the source has as they are. */
export function addVerbatim(pieces: Piece[], from: number, to: number): void {
  if (to > from) pieces.push({ at: lengthOf(pieces), length: to - from, from, to, verbatim: true });
}

/** Adds the next `length` characters of the value, for which a range of the source stands as a whole. */
export function addWhole(pieces: Piece[], from: number, to: number, length: number): void {
  if (length > 0) pieces.push({ at: lengthOf(pieces), length, from, to, verbatim: false });
}

/** How many characters of the value the pieces cover. */
export function lengthOf(pieces: readonly Piece[]): number {
  const last = pieces.at(-1);
  return last === undefined ? 0 : last.at + last.length;
}

export function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

/** The offset after the line break that stands at an offset. */
export function afterBreak(text: string, offset: number): number {
  return offset + (text.startsWith('\r\n', offset) ? 2 : 1);
}
