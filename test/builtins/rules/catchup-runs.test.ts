import { testMutations } from './mutations.ts';

const message = (count: string): string =>
  `When "orders" is first switched on, ${count} runs start: one for each slot since its start.`;

testMutations('catchup-runs', {
  clean: `schedule: { cron: "0 6 * * *", timezone: Europe/Berlin, start: 2026-02-20, catchup: true }
tasks: { load: { type: noop } }
`,
  caught: {
    'a start days before': { edits: [['2026-02-20', '2026-02-19']], messages: [message('101')] },
    'more runs a day': { edits: [['0 6 *', '0 */2 *']], messages: [message('1212')] },
    'runs by the minute': {
      edits: [['cron: "0 6 * * *"', 'every: 1m']],
      messages: [message('more than 10000')],
    },
  },
  spared: {
    'no catching up': [['catchup: true', 'catchup: false']],
    'an early end': [
      ['0 6 *', '0 */2 *'],
      ['catchup: true', 'catchup: true, end: 2026-02-22'],
    ],
    'fewer runs since long ago': [
      ['0 6 * * *', '0 6 1 * *'],
      ['2026-02-20', '2020-02-20'],
    ],
  },
});
