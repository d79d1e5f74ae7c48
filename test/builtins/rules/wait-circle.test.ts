import { expect, test } from 'vitest';
import { findingsOf, testMutations } from './mutations.ts';

const until = 'Runs wait for each other until they are given up:';

testMutations('wait-circle', {
  clean: `schedule: { cron: "0 3 * * *", start: 2026-01-01 }
tasks:
  extract: { type: noop }
  wait_for_stock: { type: wait, after: [extract], for: { pipeline: stock, match: latest } }
`,
  files: {
    'pipelines/stock.yaml': `kind: Pipeline
id: stock
owner: sales-platform
schedule: { cron: "0 3 * * *", start: 2026-01-01 }
tasks:
  wait_for_orders: { type: wait, for: { pipeline: orders, task: extract, match: latest } }
  wait_for_returns: { type: wait, for: { pipeline: returns, match: latest } }
`,
    'pipelines/returns.yaml': `kind: Pipeline
id: returns
owner: sales-platform
schedule: { cron: "0 2 * * *", start: 2026-01-01 }
tasks:
  wait_for_shipments: { type: wait, for: { pipeline: shipments, match: latest } }
`,
  },
  caught: {
    'the whole run in the place of a task': {
      edits: [['task: extract, ', '']],
      messages: [`${until} "orders" for "stock" (wait_for_stock), "stock" for "orders" (wait_for_orders).`],
    },
    'the task after the wait': {
      edits: [
        [', after: [extract], for', ', for'],
        ['  extract: { type: noop }', '  extract: { type: noop, after: [wait_for_stock] }'],
      ],
      messages: [`${until} "orders" for "stock" (wait_for_stock), "stock" for "orders" (wait_for_orders).`],
    },
    'a circle of three': {
      edits: [['pipeline: shipments, match: latest', 'pipeline: orders, match: { offset: 1h }']],
      messages: [
        `${until} "orders" for "stock" (wait_for_stock), "stock" for "returns" (wait_for_returns), "returns" for "orders" (wait_for_shipments).`,
      ],
    },
  },
  spared: {
    'a task before the wait, behind another one': [
      ['  extract: { type: noop }', '  begin: { type: noop }\n  extract: { type: noop, after: [begin] }'],
    ],
    'a wait for the rest, of one that waits for nothing': [
      ['task: extract, ', ''],
      ['pipeline: stock', 'pipeline: shipments'],
    ],
    'another pipeline': [['pipeline: orders, task: extract', 'pipeline: shipments']],
  },
});

test.each([
  ['the run of the day before', 'match: { offset: -1d }', '0 3 * * *'],
  ['the newest run of one that is due later', 'match: latest', '0 4 * * *'],
])('wait-circle spares a wait for %s, which only the first run lacks', (_, match, cron) => {
  const found = findingsOf('wait-circle', {
    'pipelines/orders.yaml': `schedule: { cron: "${cron}", start: 2026-01-01 }
tasks: { wait_for_stock: { type: wait, for: { pipeline: stock, match: latest } } }
`,
    'pipelines/stock.yaml': `kind: Pipeline
id: stock
owner: sales-platform
schedule: { cron: "0 3 * * *", start: 2026-01-01 }
tasks: { wait_for_orders: { type: wait, for: { pipeline: orders, ${match} } } }
`,
  });
  expect(found).toEqual([expect.stringMatching(/^\[wait-empty\] In some slots no run of "orders" is matched/u)]);
});
