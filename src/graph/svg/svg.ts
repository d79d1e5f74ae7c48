import type { Graph } from '../../model/graph.ts';
import { cutGraph } from '../cut_graph.ts';
import { leftOutText, shown } from '../label.ts';
import { describedGraph } from './described_graph.ts';
import { drawnEdge, drawnGroup, drawnNode } from './draw.ts';
import { layoutOf } from './layout.ts';
import { fontSizes, textWidth } from './sizes.ts';
import { svgStyle } from './style.ts';
import { xmlText } from './xml_text.ts';

/** What a reader still makes sense of, and a browser draws at once. */
const most = { nodes: 300, edges: 600 } as const;

const margin = 24;

/** A graph as a picture that stands alone, in light and dark. */
export function svgOf(graph: Graph): string {
  return picture(graph, 'graph', `  <style>\n${svgStyle}  </style>\n`);
}

/**
 * A graph as a picture within a page, which has `svgStyle` among its styles.
 *
 * @param id begins the ids of what is in it; letters and digits
 */
export function svgPart(graph: Graph, id: string): string {
  return picture(graph, id, '');
}

function picture(whole: Graph, id: string, style: string): string {
  const { graph, leftOut } = cutGraph(whole, {
    ...most,
    size: Infinity,
    sizeOfNode: nothing,
    sizeOfEdge: nothing,
    sizeOfGroup: nothing,
  });
  const note = leftOut.nodes === 0 ? '' : `… ${leftOutText(leftOut)}`;
  const layout = layoutOf(graph);
  const width = Math.ceil(Math.max(layout.width, textWidth(note, fontSizes.detail))) + 2 * margin;
  const height = Math.ceil(layout.height) + 2 * margin + (note === '' ? 0 : 20);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="graph" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-description">\n`,
    `  <title id="${id}-title">${xmlText(shown(graph.title))}</title>\n`,
    `  <desc id="${id}-description">${xmlText(describedGraph(graph, note))}</desc>\n`,
    style,
    `  <rect class="paper" width="${width}" height="${height}" rx="8"/>\n`,
    `  <g transform="translate(${margin} ${margin})">\n`,
    ...graph.groups.map((group) => drawnGroup(group, layout)),
    ...graph.edges.map((edge) => drawnEdge(edge, layout)),
    ...graph.nodes.map((node) => drawnNode(node, layout)),
    '  </g>\n',
    note === '' ? '' : `  <text class="detail" x="${margin}" y="${height - 14}">${xmlText(note)}</text>\n`,
    '</svg>\n',
  ].join('');
}

function nothing(): number {
  return 0;
}
