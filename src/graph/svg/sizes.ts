import type { GraphEdge, GraphGroup, GraphNode } from '../../model/graph.ts';
import { edgeText, nodeDetail, nodeName, shown } from '../label.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Sizes of fonts, in pixels. Their letters are of one width, so that what a text takes is known without drawing it. */
export const fontSizes = { name: 13, detail: 11 } as const;

const widthOfLetter = 0.62;
const besideText = 24;

/** The box of a node. */
export function nodeSize(node: GraphNode): Size {
  const detail = nodeDetail(node);
  const width = Math.max(textWidth(nodeName(node), fontSizes.name), textWidth(detail ?? '', fontSizes.detail));
  return { width: width + besideText, height: detail === undefined ? 30 : 44 };
}

/** What the text at an edge takes; 0 without one. */
export function edgeLabelWidth(edge: GraphEdge): number {
  return textWidth(edgeText(edge) ?? '', fontSizes.detail);
}

export function groupTitleWidth({ label }: GraphGroup): number {
  return textWidth(shown(label), fontSizes.detail);
}

/** In pixels. Letters beyond those of Europe and its neighbours are drawn as wide as two. */
export function textWidth(text: string, size: number): number {
  const letters = Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2), 0);
  return Math.ceil(letters * size * widthOfLetter);
}
