import type { Place } from '../text/source.ts';
import { blockPieces } from './read/block_pieces.ts';
import { flowPieces } from './read/flow_pieces.ts';
import { lengthOf, type Piece } from './read/pieces.ts';
import { type Leaf, placeOf } from './tree.ts';

/**
 * The place in the source of a part of a text: offsets `start` to `end` (half-open, UTF-16 code units) of the leaf's
 * value. Escapes, folded line breaks and the indentation of blocks are followed, so the place is exact; a part of what
 * one escape or one folded break stands for has the place of the whole of it.
 *
 * A leaf that is no text, or was not read from YAML as it is (`made`), has the place of the leaf as a whole.
 */
export function placeInside(leaf: Leaf, start: number, end: number): Place {
  if (typeof leaf.value !== 'string') return placeOf(leaf);
  if (leaf.style === 'verbatim') return { source: leaf.source, start: leaf.start + start, end: leaf.start + end };
  const pieces = piecesOf(leaf, leaf.value);
  if (pieces === undefined || lengthOf(pieces) !== leaf.value.length) return placeOf(leaf);
  const first = pieceAt(pieces, start);
  if (first === undefined) return { source: leaf.source, start: endOf(pieces, leaf), end: endOf(pieces, leaf) };
  const from = first.verbatim ? first.from + start - first.at : first.from;
  if (end <= start) return { source: leaf.source, start: from, end: from };
  const last = pieceAt(pieces, end - 1);
  if (last === undefined) return { source: leaf.source, start: from, end: endOf(pieces, leaf) };
  return { source: leaf.source, start: from, end: last.verbatim ? last.from + end - last.at : last.to };
}

/** Of a text in which much is found, many places are asked for. */
const known = new WeakMap<Leaf, { readonly pieces: readonly Piece[] | undefined }>();

function piecesOf(leaf: Leaf, value: string): readonly Piece[] | undefined {
  const found = known.get(leaf) ?? { pieces: readPieces(leaf, value) };
  known.set(leaf, found);
  return found.pieces;
}

function readPieces({ source, start, end, style }: Leaf, value: string): readonly Piece[] | undefined {
  switch (style) {
    case 'plain':
      return flowPieces(source.text, start, end, style);
    case 'single':
    case 'double':
      return flowPieces(source.text, start + 1, end - 1, style);
    case 'literal':
    case 'folded':
      return blockPieces(source.text, start, end, value, style === 'folded');
    case 'verbatim':
    case 'made':
      return undefined;
  }
}

/** The piece that holds an offset of the value; undefined beyond its end. */
function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece !== undefined && offset < piece.at + piece.length ? piece : undefined;
}

function endOf(pieces: readonly Piece[], leaf: Leaf): number {
  return pieces.at(-1)?.to ?? leaf.end;
}
