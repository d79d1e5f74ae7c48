import { topologicalOrder } from '../topological_order.ts';

/** A box that is to be placed: a node, or a group with all that lies in it. */
export interface Item {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** A line between two boxes, with the width of what stands at it. One without an end comes in on the left, or goes out on the right. */
export interface Link {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly labelWidth: number;
}

/** What takes room in a column: a box, or a link that crosses it. */
export interface Cell {
  readonly id?: string;
  readonly link?: Link;
  readonly width: number;
  readonly height: number;
}

export interface Columns {
  /** From left to right, each from top to bottom. */
  readonly cells: readonly (readonly Cell[])[];
  readonly columnOf: ReadonlyMap<Cell, number>;
  readonly widths: readonly number[];
  /** What the labels behind each column need. */
  readonly room: readonly number[];
  /** The cells in the columns beside it that each one is linked with. */
  readonly before: ReadonlyMap<Cell, readonly Cell[]>;
  readonly after: ReadonlyMap<Cell, readonly Cell[]>;
}

/** A link that crosses more columns goes straight: the cells of all such links would be too many. */
const mostCrossed = 24;
const heightOfCrossing = 6;
const besideLabel = 24;

/** Boxes in columns, each right of all that lead to it; of links in a circle, one goes back. */
export function columnsOf(items: readonly Item[], links: readonly Link[]): Columns {
  const ranks = ranksOf(items, links.filter(hasEnds));
  const count = Math.max(0, ...[...ranks.values()].map((rank) => rank + 1));
  const cells = Array.from({ length: count }, (): Cell[] => []);
  const columnOf = new Map<Cell, number>();
  const put = (cell: Cell, column: number): Cell => {
    cells[column]?.push(cell);
    columnOf.set(cell, column);
    return cell;
  };
  const boxes = new Map(items.map((item) => [item.id, put(item, ranks.get(item.id) ?? 0)]));
  const before = new Map<Cell, Cell[]>();
  const after = new Map<Cell, Cell[]>();
  const room: number[] = [];
  for (const link of links) {
    const ends = [ranks.get(link.from ?? '') ?? -1, ranks.get(link.to ?? '') ?? count] as const;
    const [first, last] = [Math.min(...ends), Math.max(...ends)];
    if (first === last) continue;
    const crossings = crossed(first, last).map((column) => put({ link, width: 0, height: heightOfCrossing }, column));
    const [left, right] = ends[0] === first ? [link.from, link.to] : [link.to, link.from];
    const whole = [boxes.get(left ?? ''), ...crossings, boxes.get(right ?? '')];
    chain(
      whole.filter((cell) => cell !== undefined),
      before,
      after,
    );
    room[first] = Math.max(room[first] ?? 0, link.labelWidth === 0 ? 0 : link.labelWidth + besideLabel);
  }
  return { cells, columnOf, widths: cells.map(widest), room, before, after };
}

interface WholeLink extends Link {
  readonly from: string;
  readonly to: string;
}

function hasEnds(link: Link): link is WholeLink {
  return link.from !== undefined && link.to !== undefined;
}

/** The columns between two. */
function crossed(first: number, last: number): readonly number[] {
  const between = Math.max(0, last - first - 1);
  return between > mostCrossed ? [] : Array.from({ length: between }, (_, index) => first + 1 + index);
}

function chain(cells: readonly Cell[], before: Map<Cell, Cell[]>, after: Map<Cell, Cell[]>): void {
  cells.slice(1).forEach((cell, index) => {
    const previous = cells[index];
    if (previous === undefined) return;
    add(before, cell, previous);
    add(after, previous, cell);
  });
}

function add(map: Map<Cell, Cell[]>, key: Cell, value: Cell): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** The longest way to each box; what would lead back is left out. */
function ranksOf(items: readonly Item[], links: readonly WholeLink[]): ReadonlyMap<string, number> {
  const order = topologicalOrder(items, links);
  const position = new Map(order.map(({ id }, index) => [id, index]));
  const onwards = new Map<string, string[]>(items.map(({ id }) => [id, []]));
  for (const { from, to } of links) {
    if ((position.get(from) ?? 0) < (position.get(to) ?? 0)) onwards.get(from)?.push(to);
  }
  const ranks = new Map<string, number>();
  for (const { id } of order) {
    const rank = ranks.get(id) ?? 0;
    ranks.set(id, rank);
    for (const next of onwards.get(id) ?? []) ranks.set(next, Math.max(ranks.get(next) ?? 0, rank + 1));
  }
  return ranks;
}

function widest(column: readonly Cell[]): number {
  return Math.max(0, ...column.map(({ width }) => width));
}
