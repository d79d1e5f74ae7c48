import { testMutations } from './mutations.ts';

const after = 'after an outage it knocks in step with all others that failed.';

testMutations('backoff-constant', {
  clean: `tasks:
  extract: { type: bash, command: extract-orders, retries: { count: 3, delay: 5m, backoff: exponential } }
`,
  files: { 'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntags: [prod]\n' },
  caught: {
    'no backoff': {
      edits: [[', backoff: exponential', '']],
      messages: [`The 3 retries of "extract" come every 5m: ${after}`],
    },
    'a constant one': {
      edits: [['exponential', 'constant']],
      messages: [`The 3 retries of "extract" come every 5m: ${after}`],
    },
    'a constant one in an environment': {
      edits: [['tags: [prod]', 'tasks: { extract: { retries: { count: 4, backoff: constant } } }']],
      messages: [`The 4 retries of "extract" come every 5m: ${after} (in prod)`],
    },
  },
  spared: {
    'two retries': [['count: 3, delay: 5m, backoff: exponential', 'count: 2, delay: 5m']],
    'no retries': [['count: 3, delay: 5m, backoff: exponential', 'count: 0']],
    'a bound': [['backoff: exponential', 'backoff: exponential, max_delay: 5m']],
  },
});
