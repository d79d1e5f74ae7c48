import { testMutations } from './mutations.ts';

testMutations('run-timeout-short', {
  clean: `timeout: 3h
tasks:
  extract: { type: bash, command: extract-orders, timeout: 30m, retries: { count: 2, delay: 5m } }
  clean: { type: bash, after: [extract], command: clean-orders, timeout: 10m, retries: 0 }
  load: { type: bash, after: [extract], command: load-orders, timeout: 20m, retries: { count: 1, delay: 5m } }
`,
  caught: {
    'a shorter timeout of the run': {
      edits: [['timeout: 3h', 'timeout: 2h']],
      messages: [
        'At worst a run of "orders" takes 2h25m (extract 3 × 30m + 2 × 5m, load 2 × 20m + 5m); its timeout of 2h ends it while tasks still have tries.',
      ],
    },
    'tasks one after the other, with delays that grow': {
      edits: [
        ['load: { type: bash, after: [extract]', 'load: { type: bash, after: [clean]'],
        ['count: 2, delay: 5m', 'count: 3, delay: 5m, backoff: exponential, max_delay: 30m'],
      ],
      messages: [
        'At worst a run of "orders" takes 3h55m (extract 4 × 30m + 1h of delays, clean 10m, load 2 × 20m + 5m); its timeout of 3h ends it while tasks still have tries.',
      ],
    },
    'elements one after the other': {
      edits: [
        ['command: load-orders', 'command: "load-orders ${{ item }}", map: { over: [de, fr, us], max_active: 1 }'],
      ],
      messages: [
        'At worst a run of "orders" takes 3h45m (extract 3 × 30m + 2 × 5m, load 2 × 20m + 5m + 2 more × 2 × 20m); its timeout of 3h ends it while tasks still have tries.',
      ],
    },
  },
  spared: {
    'elements side by side': [
      ['command: load-orders', 'command: "load-orders ${{ item }}", map: { over: [de, fr, us], max_active: 3 }'],
    ],
    'a longer task beside the path': [['command: clean-orders, timeout: 10m', 'command: clean-orders, timeout: 40m']],
    'no timeout of the run': [['timeout: 3h\n', '']],
    'just time enough': [['timeout: 3h', 'timeout: 2h25m']],
  },
});
