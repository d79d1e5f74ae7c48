import { Graphviz } from '@hpcc-js/wasm-graphviz';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotOf } from '../../src/graph/dot.ts';
import { edgeText, nodeDetail, nodeName, shown } from '../../src/graph/label.ts';
import type { Graph } from '../../src/model/graph.ts';
import { naughtyStrings } from '../airflow/naughty_strings.ts';
import { graphs } from './graphs.ts';

const graphviz = await Graphviz.load();

/** What the real Graphviz reads and draws; throws where it cannot. */
function drawn(dot: string): readonly string[] {
  const svg = graphviz.dot(dot, 'svg', { images: [] });
  return [...svg.matchAll(/<text [^>]*>(?<text>[^<]*)<\/text>/gu)].map(({ groups }) => plain(groups?.['text'] ?? ''));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function plain(text: string): string {
  return text.replaceAll(/&(?:#(?<code>\d+)|(?<name>amp|lt|gt|quot));/gu, (...match) => {
    const { code, name } = match.at(-1) as { code?: string; name?: string };
    return name === undefined ? String.fromCodePoint(Number(code)) : (entities[name] ?? '');
  });
}

/** Graphviz draws a blank that follows another as one that does not break. */
function blanks(text: string): string {
  return text.replaceAll('\u00a0', ' ').trim();
}

test('a graph is a digraph with clusters, and marks that read without colours', () => {
  const graph: Graph = {
    title: 'orders',
    nodes: [
      { id: 'extract', kind: 'task', detail: 'bash', group: 'stage' },
      { id: 'load', kind: 'task', detail: 'sql', mark: 'changed' },
      { id: 'asset:sales', label: 'sales', kind: 'asset', mark: 'removed' },
    ],
    edges: [
      { from: 'extract', to: 'load', label: 'all_done', mark: 'added' },
      { from: 'load', to: 'asset:sales', mark: 'removed' },
    ],
    groups: [{ id: 'stage', label: 'stage' }],
  };
  expect(dotOf(graph)).toBe(`digraph "orders" {
  rankdir=LR;
  node [shape=box, style=rounded, fontname="sans-serif"];
  edge [fontname="sans-serif", fontsize=10];
  n2 [label="~ load\\nsql", color="#9a6700", penwidth=2];
  n3 [label="- sales", shape=cylinder, style=solid, color="#cf222e", penwidth=2];
  subgraph cluster_1 {
    label="stage";
    n1 [label="extract\\nbash"];
  }
  n1 -> n2 [label="+ all_done", color="#1a7f37"];
  n2 -> n3 [label="-", color="#cf222e", style=dashed];
}
`);
});

test('Graphviz draws any text as it is shown', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const texts = graph.nodes.flatMap((node) => [nodeName(node), nodeDetail(node) ?? []].flat());
      const edges = graph.edges.flatMap((edge) => edgeText(edge) ?? []);
      const found = drawn(dotOf(graph)).map(blanks);
      for (const text of [...texts, ...edges]) expect(found).toContain(blanks(text));
    }),
    { numRuns: 200 },
  );
});

test('each of the naughty strings is drawn as it is shown', () => {
  const nodes = naughtyStrings.map((label, index) => ({ id: `t${index}`, label, kind: 'task' as const }));
  const found = new Set(drawn(dotOf({ title: 'naughty', nodes, edges: [], groups: [] })).map(blanks));
  expect(nodes.map(({ label }) => blanks(shown(label))).filter((text) => !found.has(text))).toEqual([]);
});
