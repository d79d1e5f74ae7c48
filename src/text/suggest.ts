/**
 * The names nearest to a misspelt one, best first, at most three.
 *
 * A name is near when its edit distance (insert, delete, replace, swap of neighbours) is at most
 * a third of the longer name's length, and at least one edit is always allowed.
 */
export function nearest(name: string, candidates: Iterable<string>): readonly string[] {
  const scored: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    const limit = Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3));
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance <= limit && candidate !== name) scored.push({ candidate, distance });
  }
  // Beside a much nearer name the others only distract.
  const best = Math.min(...scored.map((entry) => entry.distance));
  scored.sort((left, right) => left.distance - right.distance || (left.candidate < right.candidate ? -1 : 1));
  return scored.flatMap((entry) => (entry.distance <= best + 1 ? [entry.candidate] : [])).slice(0, 3);
}

/** ` Did you mean "a"?`, with two or three candidates joined by "or"; empty when nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const names = nearest(name, candidates).map((candidate) => `"${candidate}"`);
  const last = names.pop();
  if (last === undefined) return '';
  return ` Did you mean ${names.length === 0 ? last : `${names.join(', ')} or ${last}`}?`;
}

/** Damerau–Levenshtein distance (optimal string alignment), given up above the limit. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
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
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length] ?? 0;
}
