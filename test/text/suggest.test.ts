import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearest } from '../../src/text/suggest.ts';

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', 'A'), maxLength: 12 });

test('the distance is the fewest edits, and beyond the limit only that it is beyond', () => {
  fc.assert(
    fc.property(name, name, fc.nat(8), (left, right, limit) => {
      const distance = fewestEdits(left, right);
      const found = editDistance(left, right, limit);
      if (distance <= limit) expect(found).toBe(distance);
      else expect(found).toBeGreaterThan(limit);
    }),
    { numRuns: 3_000 },
  );
});

test('the nearest names are those that measuring all of them gives', () => {
  fc.assert(
    fc.property(name, fc.array(name, { maxLength: 12 }), (misspelt, candidates) => {
      expect(nearest(misspelt, candidates)).toEqual(nearestOfAll(misspelt, candidates));
    }),
    { numRuns: 3_000 },
  );
});

/** The same by the definition: all candidates measured, then the best of them and those one edit further away. */
function nearestOfAll(misspelt: string, candidates: readonly string[]): readonly string[] {
  const near = candidates
    .filter((candidate) => candidate !== misspelt)
    .map((candidate) => ({ candidate, distance: fewestEdits(misspelt.toLowerCase(), candidate.toLowerCase()) }))
    .filter(
      ({ candidate, distance }) => distance <= Math.max(1, Math.floor(Math.max(misspelt.length, candidate.length) / 3)),
    );
  const best = Math.min(...near.map(({ distance }) => distance));
  return near
    .filter(({ distance }) => distance <= best + 1)
    .toSorted((left, right) => left.distance - right.distance || (left.candidate < right.candidate ? -1 : 1))
    .map(({ candidate }) => candidate)
    .slice(0, 3);
}

/** By the recursion that defines it: insert, delete, replace, or swap neighbours that are not edited again. */
function fewestEdits(left: string, right: string, known = new Map<string, number>()): number {
  if (left === '' || right === '') return left.length + right.length;
  const key = `${left}|${right}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const [first, second] = [left.at(-1), right.at(-1)];
  const isSwap = left.length > 1 && right.length > 1 && first === right.at(-2) && left.at(-2) === second;
  const distance = Math.min(
    fewestEdits(left.slice(0, -1), right, known) + 1,
    fewestEdits(left, right.slice(0, -1), known) + 1,
    fewestEdits(left.slice(0, -1), right.slice(0, -1), known) + (first === second ? 0 : 1),
    isSwap ? fewestEdits(left.slice(0, -2), right.slice(0, -2), known) + 1 : Infinity,
  );
  known.set(key, distance);
  return distance;
}
