import { testMutations } from './mutations.ts';

const older = (last: string, newest: string): string =>
  `The task "wait_for_exports" waits for the run of "exports" that was due ${last} before, though another one is due ${newest} before: it goes on with older data, and waits for nothing.`;

const exports = {
  'pipelines/exports.yaml': `kind: Pipeline
id: exports
owner: sales-platform
schedule: { cron: "0 2 * * *", start: 2025-01-01 }
tasks: { export: { type: noop } }
`,
};

testMutations('wait-on-older-run', {
  clean: `schedule: { cron: "0 3 * * *", start: 2026-01-01 }
tasks:
  wait_for_exports:
    type: wait
    for: { pipeline: exports, match: dates }
`,
  files: exports,
  caught: {
    'an offset of a day and more': {
      edits: [['match: dates', 'match: { offset: -25h }']],
      messages: [older('1d1h', '1h')],
    },
    'an offset of a day, in hours, where both are due at once': {
      edits: [
        ['match: dates', 'match: { offset: -24h }'],
        ['0 3 * * *', '0 2 * * *'],
      ],
      messages: [older('1d', '0s')],
    },
    'dates of an upstream whose runs are points in time': {
      edits: [['start: 2025-01-01', 'start: 2025-01-01, window: none']],
      messages: [older('1d1h', '1h')],
    },
  },
  spared: {
    'the day before, which is meant': [
      ['match: dates', 'match: { offset: -1d }'],
      ['0 3 * * *', '0 2 * * *'],
    ],
    'its own run of the day before': [['pipeline: exports, match: dates', 'pipeline: orders, match: { offset: -24h }']],
    'the newest run': [['match: dates', 'match: latest']],
    'the offset of the newest run': [['match: dates', 'match: { offset: -1h }']],
    'the last run before, as that of the day comes later': [
      ['match: dates', 'match: { offset: -4h }'],
      ['"0 2 * * *"', '"0 23 * * *"'],
    ],
    'all runs of the day before, of one that runs every hour': [['"0 2 * * *"', 'hourly']],
  },
});

testMutations('wait-on-older-run', {
  clean: `schedule: { cron: "0 2 * * *", start: 2026-01-01 }
tasks:
  wait_for_exports:
    type: wait
    for: { pipeline: exports, match: latest }
`,
  files: exports,
  options: { day_offsets: true },
  caught: {
    'an offset of a day where both are due at once': {
      edits: [['match: latest', 'match: { offset: -1d }']],
      messages: [older('1d', '0s')],
    },
    'two days': { edits: [['match: latest', 'match: { offset: -2d }']], messages: [older('2d', '0s')] },
    'a week': { edits: [['match: latest', 'match: { offset: -1w }']], messages: [older('1w', '0s')] },
  },
  spared: {
    'the newest run, as an offset': [['match: latest', 'match: { offset: -0h }']],
    'its own run of the day before': [['pipeline: exports, match: latest', 'pipeline: orders, match: { offset: -1d }']],
    'the dates of the window': [['match: latest', 'match: dates']],
  },
});
