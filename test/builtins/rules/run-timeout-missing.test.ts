import { testMutations } from './mutations.ts';

const message =
  'A run of "orders" has no timeout: one that never ends keeps all later runs from starting until somebody notices.';

testMutations('run-timeout-missing', {
  clean: 'timeout: 3h\nmax_active_runs: 1\ntasks:\n  load: { type: noop }\n',
  files: { 'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntags: [prod]\n' },
  caught: {
    'the timeout taken away': { edits: [['timeout: 3h\n', '']], messages: [message] },
    'the timeout of tasks in its place': {
      edits: [['timeout: 3h', 'task_defaults: { timeout: 3h }']],
      messages: [message],
    },
    'the timeout deleted in an environment, with several runs': {
      edits: [['tags: [prod]', 'timeout: { $delete: true }\nmax_active_runs: 3']],
      messages: [
        'A run of "orders" has no timeout: one that never ends holds one of 3 places for runs until somebody notices. (in prod)',
      ],
    },
  },
  spared: {
    'a timeout of an environment': [['tags: [prod]', 'timeout: 1h']],
    'the longest timeout': [['3h', '52w']],
    'several runs': [['max_active_runs: 1', 'max_active_runs: 4']],
  },
});
