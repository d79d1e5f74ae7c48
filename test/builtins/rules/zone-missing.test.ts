import { testMutations } from './mutations.ts';

const message =
  'The schedule of "orders" has no time zone: its times and `run.date` are those of UTC, in summer and in winter.';

testMutations('zone-missing', {
  clean: `schedule: { cron: "0 6 * * *", timezone: Europe/Berlin, start: 2026-01-01 }
tasks: { load: { type: noop } }
`,
  caught: {
    'the zone taken away': { edits: [[', timezone: Europe/Berlin', '']], messages: [message] },
    'a distance without a zone': {
      edits: [['cron: "0 6 * * *", timezone: Europe/Berlin', 'every: 6h']],
      messages: [message],
    },
    'one run without a zone': {
      edits: [['cron: "0 6 * * *", timezone: Europe/Berlin', 'once: true']],
      messages: [message],
    },
  },
  spared: {
    'UTC, written': [['Europe/Berlin', 'UTC']],
    'runs that are only started by hand': [
      ['{ cron: "0 6 * * *", timezone: Europe/Berlin, start: 2026-01-01 }', 'manual'],
    ],
    'runs that are due by assets': [
      ['{ cron: "0 6 * * *", timezone: Europe/Berlin, start: 2026-01-01 }', '{ assets: { all: ["lake://orders"] } }'],
      ['load: { type: noop }', 'load: { type: noop, produces: ["lake://orders"] }'],
    ],
    'the zone of a folder': [
      [', timezone: Europe/Berlin', ''],
      ['pipeline: {', 'pipeline: { schedule: { timezone: Europe/Berlin },'],
    ],
  },
  files: { 'pipelines/_defaults.yaml': 'kind: Defaults\npipeline: { tags: [sales] }\n' },
});
