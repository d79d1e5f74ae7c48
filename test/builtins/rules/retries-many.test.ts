import { testMutations } from './mutations.ts';

testMutations('retries-many', {
  clean: `tasks:
  extract: { type: bash, command: extract-orders, retries: { count: 5, delay: 10m } }
`,
  files: { 'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntags: [prod]\n' },
  caught: {
    'one more': {
      edits: [['count: 5', 'count: 6']],
      messages: [
        'The task "extract" is retried 6 times: a failure that does not pass is told after 1h of delays, and 7 tries.',
      ],
    },
    'many with delays that grow': {
      edits: [['count: 5, delay: 10m', 'count: 8, delay: 1m, backoff: exponential, max_delay: 30m']],
      messages: [
        'The task "extract" is retried 8 times: a failure that does not pass is told after 2h1m of delays, and 9 tries.',
      ],
    },
    'more in an environment': {
      edits: [['tags: [prod]', 'tasks: { extract: { retries: { count: 10 } } }']],
      messages: [
        'The task "extract" is retried 10 times: a failure that does not pass is told after 1h40m of delays, and 11 tries. (in prod)',
      ],
    },
  },
  spared: {
    none: [['count: 5', 'count: 0']],
    'a long delay': [['delay: 10m', 'delay: 6h']],
    'delays that grow': [['delay: 10m', 'delay: 10m, backoff: exponential']],
  },
});
