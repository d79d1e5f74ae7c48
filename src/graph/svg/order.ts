import type { Cell, Columns } from './columns.ts';

const sweeps = 4;

/**
 * Each column in an order in which few links cross: again and again its cells are put in the order of what they are
 * linked with on the one side, then on the other.
 */
export function inGoodOrder({ cells, before, after }: Columns): readonly (readonly Cell[])[] {
  const ordered = cells.map((column) => [...column]);
  const height = new Map<Cell, number>();
  const number = (column: readonly Cell[]): void =>
    column.forEach((cell, index) => height.set(cell, (index + 0.5) / column.length));
  ordered.forEach(number);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const isForward = sweep % 2 === 0;
    const neighbours = isForward ? before : after;
    for (const column of isForward ? ordered : ordered.toReversed()) {
      const wanted = new Map(column.map((cell) => [cell, meanHeight(cell, neighbours, height)]));
      column.sort((one, other) => (wanted.get(one) ?? 0) - (wanted.get(other) ?? 0));
      number(column);
    }
  }
  return ordered;
}

/** Where what a cell is linked with stands on the average, from 0 to 1; its own height where it is linked with nothing. */
function meanHeight(
  cell: Cell,
  neighbours: ReadonlyMap<Cell, readonly Cell[]>,
  height: ReadonlyMap<Cell, number>,
): number {
  const near = neighbours.get(cell) ?? [];
  if (near.length === 0) return height.get(cell) ?? 0;
  return near.reduce((sum, one) => sum + (height.get(one) ?? 0), 0) / near.length;
}
