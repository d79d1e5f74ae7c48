import { testMutations } from './mutations.ts';

testMutations('crowded-minute', {
  clean: `schedule: { cron: "20 3 * * *", timezone: Europe/Berlin, start: 2026-01-01 }
tasks: { load: { type: noop } }
`,
  options: { at_most: 1 },
  files: { 'pipelines/stock.yaml': pipeline('stock', '40 3 * * 1') },
  caught: {
    'the minute of the hourly pipeline': {
      edits: [['20 3 * * *', '0 3 * * *']],
      messages: ['2 pipelines are due at 01:00 UTC and wait for the same workers: orders, shipments.'],
    },
    'the minute of one that runs once a week': {
      edits: [['20 3 * * *', '40 5 * * *']],
      messages: ['2 pipelines are due at 03:40 UTC and wait for the same workers: orders, stock.'],
    },
    'all three at one minute': {
      edits: [
        ['20 3 * * *', '0 5 * * *'],
        ['40 3 * * 1', '0 3 * * 1'],
      ],
      messages: ['3 pipelines are due at 03:00 UTC and wait for the same workers: orders, shipments, stock.'],
    },
  },
  spared: {
    'the same local time in another zone': [['20 3 * * *', '40 3 * * *']],
    'another day': [['20 3 * * *', '40 5 * * 2']],
    'a start after this week': [
      ['20 3 * * *', '0 3 * * *'],
      ['Berlin, start: 2026-01-01', 'Berlin, start: 2026-07-01'],
    ],
  },
});

function pipeline(id: string, cron: string): string {
  return `kind: Pipeline\nid: ${id}\nowner: sales-platform\nschedule: { cron: "${cron}", start: 2026-01-01 }\ntasks: { load: { type: noop } }\n`;
}
