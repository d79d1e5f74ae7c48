import { testMutations } from './mutations.ts';

const message = (path: string): string =>
  `The overlay of "orders" undoes what the overrides of the environment say of "${path}": what holds there for all pipelines does not hold for this one. (in dev)`;

testMutations('override-undone', {
  clean: `timeout: 3h
tasks:
  load: { type: noop, retries: 1 }
`,
  files: {
    'environments/base/environment.yaml': `kind: Environment
id: base
overrides: { task: { retries: { delay: 1m } } }
`,
    'environments/dev/environment.yaml': `kind: Environment
id: dev
extends: base
target: { airflow: "3.3" }
overrides: { pipeline: { timeout: 2h }, task: { retries: { count: 0 } } }
`,
    'environments/dev/overlays/orders.yaml': `kind: Overlay
pipeline: orders
max_active_runs: 2
`,
  },
  caught: {
    'a longer timeout': { edits: [['max_active_runs: 2', 'timeout: 6h']], messages: [message('timeout')] },
    'retries of a task': {
      edits: [['max_active_runs: 2', 'tasks: { load: { retries: 3 } }']],
      messages: [message('retries.count')],
    },
    'what an environment overrides that it extends': {
      edits: [['max_active_runs: 2', 'tasks: { load: { retries: { delay: 5m } } }']],
      messages: [message('retries.delay')],
    },
  },
  spared: {
    'the same value': [['max_active_runs: 2', 'timeout: 2h']],
    'another key': [['max_active_runs: 2', 'tasks: { load: { retries: { backoff: exponential } } }']],
    'a default of the environment': [
      ['overrides: { pipeline: { timeout: 2h }, task', 'defaults: { pipeline: { timeout: 2h } }\noverrides: { task'],
      ['max_active_runs: 2', 'timeout: 6h'],
    ],
    'what the pipeline writes': [['timeout: 3h', 'timeout: 5h']],
  },
});
