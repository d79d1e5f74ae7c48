import { testMutations } from './mutations.ts';

const until = (day: string): string =>
  `No run of "orders" is due before ${day}: until then it looks healthy, and does nothing.`;

testMutations('start-in-future', {
  clean: `schedule: { cron: "0 6 * * *", timezone: Europe/Berlin, start: 2026-08-30 }
tasks: { load: { type: noop } }
`,
  files: { 'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntags: [prod]\n' },
  caught: {
    'a day more than 90 after today': { edits: [['2026-08-30', '2026-08-31']], messages: [until('2026-08-31')] },
    'a mistyped year': { edits: [['2026-08-30', '2206-01-01']], messages: [until('2206-01-01')] },
    'one run far ahead': {
      edits: [
        ['cron: "0 6 * * *"', 'once: true'],
        ['2026-08-30', '2027-01-01T06:00'],
      ],
      messages: [until('2027-01-01')],
    },
    'a start of an environment': {
      edits: [['tags: [prod]', 'schedule: { start: 2062-01-01 }']],
      messages: [`${until('2062-01-01')} (in prod)`],
    },
  },
  spared: {
    today: [['2026-08-30', '2026-06-01']],
    'long ago': [['2026-08-30', '2006-06-01']],
    'a late end': [['start: 2026-08-30', 'start: 2026-08-30, end: 2062-01-01']],
  },
});
