import { testMutations } from './mutations.ts';

const told = (path: string): string =>
  `Each overlay of "orders" sets "${path}" to the same: whoever changes it in one of them makes the environments differ.`;

testMutations('overlays-repeat', {
  clean: `timeout: 1h
tasks:
  load: { type: noop, timeout: 10m, priority: 2 }
`,
  files: {
    'environments/dev/overlays/orders.yaml':
      'kind: Overlay\npipeline: orders\ntimeout: 2h\ntags: [dev, orders]\ntasks: { load: { timeout: 20m, retries: 1 } }\n',
    'environments/prod/overlays/orders.yaml':
      'kind: Overlay\npipeline: orders\ntimeout: 3h\ntags: [prod, orders]\ntasks: { load: { timeout: 30m, priority: 9 } }\n',
  },
  caught: {
    'a value of the pipeline': { edits: [['timeout: 2h', 'timeout: 3h']], messages: [told('timeout')] },
    'a value of a task': { edits: [['timeout: 20m', 'timeout: 30m']], messages: [told('tasks.load.timeout')] },
    'one more key': {
      edits: [['retries: 1', 'priority: 9']],
      messages: [told('tasks.load.priority')],
    },
    'in the one environment less that it has': {
      edits: [
        ['timeout: 1h\n', 'timeout: 1h\nenvironments: [dev, prod]\n'],
        ['timeout: 2h', 'timeout: 3h'],
      ],
      messages: [told('timeout')],
    },
  },
  spared: {
    'an element of a list': [['[dev, orders]', '[prod, orders]']],
    'the value of another task': [['timeout: 30m', 'pool: warehouse']],
    'a pipeline of one environment': [
      ['timeout: 1h\n', 'timeout: 1h\nenvironments: [prod]\n'],
      [
        'kind: Overlay\npipeline: orders\ntimeout: 2h\ntags: [dev, orders]\ntasks: { load: { timeout: 20m, retries: 1 } }\n',
        'kind: Overlay\npipeline: marts\ntimeout: 3h\n',
      ],
    ],
  },
});
