import { widthOf } from './width.ts';

/** The line length of ruff's formatter. */
export const lineWidth = 88;

const step = 4;

/** Something to print: texts that stay together, and brackets that may be opened over several lines. */
export type Doc = readonly Piece[];
export type Piece = Text | Brackets;

interface Text {
  readonly kind: 'text';
  readonly text: string;
  /** Columns; infinite for a text of several lines, which fits in no line. */
  readonly width: number;
}

interface Brackets {
  readonly kind: 'brackets';
  readonly open: string;
  readonly items: readonly Doc[];
  readonly close: string;
  readonly style: BracketStyle;
  /** Columns when it stands in one line. */
  readonly width: number;
}

/**
 * How opened brackets are filled. `literal`: one item per line, a comma after the last of several. `tuple`: a comma
 * after a single item too. `arguments`: as `literal`, unless all items fit in one line between the brackets.
 * `parameters`: as `arguments`, with a comma after a single one that does not fit.
 */
export type BracketStyle = 'literal' | 'tuple' | 'arguments' | 'parameters';

export function text(content: string): Text {
  return { kind: 'text', text: content, width: content.includes('\n') ? Infinity : widthOf(content) };
}

/** Brackets around items; without items they are never opened. */
export function brackets(open: string, items: readonly Doc[], close: string, style: BracketStyle): Piece {
  if (items.length === 0) return text(open + close);
  const comma = style === 'tuple' && items.length === 1 ? 1 : 0;
  const width = widthOf(open) + inlineWidth(items) + comma + widthOf(close);
  return { kind: 'brackets', open, items, close, style, width };
}

/** Columns of a doc in one line; infinite when it holds a text of several lines. */
export function docWidth(doc: Doc): number {
  return doc.reduce((sum, piece) => sum + piece.width, 0);
}

/** Columns up to the first place where the doc can go on in the next line. */
export function headWidth(doc: Doc): number {
  return widthToBreak(doc, 0, 0);
}

/** Prints a doc from a column on: the first line as far as it fits, brackets opened where it does not, as ruff does. */
export function printDoc(doc: Doc, indent: number, column: number, rest = 0): string {
  let printed = '';
  for (const [index, piece] of doc.entries()) {
    const opens = piece.kind === 'brackets' && column + piece.width + widthToBreak(doc, index + 1, rest) > lineWidth;
    printed += opens ? opened(piece, indent) : inlinePiece(piece);
    column = opens ? indent + widthOf(piece.close) : columnAfter(piece, column);
  }
  return printed;
}

/** The column after a piece that is not opened. Only a text can have several lines then. */
function columnAfter(piece: Piece, column: number): number {
  if (piece.kind === 'brackets' || piece.width !== Infinity) return column + piece.width;
  return widthOf(piece.text.slice(piece.text.lastIndexOf('\n') + 1));
}

/** The doc in one line. */
function inline(doc: Doc): string {
  let line = '';
  for (const piece of doc) line += inlinePiece(piece);
  return line;
}

function inlinePiece(piece: Piece): string {
  return piece.kind === 'text' ? piece.text : inlineBrackets(piece);
}

function inlineBrackets(piece: Brackets): string {
  const comma = piece.style === 'tuple' && piece.items.length === 1 ? ',' : '';
  return piece.open + piece.items.map(inline).join(', ') + comma + piece.close;
}

function opened(piece: Brackets, indent: number): string {
  const inner = indent + step;
  const margin = `\n${' '.repeat(inner)}`;
  const lines = fitsBetween(piece, inner)
    ? margin + piece.items.map(inline).join(', ')
    : piece.items.map((item) => margin + printItem(item, inner, hasComma(piece))).join('');
  return `${piece.open}${lines}\n${' '.repeat(indent)}${piece.close}`;
}

function fitsBetween(piece: Brackets, inner: number): boolean {
  const together = piece.style === 'arguments' || (piece.style === 'parameters' && piece.items.length > 1);
  return together && inner + inlineWidth(piece.items) <= lineWidth;
}

function hasComma(piece: Brackets): boolean {
  return piece.items.length > 1 || piece.style === 'tuple' || piece.style === 'parameters';
}

function printItem(item: Doc, indent: number, comma: boolean): string {
  return comma ? `${printDoc(item, indent, indent, 1)},` : printDoc(item, indent, indent);
}

function inlineWidth(items: readonly Doc[]): number {
  return items.reduce((sum, item) => sum + docWidth(item), 2 * (items.length - 1));
}

/** Columns that follow on the same line whatever happens: up to the next bracket that can be opened, or the end. */
function widthToBreak(doc: Doc, from: number, rest: number): number {
  let width = 0;
  for (let index = from; index < doc.length; index += 1) {
    const piece = doc[index];
    if (piece === undefined) break;
    if (piece.kind === 'brackets') return width + widthOf(piece.open);
    width += piece.width;
  }
  return width + rest;
}
