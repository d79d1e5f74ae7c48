import type { GraphEdge, GraphMark, GraphNode } from '../model/graph.ts';

/** What a mark looks like where there are no colours. */
export const markSigns: Readonly<Record<GraphMark, string>> = { added: '+', removed: '-', changed: '~' };

/** The name of a node, behind the sign of its mark. */
export function nodeName(node: GraphNode): string {
  return `${sign(node.mark)}${shown(node.label ?? node.id)}`;
}

/** What stands below the name of a node. */
export function nodeDetail({ detail }: GraphNode): string | undefined {
  return detail === undefined ? undefined : shown(detail);
}

/** What stands at an edge; undefined where nothing does. */
export function edgeText({ label, mark }: GraphEdge): string | undefined {
  if (label === undefined) return mark === undefined ? undefined : markSigns[mark];
  return `${sign(mark)}${shown(label)}`;
}

const longest = 80;
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/**
 * Text of users on one short line: what breaks a line, turns the direction of text, or stands in no text at all is
 * `\ufffd`. A box without any text is none for some formats, so one that is blank says so.
 */
export function shown(text: string): string {
  const characters = Array.from(text.replaceAll(unseen, '\ufffd').trim());
  if (characters.length === 0) return '(blank)';
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`;
}

/** What is said where a part of a graph is left out. */
export function leftOutText({ nodes, edges }: { readonly nodes: number; readonly edges: number }): string {
  return `${counted(nodes, 'node')} and ${counted(edges, 'edge')} are not shown`;
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

function sign(mark: GraphMark | undefined): string {
  return mark === undefined ? '' : `${markSigns[mark]} `;
}
