import type { Graph, GraphEdge, GraphGroup, GraphNode } from '../model/graph.ts';
import { levelsOf, type Level } from './groups.ts';
import { edgeText, nodeDetail, nodeName, shown } from './label.ts';

/** A graph in the language of Graphviz, whole. */
export function dotOf(graph: Graph): string {
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index + 1}`]));
  const groups = new Map(graph.groups.map(({ id }, index) => [id, `cluster_${index + 1}`]));
  return [
    `digraph ${quoted(shown(graph.title))} {`,
    '  rankdir=LR;',
    '  node [shape=box, style=rounded, fontname="sans-serif"];',
    '  edge [fontname="sans-serif", fontsize=10];',
    ...levelLines(levelsOf(graph), { ids, groups }, '  '),
    ...graph.edges.map((edge) => edgeLine(edge, ids)),
    '}',
    '',
  ].join('\n');
}

interface Ids {
  readonly ids: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

function levelLines({ group, nodes, levels }: Level, ids: Ids, indent: string): readonly string[] {
  const inner = group === undefined ? indent : `${indent}  `;
  const within = [
    ...nodes.map((node) => `${inner}${nodeLine(node, ids)}`),
    ...levels.flatMap((level) => levelLines(level, ids, inner)),
  ];
  return group === undefined ? within : [...groupLines(group, ids, indent), ...within, `${indent}}`];
}

function groupLines({ id, label }: GraphGroup, { groups }: Ids, indent: string): readonly string[] {
  return [`${indent}subgraph ${groups.get(id)} {`, `${indent}  label=${quoted(shown(label))};`];
}

const shapes = {
  task: '',
  pipeline: '',
  asset: ', shape=cylinder, style=solid',
  external: ', style="rounded,dashed"',
} as const;

const colors = { added: '"#1a7f37"', removed: '"#cf222e"', changed: '"#9a6700"' } as const;

function nodeLine(node: GraphNode, { ids }: Ids): string {
  const detail = nodeDetail(node);
  const text = `"${escaped(nodeName(node))}${detail === undefined ? '' : `\\n${escaped(detail)}`}"`;
  const mark = node.mark === undefined ? '' : `, color=${colors[node.mark]}, penwidth=2`;
  return `${ids.get(node.id)} [label=${text}${shapes[node.kind]}${mark}];`;
}

function edgeLine(edge: GraphEdge, ids: ReadonlyMap<string, string>): string {
  const text = edgeText(edge);
  const attributes = [
    ...(text === undefined ? [] : [`label=${quoted(text)}`]),
    ...(edge.mark === undefined ? [] : [`color=${colors[edge.mark]}`]),
    ...(edge.mark === 'removed' ? ['style=dashed'] : []),
  ];
  const list = attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`;
  return `  ${ids.get(edge.from)} -> ${ids.get(edge.to)}${list};`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** In labels, Graphviz reads backslashes and the entities of HTML. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
