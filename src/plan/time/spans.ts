import type { Instant } from '../../time/zone.ts';

/** A stretch of time, half-open. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** How often each moment lies in spans, as a list of steps: from `at` on it is `count`, in order. */
export type Cover = readonly { readonly at: Instant; readonly count: number }[];

/** How often spans cover each moment; before the first step it is never. */
export function coverOf(spans: readonly Span[]): Cover {
  const changes = new Map<Instant, number>();
  const change = (at: Instant, by: number): Map<Instant, number> => changes.set(at, (changes.get(at) ?? 0) + by);
  for (const { from, to } of spans) {
    if (from >= to) continue;
    change(from, 1);
    change(to, -1);
  }
  let count = 0;
  return [...changes].toSorted(([left], [right]) => left - right).map(([at, by]) => ({ at, count: (count += by) }));
}

/** The spans, as long as they can be, in which a test of the counts of several covers holds; inside one span only. */
export function spansWhere(
  within: Span,
  covers: readonly Cover[],
  holds: (...counts: readonly number[]) => boolean,
): readonly Span[] {
  const moments = new Set([within.from, ...covers.flat().map(({ at }) => at)]);
  const inside = [...moments]
    .filter((at) => at >= within.from && at < within.to)
    .toSorted((left, right) => left - right);
  const readers = covers.map(reader);
  const found: Span[] = [];
  for (const [index, from] of inside.entries()) {
    if (!holds(...readers.map((read) => read(from)))) continue;
    const to = inside[index + 1] ?? within.to;
    const last = found.at(-1);
    if (last?.to === from) found.splice(-1, 1, { from: last.from, to });
    else found.push({ from, to });
  }
  return found;
}

/** Reads a cover at moments that are asked for in order. */
function reader(cover: Cover): (at: Instant) => number {
  let index = -1;
  return (at) => {
    while ((cover[index + 1]?.at ?? Infinity) <= at) index += 1;
    return cover[index]?.count ?? 0;
  };
}
