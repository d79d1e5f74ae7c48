import { expect, test } from 'vitest';
import { markedGraph } from '../../src/graph/marked_graph.ts';
import { pipelineGraph } from '../../src/graph/pipeline_graph.ts';
import type { Graph } from '../../src/model/graph.ts';
import { resolved } from './models.ts';

function graphOf(text: string): Graph {
  const [pipeline] = resolved({ orders: text, crm_copy: daily }).pipelines.filter(({ id }) => id === 'orders');
  if (pipeline === undefined) throw new Error('there is no pipeline "orders"');
  return pipelineGraph(pipeline);
}

const daily = 'schedule: { cron: "0 2 * * *", start: 2026-01-01 }\ntasks: { load: { type: noop } }\n';

const orders = `schedule: { cron: "0 3 * * *", start: 2026-01-01 }
groups: { stage: { groups: { tables: {} } } }
tasks:
  publish: { type: noop, after: [choose], when: none_failed_min_one_success }
  hold: { type: noop, after: [choose] }
  choose:
    type: branch
    after: [load]
    connection: warehouse
    sql: SELECT count(*) > 0 FROM orders
    options: { "true": publish, "false": hold }
  load:
    type: sql
    group: stage.tables
    after: [regions, copied]
    connection: warehouse
    query: SELECT :region
    parameters: { region: "\${{ item }}" }
    map: { over: "\${{ tasks.regions.output }}" }
  regions: { type: python, group: stage, callable: "shop.regions:all", after: [breakfast] }
  breakfast: { type: wait, for: { time: "08:30" } }
  copied: { type: wait, for: { pipeline: crm_copy, task: load, match: latest } }
  file: { type: wait, for: { file: /lake/_DONE }, map: { over: [1, 2] } }
  start: { type: trigger, pipeline: crm_copy, after: [hold] }
`;

test('the tasks of a pipeline come in order, with what they are', () => {
  expect(graphOf(orders)).toEqual({
    title: 'orders',
    nodes: [
      { id: 'breakfast', kind: 'task', detail: 'wait until 08:30' },
      { id: 'copied', kind: 'task', detail: 'wait for load of crm_copy' },
      { id: 'file', kind: 'task', detail: 'wait for a file × 2' },
      { id: 'regions', kind: 'task', detail: 'python', group: 'stage' },
      { id: 'load', kind: 'task', detail: 'sql × each of regions', group: 'stage.tables' },
      { id: 'choose', kind: 'task', detail: 'branch' },
      { id: 'publish', kind: 'task', detail: 'noop' },
      { id: 'hold', kind: 'task', detail: 'noop' },
      { id: 'start', kind: 'task', detail: 'trigger crm_copy' },
    ],
    edges: [
      { from: 'choose', to: 'publish', label: 'if true, none_failed_min_one_success' },
      { from: 'choose', to: 'hold', label: 'if false' },
      { from: 'load', to: 'choose' },
      { from: 'regions', to: 'load' },
      { from: 'copied', to: 'load' },
      { from: 'breakfast', to: 'regions' },
      { from: 'hold', to: 'start' },
    ],
    groups: [
      { id: 'stage', label: 'stage' },
      { id: 'stage.tables', label: 'tables', parent: 'stage' },
    ],
  });
});

const before = graphOf(`tasks:
  extract: { type: noop }
  load: { type: noop, after: [extract] }
  audit: { type: noop, after: [extract] }
  report: { type: noop, after: [load] }
`);
const after = graphOf(`groups: { stage: {} }
tasks:
  extract: { type: noop, group: stage }
  check: { type: noop, after: [extract] }
  load: { type: noop, after: [check] }
  report: { type: noop, after: [load], when: all_done }
`);

test('what comes, goes and changes is marked', () => {
  expect(markedGraph(before, after, new Set(['load']))).toEqual({
    title: 'orders',
    nodes: [
      { id: 'extract', kind: 'task', detail: 'noop', group: 'stage' },
      { id: 'check', kind: 'task', detail: 'noop', mark: 'added' },
      { id: 'audit', kind: 'task', detail: 'noop', mark: 'removed' },
      { id: 'load', kind: 'task', detail: 'noop', mark: 'changed' },
      { id: 'report', kind: 'task', detail: 'noop' },
    ],
    edges: [
      { from: 'extract', to: 'check', mark: 'added' },
      { from: 'check', to: 'load', mark: 'added' },
      { from: 'load', to: 'report', label: 'all_done', mark: 'changed' },
      { from: 'extract', to: 'load', mark: 'removed' },
      { from: 'extract', to: 'audit', mark: 'removed' },
    ],
    groups: [{ id: 'stage', label: 'stage' }],
  });
});

test('two equal sides have no mark', () => {
  expect(markedGraph(after, after, new Set())).toEqual(after);
});

test('the other way round, what came goes', () => {
  const marks = { added: 'removed', removed: 'added', changed: 'changed' } as const;
  const there = markedGraph(before, after, new Set(['load']));
  const back = markedGraph(after, before, new Set(['load']));
  const turned = there.nodes.map(({ id, mark }) => [id, mark === undefined ? mark : marks[mark]]);
  expect(new Map(back.nodes.map(({ id, mark }) => [id, mark]))).toEqual(new Map(turned as [string, string][]));
});

test('of a pipeline that comes, or goes, all is marked', () => {
  expect(marksOf(markedGraph(undefined, after, new Set()))).toEqual(new Set(['added']));
  expect(marksOf(markedGraph(before, undefined, new Set()))).toEqual(new Set(['removed']));
});

function marksOf({ nodes, edges }: Graph): ReadonlySet<string | undefined> {
  return new Set([...nodes, ...edges].map(({ mark }) => mark));
}
