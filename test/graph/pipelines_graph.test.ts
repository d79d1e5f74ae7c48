import { expect, test } from 'vitest';
import { pipelinesGraph } from '../../src/graph/pipelines_graph.ts';
import type { Graph } from '../../src/model/graph.ts';
import { resolved } from './models.ts';

function graphOf(pipelines: Readonly<Record<string, string>>, environment?: string): Graph {
  const found = resolved(pipelines, environment);
  return pipelinesGraph(found.pipelines, found.environment);
}

const shop = {
  customers: `schedule: { cron: "0 3 * * *", start: 2026-01-01, timezone: Europe/Berlin }
tasks:
  export: { type: wait, for: { pipeline: crm, match: latest } }
  orders: { type: wait, for: { pipeline: orders, match: latest } }
  again: { type: wait, for: { pipeline: orders, match: latest } }
  refresh: { type: trigger, after: [orders], pipeline: audiences }
`,
  audiences: 'schedule: manual\ntasks: { load: { type: noop } }\n',
  orders: `schedule: { cron: "0 2 * * *", start: 2026-01-01 }
tasks: { load: { type: noop, produces: ["lake://orders", "lake://sales"] } }
`,
  report: `schedule: { assets: { any: ["lake://sales", { all: ["lake://orders", "lake://prices"] }] } }
tasks: { draw: { type: noop } }
`,
};

test('pipelines are connected by waits, triggers and assets', () => {
  expect(graphOf(shop)).toEqual({
    title: 'prod',
    nodes: [
      { id: 'orders', kind: 'pipeline', detail: '0 2 * * *, UTC' },
      { id: 'external:crm.export', label: 'crm.export', kind: 'external', detail: 'elsewhere' },
      { id: 'lake://prices', kind: 'asset', detail: 'asset' },
      { id: 'lake://orders', kind: 'asset', detail: 'asset' },
      { id: 'lake://sales', kind: 'asset', detail: 'asset' },
      { id: 'customers', kind: 'pipeline', detail: '0 3 * * *, Europe/Berlin' },
      { id: 'report', kind: 'pipeline', detail: 'on news of assets' },
      { id: 'audiences', kind: 'pipeline', detail: 'by hand' },
    ],
    edges: [
      { from: 'external:crm.export', to: 'customers', label: 'awaited by' },
      { from: 'orders', to: 'customers', label: 'awaited by' },
      { from: 'customers', to: 'audiences', label: 'triggers' },
      { from: 'orders', to: 'lake://orders', label: 'updates' },
      { from: 'orders', to: 'lake://sales', label: 'updates' },
      { from: 'lake://sales', to: 'report', label: 'starts' },
      { from: 'lake://orders', to: 'report', label: 'starts, with others' },
      { from: 'lake://prices', to: 'report', label: 'starts, with others' },
    ],
    groups: [],
  });
});

test('pipelines are found whatever they are called in the target', () => {
  const { orders, customers, audiences, ...rest } = shop;
  const kept = { ...rest, customers, audiences, orders: `airflow: { dag_id: old.orders }\n${orders}` };
  expect(graphOf(kept, 'dag_id_prefix: shop_').edges).toEqual(graphOf(shop).edges);
});
