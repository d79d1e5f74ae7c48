import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topologicalOrder } from '../../src/graph/topological_order.ts';
import type { GraphEdge, GraphNode } from '../../src/model/graph.ts';

function nodesOf(...ids: readonly string[]): readonly GraphNode[] {
  return ids.map((id) => ({ id, kind: 'task' }));
}

function order(ids: readonly string[], ...edges: readonly (readonly [from: string, to: string])[]): readonly string[] {
  const asEdges: readonly GraphEdge[] = edges.map(([from, to]) => ({ from, to }));
  return topologicalOrder(nodesOf(...ids), asEdges).map(({ id }) => id);
}

test('what comes before stands before, and else the order stays', () => {
  expect(order(['load', 'extract', 'audit'], ['extract', 'load'])).toEqual(['extract', 'audit', 'load']);
  expect(order(['extract', 'load', 'publish'])).toEqual(['extract', 'load', 'publish']);
});

test('a circle is entered where nothing else is left, and one that waits for itself is free', () => {
  const circle = [
    ['load', 'check'],
    ['check', 'load'],
    ['load', 'done'],
  ] as const;
  expect(order(['load', 'done', 'check', 'extract'], ['extract', 'load'], ...circle)).toEqual([
    'extract',
    'load',
    'check',
    'done',
  ]);
  expect(order(['load', 'extract'], ['load', 'load'], ['extract', 'load'])).toEqual(['extract', 'load']);
});

test('no edge leads back where it need not, and each node comes once', () => {
  const edge = fc.tuple(fc.nat(19), fc.nat(19)).map(([one, other]) => [Math.min(one, other), Math.max(one, other)]);
  const ids = fc.shuffledSubarray(
    Array.from({ length: 20 }, (_, index) => `t${index}`),
    { minLength: 20 },
  );
  fc.assert(
    fc.property(ids, fc.array(edge, { maxLength: 40 }), (shuffled, pairs) => {
      const edges = pairs.map(([from, to]) => ({ from: `t${from}`, to: `t${to}` }));
      const ordered = topologicalOrder(nodesOf(...shuffled), edges).map(({ id }) => id);
      expect(ordered.toSorted()).toEqual(shuffled.toSorted());
      for (const { from, to } of edges) expect(ordered.indexOf(from)).toBeLessThanOrEqual(ordered.indexOf(to));
    }),
  );
});
