import { lineText, type Place, positionAt } from '../../text/source.ts';
import { type Cell, cellsOf } from './cells.ts';

/** A line of a source with what is meant on it underlined. */
export interface Frame {
  readonly line: number;
  readonly text: string;
  readonly carets: string;
}

/**
 * The line where a place begins, cut to a width in columns around the place, with carets below its part of that line.
 * What is hidden stands there as asterisks. A place that is the file as a whole (0 to 0) has no frame.
 */
export function frameOf(place: Place, width: number, hidden: readonly string[] = []): Frame | undefined {
  if (place.start === 0 && place.end === 0) return undefined;
  const { line, column } = positionAt(place.source, place.start);
  const whole = withoutHidden(lineText(place.source, line), hidden);
  const start = Math.min(column - 1, whole.length);
  const end = Math.min(start + Math.max(place.end - place.start, 1), Math.max(whole.trimEnd().length, start + 1));
  const before = leadIn(whole.slice(Math.max(0, start - width), start), start > width, whole.length - start, width);
  const room = width - widthOf(before) - 1;
  const meant = fit(whole.slice(start, Math.min(end, start + 2 * width)), room);
  const rest = meant.cut ? [] : fit(whole.slice(end, end + 2 * width), room - widthOf(meant.cells)).shown;
  const carets = '^'.repeat(Math.max(1, widthOf(meant.cells)));
  return {
    line,
    text: join([...before, ...meant.shown, ...rest]).trimEnd(),
    carets: ' '.repeat(widthOf(before)) + carets,
  };
}

/** As long as before: the carets stay below what is meant. */
function withoutHidden(line: string, hidden: readonly string[]): string {
  return hidden.reduce((left, one) => left.replaceAll(one, '*'.repeat(one.length)), line);
}

const ellipsis: Cell = { shown: '…', width: 1 };

/** What stands before the place; where the line is long, no more than leaves two thirds of the width to the rest. */
function leadIn(text: string, isCut: boolean, following: number, width: number): readonly Cell[] {
  const cells = cellsOf(text);
  if (!isCut && widthOf(cells) + following <= width) return cells;
  const most = Math.max(Math.floor(width / 3), width - following - 1);
  let from = cells.length;
  let columns = 0;
  while (from > 0 && columns + (cells[from - 1]?.width ?? 0) <= most) {
    from -= 1;
    columns += cells[from]?.width ?? 0;
  }
  return from === 0 && !isCut ? cells : [ellipsis, ...cells.slice(from)];
}

/** As many cells of a text as there is room for. `cells` are those of the text, `shown` may end in an ellipsis. */
function fit(text: string, room: number): { cells: readonly Cell[]; shown: readonly Cell[]; cut: boolean } {
  const all = cellsOf(text);
  let columns = 0;
  const past = all.findIndex((cell) => (columns += cell.width) > room);
  if (past < 0) return { cells: all, shown: all, cut: false };
  const cells = all.slice(0, past);
  return { cells, shown: [...cells, ellipsis], cut: true };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((columns, cell) => columns + cell.width, 0);
}

function join(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.shown).join('');
}
