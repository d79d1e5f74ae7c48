import { columnsOf, type Cell, type Columns, type Item, type Link } from './columns.ts';
import { inGoodOrder } from './order.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where boxes and links go; in pixels, from the upper left corner of all of them. */
export interface Arrangement {
  readonly corners: ReadonlyMap<string, Point>;
  /** Of each link, the points between its ends that keep it clear of boxes. */
  readonly bends: ReadonlyMap<Link, readonly Point[]>;
  readonly width: number;
  readonly height: number;
}

/** Least distance of boxes above each other, and of columns. */
const gap = { row: 18, column: 44 } as const;

/**
 * Places boxes in columns from left to right, each behind all that lead to it, near the boxes that it is linked with.
 * Takes time in proportion to the boxes and links.
 */
export function arrange(items: readonly Item[], links: readonly Link[]): Arrangement {
  const columns = columnsOf(items, links);
  const ordered = { ...columns, cells: inGoodOrder(columns) };
  const left = leftEdges(ordered);
  const middles = middlesOf(ordered);
  const top = Math.min(0, ...ordered.cells.flat().map((cell) => (middles.get(cell) ?? 0) - cell.height / 2));
  const place = (cell: Cell, column: number): Point => ({
    x: (left[column] ?? 0) + ((ordered.widths[column] ?? 0) - cell.width) / 2,
    y: (middles.get(cell) ?? 0) - cell.height / 2 - top,
  });
  const placed = ordered.cells.flatMap((cells, column) => cells.map((cell) => [cell, place(cell, column)] as const));
  return {
    corners: new Map(placed.flatMap(([cell, point]) => (cell.id === undefined ? [] : [[cell.id, point]]))),
    bends: bendsOf(placed, ordered, left),
    width: (left.at(-1) ?? 0) + (ordered.widths.at(-1) ?? 0),
    height: Math.max(0, ...placed.map(([cell, { y }]) => y + cell.height)),
  };
}

function leftEdges({ widths, room }: Columns): readonly number[] {
  const left: number[] = [];
  let at = 0;
  widths.forEach((width, column) => {
    left.push(at);
    at += width + Math.max(gap.column, room[column] ?? 0);
  });
  return left;
}

/** The middle of each cell: first they are stacked, then drawn to what they are linked with, there and back. */
function middlesOf({ cells, before, after }: Columns): ReadonlyMap<Cell, number> {
  const middles = new Map<Cell, number>();
  for (const column of cells) stack(column, () => 0, middles);
  const towards = (neighbours: ReadonlyMap<Cell, readonly Cell[]>) => (cell: Cell) => {
    const near = neighbours.get(cell) ?? [];
    const sum = near.reduce((total, one) => total + (middles.get(one) ?? 0), 0);
    return near.length === 0 ? (middles.get(cell) ?? 0) : sum / near.length;
  };
  for (const column of cells) stack(column, towards(before), middles);
  for (const column of cells.toReversed()) stack(column, towards(after), middles);
  for (const column of cells) stack(column, towards(before), middles);
  return middles;
}

/** Puts cells below each other where they want to be, as far as they do not overlap; the way they give is shared. */
function stack(column: readonly Cell[], wanted: (cell: Cell) => number, middles: Map<Cell, number>): void {
  const wishes = column.map(wanted);
  let bottom = -Infinity;
  let given = 0;
  column.forEach((cell, index) => {
    const wish = wishes[index] ?? 0;
    const middle = Math.max(wish, bottom + gap.row + cell.height / 2);
    middles.set(cell, middle);
    given += middle - wish;
    bottom = middle + cell.height / 2;
  });
  for (const cell of column) middles.set(cell, (middles.get(cell) ?? 0) - given / column.length);
}

/** A link crosses a column straight, at the cell that is kept free for it. */
function bendsOf(
  placed: readonly (readonly [Cell, Point])[],
  { widths, columnOf }: Columns,
  left: readonly number[],
): Arrangement['bends'] {
  const bends = new Map<Link, Point[]>();
  for (const [cell, { y }] of placed) {
    if (cell.link === undefined) continue;
    const column = columnOf.get(cell) ?? 0;
    const x = left[column] ?? 0;
    const through = [x, x + (widths[column] ?? 0)].map((at) => ({ x: at, y: y + cell.height / 2 }));
    const known = bends.get(cell.link);
    if (known === undefined) bends.set(cell.link, through);
    else known.push(...through);
  }
  return bends;
}
