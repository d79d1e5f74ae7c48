import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circlesIn, type Graph } from '../../src/lint/circles.ts';

const graphs: fc.Arbitrary<Graph> = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 }).map((edges) => {
  const nodes = [...new Set(edges.map(([from]) => from))];
  return new Map(nodes.map((node) => [`${node}`, edges.flatMap(([from, to]) => (from === node ? [`${to}`] : []))]));
});

test('what is called a circle is one, and begins with its first node by name', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      for (const circle of circlesIn(graph)) {
        expect(circle[0]).toBe(circle.toSorted()[0]);
        for (const [index, node] of circle.entries()) {
          expect(graph.get(node)).toContain(circle[index + 1] ?? circle[0]);
        }
      }
    }),
  );
});

test('there are none exactly where the nodes can be put in an order', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      expect(circlesIn(graph).length === 0).toBe(isOrdered(graph));
    }),
  );
});

test('a circle that others lead to, and that leads on, is told once', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['d', 'b']],
    ['d', ['e']],
  ]);
  expect(circlesIn(graph)).toEqual([['b', 'c']]);
});

/** Takes away nodes that lead to none of the rest, until none is left or all that is left lead on. */
function isOrdered(graph: Graph): boolean {
  const rest = new Set([...graph.keys(), ...[...graph.values()].flat()]);
  for (;;) {
    const end = [...rest].find((node) => !(graph.get(node) ?? []).some((next) => rest.has(next)));
    if (end === undefined) return rest.size === 0;
    rest.delete(end);
  }
}
