import type { Graph, GraphEdge, GraphGroup, GraphNode } from '../model/graph.ts';
import { cutGraph, type CutGraph } from './cut_graph.ts';
import { levelsOf, type Level } from './groups.ts';
import { edgeText, leftOutText, nodeDetail, nodeName, shown } from './label.ts';
import { mermaidText } from './mermaid_text.ts';

/** How much a picture may be. */
export interface MermaidLimits {
  /** UTF-16 units of the whole text. */
  readonly characters: number;
  readonly edges: number;
}

/** What Mermaid draws where nothing else is set, as on GitHub, where nothing else can be. */
export const gitHubLimits: MermaidLimits = { characters: 50_000, edges: 500 };

/** Of all that does not come from the graph: its first and last lines. */
const frame = 800;

/** A graph as a flowchart of Mermaid, cut to what may be drawn, with a note that counts what is left out. */
export function mermaidOf(whole: Graph, limits: MermaidLimits = gitHubLimits): string {
  const ids = idsOf(whole);
  const { graph, leftOut } = cutGraph(whole, {
    nodes: Infinity,
    edges: limits.edges,
    size: limits.characters - frame,
    sizeOfNode: (node) => nodeLine(node, ids).length + indentOf(node.group),
    sizeOfEdge: (edge) => edgeLine(edge, ids).length,
    sizeOfGroup: (group) => groupLines(group, ids).join('').length + 2 * indentOf(group.id),
  });
  return [
    'flowchart LR\n',
    ...titleLines(graph),
    ...levelLines(levelsOf(graph), ids, ''),
    ...graph.edges.map((edge) => edgeLine(edge, ids)),
    ...noteLines(leftOut),
    ...classLines(graph),
  ].join('');
}

/** What a screen reader calls the picture. It has no quotes, so that only what is sure to mean nothing stays. */
function titleLines({ title }: Graph): readonly string[] {
  const plain = shown(title)
    .replaceAll(/[^A-Za-z0-9 _]+/gu, ' ')
    .trim();
  return plain === '' ? [] : [`  accTitle: ${plain}\n`];
}

interface Ids {
  readonly node: ReadonlyMap<string, string>;
  readonly group: ReadonlyMap<string, string>;
}

/** Ids of our own: what users call things may mean something to Mermaid. */
function idsOf({ nodes, groups }: Graph): Ids {
  return {
    node: new Map(nodes.map(({ id }, index) => [id, `n${index + 1}`])),
    group: new Map(groups.map(({ id }, index) => [id, `g${index + 1}`])),
  };
}

/** A group in groups is indented by two more for each of them. */
function indentOf(group: string | undefined): number {
  return group === undefined ? 0 : 2 * group.split('.').length;
}

function levelLines(level: Level, ids: Ids, indent: string): readonly string[] {
  const inner = level.group === undefined ? '' : '  ';
  const within = [
    ...level.nodes.map((node) => `${indent}${inner}${nodeLine(node, ids)}`),
    ...level.levels.flatMap((one) => levelLines(one, ids, `${indent}${inner}`)),
  ];
  if (level.group === undefined) return within;
  const [begin, end] = groupLines(level.group, ids);
  return [`${indent}${begin}`, ...within, `${indent}${end}`];
}

function groupLines({ id, label }: GraphGroup, ids: Ids): readonly [begin: string, end: string] {
  return [`  subgraph ${ids.group.get(id)}["${mermaidText(shown(label))}"]\n`, '  end\n'];
}

const shapes: Readonly<Record<GraphNode['kind'], readonly [open: string, close: string]>> = {
  task: ['["', '"]'],
  pipeline: ['["', '"]'],
  asset: ['[("', '")]'],
  external: ['(["', '"])'],
};

function nodeLine(node: GraphNode, ids: Ids): string {
  const [open, close] = shapes[node.kind];
  const detail = nodeDetail(node);
  const text = `${mermaidText(nodeName(node))}${detail === undefined ? '' : `<br/>${mermaidText(detail)}`}`;
  return `  ${ids.node.get(node.id)}${open}${text}${close}${node.mark === undefined ? '' : `:::${node.mark}`}\n`;
}

function edgeLine(edge: GraphEdge, ids: Ids): string {
  const arrow = edge.mark === 'removed' ? '-.->' : edge.mark === 'added' ? '==>' : '-->';
  const text = edgeText(edge);
  const label = text === undefined ? '' : `|"${mermaidText(text)}"|`;
  return `  ${ids.node.get(edge.from)} ${arrow}${label} ${ids.node.get(edge.to)}\n`;
}

function noteLines(leftOut: CutGraph['leftOut']): readonly string[] {
  if (leftOut.nodes === 0) return [];
  return [`  note["${mermaidText(`… ${leftOutText(leftOut)}`)}"]:::note\n`, '  classDef note stroke-dasharray:4 4\n'];
}

const styles = {
  added: 'stroke:#1a7f37,stroke-width:3px',
  removed: 'stroke:#cf222e,stroke-width:3px,stroke-dasharray:6 4',
  changed: 'stroke:#9a6700,stroke-width:3px',
} as const;

function classLines({ nodes }: Graph): readonly string[] {
  const used = new Set(nodes.map(({ mark }) => mark));
  return (['added', 'removed', 'changed'] as const).flatMap((mark) =>
    used.has(mark) ? [`  classDef ${mark} ${styles[mark]}\n`] : [],
  );
}
