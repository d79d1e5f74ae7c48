import type { GraphEdge, GraphGroup, GraphNode } from '../../model/graph.ts';
import { edgeText, nodeDetail, nodeName, shown } from '../label.ts';
import type { Point } from './arrange.ts';
import type { Box, Layout } from './layout.ts';
import { xmlText } from './xml_text.ts';

/** A group: a box around what lies in it, with its name. */
export function drawnGroup({ id, label }: GraphGroup, { groups }: Layout): string {
  const box = groups.get(id);
  if (box === undefined) return '';
  const text = `<text class="detail" x="${short(box.x + 8)}" y="${short(box.y + 15)}">${xmlText(shown(label))}</text>`;
  return `    <rect class="group" ${sides(box)} rx="8"/>\n    ${text}\n`;
}

/** A node: its name, and a word on what it is below. */
export function drawnNode(node: GraphNode, { nodes }: Layout): string {
  const box = boxOf(node.id, nodes);
  const detail = nodeDetail(node);
  const rounding = node.kind === 'asset' ? box.height / 2 : 6;
  const kind = node.kind === 'external' ? ' external' : '';
  const text = (words: string, className: string, y: number): string =>
    `    <text${className} x="${short(box.x + box.width / 2)}" y="${short(box.y + y)}" text-anchor="middle">${xmlText(words)}</text>\n`;
  return [
    `    <rect class="box${kind}${markClass(node.mark)}" ${sides(box)} rx="${rounding}"/>\n`,
    text(nodeName(node), '', detail === undefined ? 20 : 19),
    detail === undefined ? '' : text(detail, ' class="detail"', 35),
  ].join('');
}

/** An edge: a curve with a head, and what stands at it. */
export function drawnEdge(edge: GraphEdge, { nodes, bends }: Layout): string {
  const points = pointsOf(edge, boxOf(edge.from, nodes), boxOf(edge.to, nodes), bends.get(edge) ?? []);
  const [first, second] = points;
  const [last, previous] = [points.at(-1), points.at(-2)];
  if (first === undefined || second === undefined || last === undefined || previous === undefined)
    throw new Error(`graph: the edge from "${edge.from}" to "${edge.to}" has no ends`);
  const text = edgeText(edge);
  const side = last.x < previous.x ? 7 : -7;
  const head = `M${at(last)} l${side} -4 v8 z`;
  const middle = { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 - (edge.from === edge.to ? 20 : 5) };
  return [
    `    <path class="line${markClass(edge.mark)}" d="${edge.from === edge.to ? loop(first, last) : curve(points)}"/>\n`,
    `    <path class="head" d="${edge.from === edge.to ? `M${at(last)} l-4 -7 h8 z` : head}"/>\n`,
    text === undefined
      ? ''
      : `    <text class="label" x="${short(middle.x)}" y="${short(middle.y)}" text-anchor="middle">${xmlText(text)}</text>\n`,
  ].join('');
}

/** From the right of a box to the left of the next; an edge that leads back leaves on the left, and one to itself above. */
function pointsOf({ from, to }: GraphEdge, start: Box, end: Box, bends: readonly Point[]): readonly Point[] {
  if (from === to) return [0.7, 0.3].map((part) => ({ x: start.x + start.width * part, y: start.y }));
  const isBack = start.x + start.width > end.x;
  const first = { x: isBack ? start.x : start.x + start.width, y: middleOf(start) };
  const last = { x: isBack ? end.x + end.width : end.x, y: middleOf(end) };
  const between = bends.filter(({ x }) => x > Math.min(first.x, last.x) && x < Math.max(first.x, last.x));
  const ordered = between.toSorted((one, other) => (isBack ? other.x - one.x : one.x - other.x));
  return [first, ...ordered, last];
}

function middleOf({ y, height }: Box): number {
  return y + height / 2;
}

function curve(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${at(point)}`;
      const middle = (before.x + point.x) / 2;
      return `C${at({ x: middle, y: before.y })} ${at({ x: middle, y: point.y })} ${at(point)}`;
    })
    .join(' ');
}

function loop(first: Point, last: Point): string {
  return `M${at(first)} C${at({ x: first.x, y: first.y - 22 })} ${at({ x: last.x, y: last.y - 22 })} ${at(last)}`;
}

function boxOf(id: string, nodes: Layout['nodes']): Box {
  const box = nodes.get(id);
  if (box === undefined) throw new Error(`graph: the node "${id}" has no place`);
  return box;
}

function markClass(mark: string | undefined): string {
  return mark === undefined ? '' : ` ${mark}`;
}

function sides({ x, y, width, height }: Box): string {
  return `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
}

function at({ x, y }: Point): string {
  return `${short(x)} ${short(y)}`;
}

/** A tenth of a pixel is seen by nobody. */
function short(value: number): string {
  return String(Math.round(value * 10) / 10);
}
