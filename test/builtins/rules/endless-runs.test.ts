import { testMutations } from './mutations.ts';

const without = 'Each run starts the next one, without end:';

testMutations('endless-runs', {
  clean: `schedule: { cron: "0 3 * * *", start: 2026-01-01 }
tasks:
  load: { type: noop, produces: ["warehouse://orders"] }
  tell: { type: trigger, after: [load], pipeline: stock }
`,
  files: {
    'pipelines/stock.yaml': `kind: Pipeline
id: stock
owner: sales-platform
schedule: manual
tasks:
  count: { type: noop, produces: ["warehouse://stock"] }
  look: { type: gate, callable: "stock.levels:any_short" }
  ask: { type: trigger, after: [look], pipeline: orders }
`,
    'pipelines/counts.yaml': `kind: Pipeline
id: counts
owner: sales-platform
schedule: manual
tasks:
  ready: { type: gate, callable: "stock.levels:all_counted" }
  again: { type: trigger, after: [ready], pipeline: orders }
`,
  },
  caught: {
    'the gate taken away': {
      edits: [[', after: [look]', '']],
      messages: [`${without} "orders" starts "stock", "stock" starts "orders".`],
    },
    'a run that is due by what the other makes': {
      edits: [['{ cron: "0 3 * * *", start: 2026-01-01 }', '{ assets: { any: ["warehouse://stock", "lake://x"] } }']],
      messages: [`${without} "orders" starts "stock", "stock" starts "orders".`],
    },
    'a pipeline that makes what it waits for': {
      edits: [['{ cron: "0 3 * * *", start: 2026-01-01 }', '{ assets: { all: ["warehouse://orders"] } }']],
      messages: [`${without} "orders" starts "orders".`],
    },
    'a longer way': {
      edits: [
        [', after: [look], pipeline: orders', ', pipeline: counts'],
        [', after: [ready], pipeline: orders', ', pipeline: orders'],
      ],
      messages: [`${without} "counts" starts "orders", "orders" starts "stock", "stock" starts "counts".`],
    },
  },
  spared: {
    'a gate on a longer way': [[', after: [look], pipeline: orders', ', pipeline: counts']],
    'a run that is due only when other data is there too': [
      [
        '{ cron: "0 3 * * *", start: 2026-01-01 }',
        '{ assets: { all: ["warehouse://stock", "warehouse://shipments"] } }',
      ],
    ],
    'what the other makes, of which nothing is due': [[', after: [look], pipeline: orders', ', pipeline: shipments']],
  },
});
