/** How many bytes lines take with their line breaks. */
export function bytesOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}

/** As many items from the start as fit into so many bytes, and a note that counts the others. */
export function fitting<T>(
  items: readonly T[],
  most: number,
  {
    lines,
    note,
  }: { lines: (item: T, index: number) => readonly string[]; note: (rest: readonly T[]) => readonly string[] },
): readonly string[] {
  if (items.length === 0) return [];
  // The note of fewer items is no longer than that of all.
  let left = most - bytesOf(note(items));
  const shown: string[] = [];
  for (const [index, item] of items.entries()) {
    const more = lines(item, index);
    left -= bytesOf(more);
    if (left < 0) return [...shown, ...note(items.slice(index))];
    shown.push(...more);
  }
  return shown;
}

/** How many items from the start are shown in full, and how many after them shortly. */
export interface Fit {
  readonly full: number;
  readonly short: number;
}

/**
 * Shares bytes among items that stand worst first. A quarter is for short forms, so that many are at least named; then
 * items get their full form, from the first on, until one does not fit.
 */
export function share<T>(
  items: readonly T[],
  most: number,
  { fullBytes, shortBytes }: { fullBytes: (item: T) => number; shortBytes: (item: T) => number },
): Fit {
  let named = 0;
  let used = 0;
  for (; named < items.length; named += 1) {
    const more = shortBytes(at(items, named));
    if (used + more > most / 4) break;
    used += more;
  }
  let full = 0;
  for (; full < items.length; full += 1) {
    const item = at(items, full);
    const more = fullBytes(item) - (full < named ? shortBytes(item) : 0);
    if (used + more > most) break;
    used += more;
  }
  return { full, short: Math.max(0, named - full) };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`share: there is no item ${index} of ${items.length}`);
  return item;
}
