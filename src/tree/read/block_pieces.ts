import { addVerbatim, addWhole, afterBreak, isBreak, lengthOf, type Piece } from './pieces.ts';

/** A line of a block: its text, and the offset after its line break. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly after: number;
}

/**
 * The pieces of a literal or folded block from its `|` or `>` up to its end. The value tells how far the block is
 * indented and how many of its last line breaks count, so the header need not be understood.
 */
export function blockPieces(
  text: string,
  start: number,
  end: number,
  value: string,
  folded: boolean,
): readonly Piece[] | undefined {
  const lines = linesOf(text, start, end);
  const indentation = indentationOf(text, lines, value);
  if (indentation === undefined) return undefined;
  const pieces: Piece[] = [];
  let breaks: Line[] = [];
  let wasDeeper = false;
  for (const line of lines) {
    const from = line.start + indentation;
    const isEmpty = line.end <= from && spacesAt(text, line.start) >= line.end - line.start;
    if (!isEmpty) {
      const isDeeper = text[from] === ' ' || text[from] === '\t';
      addBreaks(pieces, breaks, folded && !isDeeper && !wasDeeper);
      addVerbatim(pieces, from, line.end);
      wasDeeper = isDeeper;
      breaks = [];
    }
    breaks.push(isEmpty ? { ...line, end: line.start } : line);
  }
  addBreaks(pieces, breaks.slice(0, value.length - lengthOf(pieces)), false);
  return pieces;
}

/** The line breaks before a line with text. A fold makes a space of a lone one, and drops the first of several. */
function addBreaks(pieces: Piece[], breaks: readonly Line[], isFold: boolean): void {
  const [first, second, ...rest] = breaks;
  if (first === undefined) return;
  const hasText = first.end > first.start;
  if (isFold && hasText && second !== undefined) {
    addWhole(pieces, first.end, second.after, 1);
    for (const line of rest) addWhole(pieces, line.end, line.after, 1);
  } else for (const line of breaks) addWhole(pieces, line.end, line.after, 1);
}

function linesOf(text: string, header: number, end: number): readonly Line[] {
  const lines: Line[] = [];
  let start = lineAt(text, header, end).after;
  while (start < end) {
    const line = lineAt(text, start, end);
    lines.push(line);
    start = line.after;
  }
  return lines;
}

function lineAt(text: string, start: number, limit: number): Line {
  let end = start;
  while (end < limit && !isBreak(text[end])) end += 1;
  return { start, end, after: end < limit ? afterBreak(text, end) : end };
}

/** How many spaces begin each line: what the first line with text has more in the source than in the value. */
function indentationOf(text: string, lines: readonly Line[], value: string): number | undefined {
  let empty = 0;
  while (value[empty] === '\n') empty += 1;
  if (empty === value.length) return Infinity;
  const first = lines[empty];
  return first === undefined ? undefined : spacesAt(text, first.start) - spacesAt(value, empty);
}

function spacesAt(text: string, from: number): number {
  let offset = from;
  while (text[offset] === ' ') offset += 1;
  return offset - from;
}
