import { testMutations } from './mutations.ts';

const told = (priority: number, effect: string): string =>
  `The task "load" has the priority ${priority}, outside of 0 to 10: when slots are short it ${effect} in all other pipelines.`;

testMutations('priority-out-of-range', {
  clean: `tasks:
  load: { type: noop, priority: 10 }
  publish: { type: noop }
`,
  files: { 'environments/dev/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntags: [dev]\n' },
  options: { at_least: 0, at_most: 10 },
  caught: {
    'one more': { edits: [['priority: 10', 'priority: 11']], messages: [told(11, 'overtakes what is urgent')] },
    'one less than the least': {
      edits: [['priority: 10', 'priority: -1']],
      messages: [told(-1, 'waits behind everything')],
    },
    'in an environment': {
      edits: [['tags: [dev]', 'tasks: { load: { priority: 99 } }']],
      messages: [`${told(99, 'overtakes what is urgent')} (in dev)`],
    },
  },
  spared: {
    'the least': [['priority: 10', 'priority: 0']],
    'the default': [[', priority: 10', '']],
    'less in an environment': [['tags: [dev]', 'tasks: { load: { priority: 1 } }']],
  },
});
