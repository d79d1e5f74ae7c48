import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutGraph, type Room } from '../../src/graph/cut_graph.ts';
import { mermaidOf } from '../../src/graph/mermaid.ts';
import type { Graph, GraphNode } from '../../src/model/graph.ts';
import { readFlowchart } from '../oracles/mermaid.ts';
import { graphs } from './graphs.ts';

const ample: Room = {
  nodes: Infinity,
  edges: Infinity,
  size: Infinity,
  sizeOfNode: () => 1,
  sizeOfEdge: () => 1,
  sizeOfGroup: () => 1,
};

/** A row of tasks, each after the one before it. */
function row(count: number, changed?: number): Graph {
  const nodes = Array.from({ length: count }, (_, index): GraphNode => {
    return { id: `task_${index}`, kind: 'task', ...(index === changed ? { mark: 'changed' } : {}) };
  });
  const edges = nodes.slice(1).map(({ id }, index) => ({ from: `task_${index}`, to: id }));
  return { title: 'row', nodes, edges, groups: [] };
}

test('a graph that fits is left as it is', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { graph: cut, leftOut } = cutGraph(graph, ample);
      expect(leftOut).toEqual({ nodes: 0, edges: 0 });
      expect([cut.nodes, cut.edges]).toEqual([graph.nodes, graph.edges]);
    }),
  );
});

test('what is marked is shown, and what lies nearest to it', () => {
  const { graph, leftOut } = cutGraph(row(100, 50), { ...ample, nodes: 5 });
  expect(graph.nodes.map(({ id }) => id)).toEqual(['task_48', 'task_49', 'task_50', 'task_51', 'task_52']);
  expect(graph.edges).toHaveLength(4);
  expect(leftOut).toEqual({ nodes: 95, edges: 95 });
});

test('without a mark, what has the most edges is shown', () => {
  const hub = { ...row(10), edges: ['task_1', 'task_3', 'task_5'].map((to) => ({ from: 'task_9', to })) };
  const { graph } = cutGraph(hub, { ...ample, nodes: 4 });
  expect(graph.nodes.map(({ id }) => id)).toEqual(['task_1', 'task_3', 'task_5', 'task_9']);
});

test('what is shown never takes more than there is room for, and what is left out is counted', () => {
  const room = fc.record({ nodes: fc.nat(40), edges: fc.nat(40), size: fc.nat(100) });
  fc.assert(
    fc.property(graphs, room, (graph, limits) => {
      const { graph: cut, leftOut } = cutGraph(graph, { ...ample, ...limits });
      expect(cut.nodes.length).toBeLessThanOrEqual(limits.nodes);
      expect(cut.edges.length).toBeLessThanOrEqual(limits.edges);
      expect(cut.nodes.length + cut.edges.length + cut.groups.length).toBeLessThanOrEqual(limits.size);
      expect(cut.nodes.length + leftOut.nodes).toBe(graph.nodes.length);
      expect(cut.edges.length + leftOut.edges).toBe(graph.edges.length);
    }),
  );
});

test('a picture stays within the limits of GitHub, and says what it leaves out', async () => {
  const edges = Array.from({ length: 900 }, (_, index) => ({ from: 'task_0', to: `task_${index + 1}` }));
  const read = await readFlowchart(mermaidOf({ ...row(1000), edges }));
  expect(read.edges).toHaveLength(500);
  expect(read.nodes.at(-1)).toMatchObject({ id: 'note', text: '… 499 nodes and 400 edges are not shown' });
});

test('long names are cut by the length of the text', async () => {
  const named = row(1000).nodes.map((node, index) => ({ ...node, label: `${index} ${'ä'.repeat(90)}` }));
  const text = mermaidOf({ ...row(1000), nodes: named });
  expect(text.length).toBeLessThanOrEqual(50_000);
  expect(text.length).toBeGreaterThan(48_000);
  expect((await readFlowchart(text)).nodes.at(-1)?.text).toMatch(/^… \d+ nodes and \d+ edges are not shown$/u);
});

test('any graph fits into any room', () => {
  fc.assert(
    fc.property(graphs, fc.integer({ min: 1000, max: 3000 }), fc.nat(20), (graph, characters, edges) => {
      const text = mermaidOf(graph, { characters, edges });
      expect(text.length).toBeLessThanOrEqual(characters);
      expect(text.split('\n').filter((line) => / (?:-->|==>|-\.->)/u.test(line)).length).toBeLessThanOrEqual(edges);
    }),
  );
});
