import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edgeText, nodeDetail, nodeName, shown } from '../../src/graph/label.ts';
import { layoutOf, type Box } from '../../src/graph/svg/layout.ts';
import { svgOf, svgPart } from '../../src/graph/svg/svg.ts';
import type { Graph } from '../../src/model/graph.ts';
import { naughtyStrings } from '../airflow/naughty_strings.ts';
import { graphs } from './graphs.ts';

const parser = new DOMParser({
  onError: (level, message) => {
    // What cannot be shown has become this character.
    if (level !== 'warning' || !message.startsWith('Unicode replacement character')) throw new Error(message);
  },
});

/** The elements of a picture, as a strict reader of XML finds them. */
function elementsOf(svg: string): readonly Element[] {
  return Array.from(parser.parseFromString(svg, 'image/svg+xml').getElementsByTagName('*'));
}

function textsOf(svg: string): readonly string[] {
  return elementsOf(svg).flatMap(({ tagName, textContent }) => (tagName === 'text' ? [textContent ?? ''] : []));
}

const orders: Graph = {
  title: 'orders in prod',
  nodes: [
    { id: 'extract', kind: 'task', detail: 'bash', group: 'stage' },
    { id: 'load', kind: 'task', detail: 'sql', mark: 'changed' },
  ],
  edges: [{ from: 'extract', to: 'load', label: 'all_done', mark: 'added' }],
  groups: [{ id: 'stage', label: 'stage' }],
};

test('a picture says in words what it shows, with marks that read without colours', () => {
  const svg = svgOf(orders);
  const [root, title, description] = elementsOf(svg);
  expect(root?.getAttribute('role')).toBe('img');
  expect(root?.getAttribute('aria-labelledby')).toBe('graph-title graph-description');
  expect(title?.textContent).toBe('orders in prod');
  expect(description?.textContent).toBe('extract (bash). load (sql, changed) after extract (all_done, added).');
  expect(textsOf(svg)).toEqual(['stage', '+ all_done', 'extract', 'bash', '~ load', 'sql']);
});

test('it is readable in light and dark, and stands alone', () => {
  expect(svgOf(orders)).toContain('@media (prefers-color-scheme: dark)');
  expect(svgPart(orders, 'unit7')).not.toContain('<style>');
  expect(svgPart(orders, 'unit7')).toContain('aria-labelledby="unit7-title unit7-description"');
});

test('any text is there as it is shown, and nothing else than shapes and texts', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const svg = svgOf(graph);
      const tags = new Set(elementsOf(svg).map(({ tagName }) => tagName));
      expect([...tags].filter((tag) => !known.has(tag))).toEqual([]);
      expect(svg).not.toMatch(/<[^>]*\s(?:on\w+|href|xlink:href|style)=/u);
      const expected = [
        ...graph.edges.flatMap((edge) => edgeText(edge) ?? []),
        ...graph.nodes.flatMap((node) => [nodeName(node), nodeDetail(node) ?? []].flat()),
      ];
      const groups = usedGroups(graph).map((label) => shown(label));
      expect(textsOf(svg).toSorted()).toEqual([...groups, ...expected].toSorted());
    }),
    { numRuns: 300 },
  );
});

const known: ReadonlySet<string> = new Set(['svg', 'title', 'desc', 'style', 'rect', 'g', 'path', 'text']);

/** The names of groups that hold a node, or a group that does. */
function usedGroups({ nodes, groups }: Graph): readonly string[] {
  const used = new Set(nodes.map(({ group }) => group));
  for (const { id, parent } of groups.toReversed()) if (used.has(id)) used.add(parent);
  return groups.filter(({ id }) => used.has(id)).map(({ label }) => label);
}

test('each of the naughty strings is there as it is shown', () => {
  const nodes = naughtyStrings.map((label, index) => ({ id: `t${index}`, label, kind: 'task' as const }));
  for (let from = 0; from < nodes.length; from += 200) {
    const some = nodes.slice(from, from + 200);
    const texts = textsOf(svgOf({ title: 'naughty', nodes: some, edges: [], groups: [] }));
    expect(texts.toSorted()).toEqual(some.map(({ label }) => shown(label)).toSorted());
  }
});

test('no box covers another one, and each lies in its group and in the picture', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { nodes, groups, width, height } = layoutOf(graph);
      const whole = { x: 0, y: 0, width, height };
      const parent = (id: string | undefined): Box => (id === undefined ? whole : (groups.get(id) ?? whole));
      for (const node of graph.nodes) expect(isWithin(nodes.get(node.id), parent(node.group))).toBe(true);
      for (const { id, parent: above } of graph.groups) {
        if (groups.has(id)) expect(isWithin(groups.get(id), parent(above))).toBe(true);
      }
      const boxes = [...nodes.values()];
      const covered = boxes.filter((box, index) => boxes.slice(index + 1).some((other) => doMeet(box, other)));
      expect(covered).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a line bends at no point that a box covers, in groups and out of them', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { nodes, bends } = layoutOf(graph);
      const points = [...bends.values()].flat().map((point) => ({ ...point, width: 0, height: 0 }));
      expect(points.filter((point) => [...nodes.values()].some((box) => doMeet(point, box)))).toEqual([]);
    }),
    { numRuns: 300 },
  );
  const around = layoutOf({
    title: 'stage',
    nodes: [...orders.nodes.slice(0, 1), { id: 'check', kind: 'task', group: 'stage' }, ...orders.nodes.slice(1)],
    edges: [{ from: 'extract', to: 'check' }, ...orders.edges],
    groups: orders.groups,
  });
  const out = orders.edges.flatMap((edge) => around.bends.get(edge) ?? []);
  expect(out.some(({ x }) => x > (around.nodes.get('check')?.x ?? Infinity))).toBe(true);
});

/** Rounding of sums may take a millionth of a pixel. */
const almost = 1e-6;

function isWithin(box: Box | undefined, outer: Box): boolean {
  if (box === undefined) return false;
  const isRight = box.x >= outer.x - almost && box.x + box.width <= outer.x + outer.width + almost;
  return isRight && box.y >= outer.y - almost && box.y + box.height <= outer.y + outer.height + almost;
}

function doMeet(one: Box, other: Box): boolean {
  const isBeside = one.x + one.width <= other.x + almost || other.x + other.width <= one.x + almost;
  return !isBeside && one.y + one.height > other.y + almost && other.y + other.height > one.y + almost;
}

test('what comes after stands to the right', () => {
  const { nodes } = layoutOf({ ...orders, groups: [], nodes: orders.nodes.map(({ group: _group, ...node }) => node) });
  expect(nodes.get('load')?.x).toBeGreaterThan(nodes.get('extract')?.x ?? Infinity);
});

test('a large graph is cut, and says so in the picture and in its words', () => {
  const nodes = Array.from({ length: 400 }, (_, index) => ({ id: `task_${index}`, kind: 'task' as const }));
  const edges = nodes.slice(1).map(({ id }, index) => ({ from: `task_${index}`, to: id }));
  const svg = svgOf({ title: 'row', nodes, edges, groups: [] });
  expect(textsOf(svg).at(-1)).toBe('… 100 nodes and 100 edges are not shown');
  expect(elementsOf(svg)[2]?.textContent).toMatch(/… 100 nodes and 100 edges are not shown\.$/u);
});

test('the same graph is the same picture', () => {
  fc.assert(fc.property(graphs, (graph) => svgOf(graph) === svgOf(structuredClone(graph))));
});
