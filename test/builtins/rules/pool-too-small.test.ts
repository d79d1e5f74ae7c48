import { testMutations } from './mutations.ts';

const message = (slots: number): string =>
  `The task "load" takes ${slots} slots of the pool "warehouse", which has 4: it is never started.`;

testMutations('pool-too-small', {
  clean: `tasks:
  load: { type: noop, pool: { name: warehouse, slots: 4 } }
`,
  files: { 'environments/dev/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntags: [dev]\n' },
  caught: {
    'a slot more': { edits: [['slots: 4', 'slots: 5']], messages: [message(5)] },
    'slots by default': {
      edits: [
        [', slots: 4', ''],
        ['tasks:', 'task_defaults: { pool: { slots: 8 } }\ntasks:'],
      ],
      messages: [message(8)],
    },
    'more in an environment': {
      edits: [['tags: [dev]', 'tasks: { load: { pool: { slots: 6 } } }']],
      messages: [`${message(6)} (in dev)`],
    },
  },
  spared: {
    'one slot': [[', slots: 4', '']],
    'no pool': [[', pool: { name: warehouse, slots: 4 }', '']],
    'fewer in an environment': [['tags: [dev]', 'tasks: { load: { pool: { slots: 1 } } }']],
  },
});
