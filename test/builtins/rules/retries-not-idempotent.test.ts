import { expect, test } from 'vitest';
import { findingsOf, testMutations } from './mutations.ts';

function told(times: string, where = ''): string {
  return `The task "pay" says that it is not idempotent, and is retried ${times}: where a try fails after its work was done, the next one does it once more.${where}`;
}

testMutations('retries-not-idempotent', {
  clean: `task_defaults: { timeout: 1h }
tasks:
  extract: { type: bash, command: extract-orders, retries: 2 }
  pay: { type: bash, command: pay-out, idempotent: false, after: [extract] }
`,
  files: {
    'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntags: [prod]\n',
    'dagwright.yaml': 'defaults: { task: { priority: 1 } }\n',
  },
  caught: {
    'retries on the task': {
      edits: [['idempotent: false', 'idempotent: false, retries: 1']],
      messages: [told('once')],
    },
    'retries of all tasks of the pipeline': {
      edits: [['timeout: 1h', 'timeout: 1h, retries: { count: 3, delay: 1m }']],
      messages: [told('up to 3 times')],
    },
    'retries of all tasks of the project': {
      edits: [['priority: 1', 'retries: 2']],
      messages: [told('up to 2 times')],
    },
    'retries in one environment': {
      edits: [['tags: [prod]', 'task_defaults: { retries: 5 }']],
      messages: [told('up to 5 times', ' (in prod)')],
    },
    'what is said in one environment': {
      edits: [
        ['timeout: 1h', 'timeout: 1h, retries: 2'],
        ['command: pay-out, idempotent: false', 'command: pay-out'],
        ['tags: [prod]', 'tasks: { pay: { idempotent: false } }'],
      ],
      messages: [told('up to 2 times', ' (in prod)')],
    },
  },
  spared: {
    'retries that the task takes back': [
      ['timeout: 1h', 'timeout: 1h, retries: 3'],
      ['idempotent: false', 'idempotent: false, retries: 0'],
    ],
    'a delay without retries': [['timeout: 1h', 'timeout: 1h, retries: { delay: 1m }']],
    'a task that is idempotent': [
      ['timeout: 1h', 'timeout: 1h, retries: 3'],
      ['idempotent: false', 'idempotent: true'],
    ],
    'a task of which nothing is said': [['pay-out, idempotent: false', 'pay-out, retries: 3']],
  },
});

const insert = (more: string): Record<string, string> => ({
  'pipelines/orders.yaml': `tasks:
  load: { type: sql, connection: warehouse, query: INSERT INTO orders SELECT * FROM landing${more} }
  order: { type: http, connection: sales_api, method: POST, path: /v1/orders, retries: 2${more} }
`,
});

test.each(['insert-without-key', 'post-without-idempotency-key', 'retries-missing'])(
  'its author knows what %s would tell',
  (rule) => {
    expect(findingsOf(rule, insert(''))).toHaveLength(1);
    expect(findingsOf(rule, insert(', idempotent: true'))).toHaveLength(1);
    expect(findingsOf(rule, insert(', idempotent: false'))).toEqual([]);
  },
);

test('a type of the organisation says it for its tasks, and a task takes it back', () => {
  const files = {
    'pipelines/types/pay.yaml':
      'kind: TaskType\nid: pay\ndescription: Pays.\ntask: { type: bash, command: pay-out, idempotent: false }\n',
    'pipelines/orders.yaml': 'tasks:\n  pay: { type: pay, retries: 1 }\n',
  };
  expect(findingsOf('retries-not-idempotent', files)).toEqual([told('once')]);
  files['pipelines/orders.yaml'] = 'tasks:\n  pay: { type: pay, retries: 1, idempotent: true }\n';
  expect(findingsOf('retries-not-idempotent', files)).toEqual([]);
});
