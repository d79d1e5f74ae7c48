/**
 * The names nearest to a misspelt one, best first, at most three.
 *
 * A name is near when its edit distance (insert, delete, replace, swap of neighbours) is at most
 * a third of the longer name's length, and at least one edit is always allowed.
 */
export function nearest(name: string, candidates: Iterable<string>): readonly string[] {
  const scored: { candidate: string; distance: number }[] = [];
  const lower = name.toLowerCase();
  let best = Infinity;
  for (const candidate of candidates) {
    const limit = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    // Beside a much nearer name the others only distract, so they need not be measured either.
    const useful = Math.min(limit, best + 1);
    const distance = editDistance(lower, candidate.toLowerCase(), useful);
    if (distance > useful || candidate === name) continue;
    best = Math.min(best, distance);
    scored.push({ candidate, distance });
  }
  const near = scored.filter(({ distance }) => distance <= best + 1);
  near.sort((left, right) => left.distance - right.distance || (left.candidate < right.candidate ? -1 : 1));
  return near.map(({ candidate }) => candidate).slice(0, 3);
}

/** ` Did you mean "a"?`, with two or three candidates joined by "or"; empty when nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const names = nearest(name, candidates).map((candidate) => `"${candidate}"`);
  const last = names.pop();
  if (last === undefined) return '';
  return ` Did you mean ${names.length === 0 ? last : `${names.join(', ')} or ${last}`}?`;
}

/**
 * Damerau–Levenshtein distance (optimal string alignment); more than the limit where it is more. What both begin and end
 * with costs nothing, and is left out.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  const start = commonStart(left, right);
  const end = commonEnd(left, right, start);
  return distanceOf(left.slice(start, left.length - end), right.slice(start, right.length - end), limit);
}

function commonStart(left: string, right: string): number {
  const most = Math.min(left.length, right.length);
  let length = 0;
  while (length < most && left[length] === right[length]) length += 1;
  return length;
}

function commonEnd(left: string, right: string, start: number): number {
  const most = Math.min(left.length, right.length) - start;
  let length = 0;
  while (length < most && left[left.length - 1 - length] === right[right.length - 1 - length]) length += 1;
  return length;
}

/** Row by row; given up where no way through a row stays within the limit, of the row before it either (for swaps). */
function distanceOf(left: string, right: string, limit: number): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  let leastBefore = 0;
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit && leastBefore > limit) return limit + 1;
    leastBefore = least;
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? 0;
}
