import { testMutations } from './mutations.ts';

const never = (task: string): string => `The task "${task}" is never retried: one lost connection fails the run.`;

testMutations('retries-missing', {
  clean: `tasks:
  extract: { type: bash, command: extract-orders, retries: 2 }
  load: { type: sql, connection: warehouse, query: CALL load_orders(), retries: { count: 3 } }
  ask: { type: http, connection: sales_api, method: GET, path: /v1/orders, retries: { count: 1, delay: 1m } }
`,
  caught: {
    'retries taken away': { edits: [[', retries: 2', '']], messages: [never('extract')] },
    'a delay without a count': { edits: [['{ count: 3 }', '{ delay: 5m }']], messages: [never('load')] },
    'a request that can be repeated': { edits: [[', retries: { count: 1, delay: 1m }', '']], messages: [never('ask')] },
  },
  spared: {
    'none by decision': [['retries: 2', 'retries: 0']],
    'retries of the pipeline’s tasks': [
      [', retries: 2', ''],
      ['tasks:', 'task_defaults: { retries: 1 }\ntasks:'],
    ],
    'a request that has an effect each time': [
      ['method: GET', 'method: POST'],
      [', retries: { count: 1, delay: 1m }', ''],
    ],
    'what only marks a point': [['type: bash, command: extract-orders, retries: 2', 'type: noop']],
  },
});
