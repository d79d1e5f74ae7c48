import { addVerbatim, addWhole, afterBreak, isBreak, type Piece } from './pieces.ts';

/** The pieces of a plain or quoted text between two offsets, its quotes not included. */
export function flowPieces(
  text: string,
  start: number,
  end: number,
  style: 'plain' | 'single' | 'double',
): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  let offset = start;
  while (offset < end) {
    const character = text[offset];
    if (isBreak(character)) from = offset = addFold(pieces, text, from, offset, end);
    else if (character === '\\' && style === 'double') from = offset = addEscape(pieces, text, from, offset, end);
    else if (character === "'" && style === 'single') {
      addVerbatim(pieces, from, offset);
      addWhole(pieces, offset, offset + 2, 1);
      from = offset = offset + 2;
    } else offset += 1;
  }
  addVerbatim(pieces, from, end);
  return pieces;
}

/** A line break in a flow text: one is a space, further ones are line breaks; the white space around them is nothing. */
function addFold(pieces: Piece[], text: string, from: number, offset: number, end: number): number {
  let trimmed = offset;
  while (trimmed > from && isBlank(text[trimmed - 1])) trimmed -= 1;
  addVerbatim(pieces, from, trimmed);
  const { breaks, after } = skipBreaks(text, offset, end);
  addWhole(pieces, trimmed, after, Math.max(1, breaks - 1));
  return after;
}

function addEscape(pieces: Piece[], text: string, from: number, offset: number, end: number): number {
  addVerbatim(pieces, from, offset);
  // An escaped line break stands for nothing, together with the white space after it.
  if (isBreak(text[offset + 1])) return skipBreaks(text, offset + 1, end).after;
  const digits = hexDigits.get(text[offset + 1] ?? '') ?? 0;
  const after = offset + 2 + digits;
  const isPair = digits > 0 && Number.parseInt(text.slice(offset + 2, after), 16) > 0xffff;
  addWhole(pieces, offset, after, isPair ? 2 : 1);
  return after;
}

const hexDigits: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function skipBreaks(text: string, from: number, end: number): { breaks: number; after: number } {
  let breaks = 0;
  let offset = from;
  while (offset < end) {
    if (isBreak(text[offset])) {
      breaks += 1;
      offset = afterBreak(text, offset);
    } else if (isBlank(text[offset])) offset += 1;
    else break;
  }
  return { breaks, after: offset };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
