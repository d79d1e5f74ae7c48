import { testMutations } from './mutations.ts';

testMutations('local-time-twice', {
  clean: `schedule: { cron: "0 3 * * *", timezone: Europe/Berlin, start: 2026-01-01, window: none }
tasks: { load: { type: noop } }
`,
  caught: {
    'an hour that comes twice': {
      edits: [['0 3 * * *', '30 2 * * *']],
      messages: [
        'Clocks in Europe/Berlin show 02:30 twice on 2026-10-25: the run of "orders" comes once, at the second.',
      ],
    },
    'an hour that is skipped next': {
      edits: [
        ['0 3 * * *', '0 2 1-31 1-5 *'],
        ['2026-01-01', '2026-12-01'],
      ],
      messages: ['Clocks in Europe/Berlin skip 02:00 on 2027-03-28: the run of "orders" comes at 03:00 then.'],
    },
    'another zone': {
      edits: [
        ['0 3 * * *', '30 1 * * *'],
        ['Europe/Berlin', 'America/New_York'],
      ],
      messages: [
        'Clocks in America/New_York show 01:30 twice on 2026-11-01: the run of "orders" comes once, at the second.',
      ],
    },
    'one of several times': {
      edits: [['0 3 * * *', '0 */2 * * *']],
      messages: [
        'Clocks in Europe/Berlin show 02:00 twice on 2026-10-25: the run of "orders" comes once, at the second.',
      ],
    },
  },
  spared: {
    'every hour, which goes by time that passes': [['0 3 * * *', '30 * * * *']],
    'a zone whose clocks do not change': [
      ['0 3 * * *', '30 2 * * *'],
      ['Europe/Berlin', 'Asia/Tokyo'],
    ],
    'days on which no clock changes': [['0 3 * * *', '30 2 * * 1-5']],
    'an end before the next change': [
      ['0 3 * * *', '30 2 * * *'],
      ['window: none', 'window: none, end: 2026-10-01'],
    ],
    'the hour after it': [['0 3 * * *', '59 1,3 * * *']],
  },
});
