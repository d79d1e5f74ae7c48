import { testMutations } from './mutations.ts';

const message = (path: string): string =>
  `The overlay sets "${path}" to what it is without it: a later change of it in the pipeline will not arrive in this environment. (in dev)`;

testMutations('overlay-without-effect', {
  clean: `timeout: 3h
tags: [sales, orders]
tasks:
  load: { type: noop, retries: { count: 1, delay: 5m } }
`,
  files: {
    'environments/dev/overlays/orders.yaml': `kind: Overlay
pipeline: orders
timeout: 2h
tags: [sales]
tasks: { load: { retries: { count: 0 } } }
`,
  },
  caught: {
    'the same timeout': { edits: [['timeout: 2h', 'timeout: 3h']], messages: [message('timeout')] },
    'the same list': { edits: [['[sales]', '[sales, orders]']], messages: [message('tags')] },
    'the same retries': {
      edits: [['count: 0', 'count: 1']],
      messages: [message('retries.count')],
    },
  },
  spared: {
    'a list in another order': [['[sales]', '[orders, sales]']],
    'a key that the pipeline lacks': [['timeout: 2h', 'max_active_tasks: 4']],
    'the same beside what differs': [['count: 0', 'count: 0, delay: 6m']],
    'no overlay of this pipeline': [
      ['pipeline: orders', 'pipeline: marts'],
      ['tasks: { load: { retries: { count: 0 } } }\n', ''],
    ],
  },
});
