import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeText, nodeDetail, nodeName, shown } from '../../src/graph/label.ts';
import { gitHubLimits, mermaidOf } from '../../src/graph/mermaid.ts';
import type { Graph } from '../../src/model/graph.ts';
import { naughtyStrings } from '../airflow/naughty_strings.ts';
import { mermaidLimits, readFlowchart } from '../oracles/mermaid.ts';
import { graphs } from './graphs.ts';

const orders: Graph = {
  title: 'orders',
  nodes: [
    { id: 'extract', kind: 'task', detail: 'bash', group: 'stage' },
    { id: 'load', kind: 'task', detail: 'sql', group: 'stage.tables', mark: 'changed' },
    { id: 'publish', kind: 'task', detail: 'sql', mark: 'added' },
    { id: 'report', kind: 'task', mark: 'removed' },
  ],
  edges: [
    { from: 'extract', to: 'load' },
    { from: 'load', to: 'publish', label: 'all_done', mark: 'added' },
    { from: 'load', to: 'report', mark: 'removed' },
  ],
  groups: [
    { id: 'stage', label: 'stage' },
    { id: 'stage.tables', label: 'tables', parent: 'stage' },
    { id: 'empty', label: 'nothing lies in it' },
  ],
};

test('a graph is a flowchart with groups, and marks that read without colours', () => {
  expect(mermaidOf(orders)).toBe(`flowchart LR
  accTitle: orders
  n3["#43; publish<br/>sql"]:::added
  n4["#45; report"]:::removed
  subgraph g1["stage"]
    n1["extract<br/>bash"]
    subgraph g2["tables"]
      n2["#126; load<br/>sql"]:::changed
    end
  end
  n1 --> n2
  n2 ==>|"#43; all_done"| n3
  n2 -.->|"#45;"| n4
  classDef added stroke:#1a7f37,stroke-width:3px
  classDef removed stroke:#cf222e,stroke-width:3px,stroke-dasharray:6 4
  classDef changed stroke:#9a6700,stroke-width:3px
`);
});

test('Mermaid reads it as it is meant', async () => {
  const { nodes, edges, groups } = await readFlowchart(mermaidOf(orders));
  expect(nodes.find(({ id }) => id === 'n2')).toEqual({ id: 'n2', text: '~ load\nsql', classes: ['changed'] });
  expect(edges).toContainEqual({ from: 'n2', to: 'n3', text: '+ all_done', stroke: 'thick' });
  expect(edges).toContainEqual({ from: 'n2', to: 'n4', text: '-', stroke: 'dotted' });
  expect(groups).toEqual([
    { id: 'g2', text: 'tables', members: ['n2'] },
    { id: 'g1', text: 'stage', members: ['n1', 'g2'] },
  ]);
});

test('Mermaid reads any text as it is shown', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, async (graph) => {
      const { nodes, edges } = await readFlowchart(mermaidOf(graph));
      const found = new Map(nodes.map(({ id, text }) => [id, text]));
      expect(found.size).toBe(graph.nodes.length);
      graph.nodes.forEach((node, index) => {
        const lines = [nodeName(node), ...(node.detail === undefined ? [] : [nodeDetail(node)])];
        expect(found.get(`n${index + 1}`)).toBe(lines.join('\n'));
      });
      expect(edges.map(({ text }) => text)).toEqual(graph.edges.map((edge) => edgeText(edge) ?? ''));
    }),
    { numRuns: 300 },
  );
});

test('each of the naughty strings is read as it is shown', async () => {
  const nodes = naughtyStrings.map((label, index) => ({ id: `t${index}`, label, kind: 'task' as const }));
  for (const node of nodes) {
    const read = await readFlowchart(mermaidOf({ title: node.label, nodes: [node], edges: [], groups: [] }));
    expect(read.nodes.map(({ text }) => text)).toEqual([shown(node.label)]);
  }
});

test('the limits are those of Mermaid', () => {
  expect(gitHubLimits).toEqual(mermaidLimits);
});
