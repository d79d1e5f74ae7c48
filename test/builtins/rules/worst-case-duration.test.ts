import fc from 'fast-check';
import { expect, test } from 'vitest';
import { criticalPath } from '../../../src/worst_case/critical_path.ts';
import { testMutations } from './mutations.ts';
import { simulatedRun, simulatedTasks } from './simulated_run.ts';

testMutations('worst-case-duration', {
  clean: `timeout: 3h
tasks:
  extract: { type: bash, command: extract-orders, timeout: 30m, retries: { count: 2, delay: 5m } }
  clean: { type: bash, after: [extract], command: clean-orders, timeout: 10m, retries: 0 }
  load: { type: bash, after: [extract], command: load-orders, timeout: 20m, retries: { count: 1, delay: 5m } }
`,
  caught: {
    'an hour and a quarter': {
      edits: [['timeout: 3h', 'timeout: 1h20m\nschedule: { cron: "0 6-8 * * *", start: 2026-01-01 }']],
      messages: [
        'At worst a run of "orders" takes 1h20m, its timeout; the next slot can come after 1h: the next run starts late.',
      ],
    },
    'several runs at once': {
      edits: [['timeout: 3h', 'max_active_runs: 2\nschedule: { cron: "0 6,8 * * *", start: 2026-01-01 }']],
      messages: [
        'At worst a run of "orders" takes 2h25m (extract 3 × 30m + 2 × 5m, load 2 × 20m + 5m); the next slot can come after 2h: two runs are under way at once.',
      ],
    },
    'slots that come too soon': {
      edits: [['timeout: 3h', 'timeout: 3h\nschedule: { cron: "0 6,8 * * *", start: 2026-01-01 }']],
      messages: [
        'At worst a run of "orders" takes 2h25m (extract 3 × 30m + 2 × 5m, load 2 × 20m + 5m); the next slot can come after 2h: the next run starts late.',
      ],
    },
    'a gap that is shorter on one day of the year': {
      edits: [
        [
          'timeout: 3h',
          'timeout: 3h\nschedule: { cron: "30 0,3 * * *", timezone: Europe/Berlin, start: 2026-01-01, window: none }',
        ],
      ],
      messages: [
        'At worst a run of "orders" takes 2h25m (extract 3 × 30m + 2 × 5m, load 2 × 20m + 5m); the next slot can come after 2h: the next run starts late.',
      ],
    },
  },
  spared: {
    'no timeout of the run, and a day to the next slot': [['timeout: 3h\n', '']],
    'a run that is only started by hand': [['timeout: 3h', 'schedule: manual']],
    'slots just far enough apart': [['timeout: 3h', 'schedule: { cron: "0 3,6 * * *", start: 2026-01-01 }']],
    'a timeout before the next slot': [['timeout: 3h', 'timeout: 1h\nschedule: { every: 1h, start: 2026-01-01 }']],
  },
});

test('no simulated run takes longer than the sum', () => {
  fc.assert(
    fc.property(simulatedTasks, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (tasks, chances) => {
      const chance = (): number => chances.next().value;
      expect(simulatedRun(tasks, chance)).toBeLessThanOrEqual(criticalPath(tasks).seconds);
    }),
    { numRuns: 500 },
  );
});

test('a run whose tries take all their time, in which nothing waits for its turn, takes as long as the sum', () => {
  fc.assert(
    fc.property(simulatedTasks, (tasks) => {
      const alone = tasks.map(({ id, after, retries, operation, timeout = 0 }) => ({
        id,
        after,
        retries,
        operation,
        timeout,
      }));
      expect(simulatedRun(alone, () => 1)).toBe(criticalPath(alone).seconds);
    }),
  );
});
