import { testMutations } from './mutations.ts';

const after = 'a restart or a lock that fails it is seldom over by then.';

testMutations('retry-delay-tiny', {
  clean: `tasks:
  extract: { type: bash, command: extract-orders, retries: { count: 2, delay: 30s } }
`,
  caught: {
    'a delay of seconds': {
      edits: [['delay: 30s', 'delay: 5s']],
      messages: [`The 2 retries of "extract" come after 10s of delays in all: ${after}`],
    },
    'one retry less': {
      edits: [['count: 2', 'count: 1']],
      messages: [`The one retry of "extract" comes after 30s of delays in all: ${after}`],
    },
    'no delay at all': {
      edits: [['count: 2, delay: 30s', 'count: 5, delay: 0s']],
      messages: [`The 5 retries of "extract" come after 0s of delays in all: ${after}`],
    },
    'a bound that keeps delays from growing': {
      edits: [['count: 2, delay: 30s', 'count: 3, delay: 10s, backoff: exponential, max_delay: 15s']],
      messages: [`The 3 retries of "extract" come after 45s of delays in all: ${after}`],
    },
  },
  spared: {
    'no retries': [['count: 2, delay: 30s', 'count: 0, delay: 1s']],
    'many short ones': [['count: 2, delay: 30s', 'count: 12, delay: 5s']],
    'short ones that grow': [['count: 2, delay: 30s', 'count: 3, delay: 5s, backoff: exponential']],
  },
});
