import { testMutations } from './mutations.ts';

const message = (task: string): string =>
  `The task "${task}" has no timeout: when it hangs, it holds its worker until somebody notices.`;

testMutations('timeout-missing', {
  clean: `timeout: 3h
tasks:
  extract: { type: bash, command: extract-orders, timeout: 30m }
  load: { type: sql, connection: warehouse, query: SELECT 1, timeout: 1h }
  done: { type: noop }
`,
  files: { 'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntags: [prod]\n' },
  caught: {
    'the timeout of a command': { edits: [[', timeout: 30m', '']], messages: [message('extract')] },
    'the timeout of a query': { edits: [[', timeout: 1h', '']], messages: [message('load')] },
    'a timeout deleted in an environment': {
      edits: [['tags: [prod]', 'tasks: { load: { timeout: { $delete: true } } }']],
      messages: [`${message('load')} (in prod)`],
    },
  },
  spared: {
    'one for all tasks': [
      [', timeout: 30m', ''],
      ['timeout: 3h\n', 'timeout: 3h\ntask_defaults: { timeout: 2h }\n'],
    ],
    'a task that does nothing': [['done: { type: noop }', 'done: { type: noop, after: [load] }']],
    'a wait, which gives up': [['done: { type: noop }', 'done: { type: wait, for: { time: "06:00" } }']],
  },
});
