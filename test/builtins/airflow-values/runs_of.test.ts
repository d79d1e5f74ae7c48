import { expect, test } from 'vitest';
import { runsOf } from '../../../src/builtins/targets/airflow/values/runs_of.ts';
import type { CronRuns } from '../../../src/model/schedule.ts';
import { cronOf } from '../../time/crons.ts';

function windows(cron: string, zone: string): CronRuns {
  const start = Date.parse('2026-01-01T00:00:00Z') / 1000;
  return { kind: 'cron', cron: cronOf(cron), zone, window: 'since_previous', start, catchup: true };
}

test.each([
  ['30 4 * * *', 'Europe/Berlin', 'windows'],
  // The clocks go from 02:00 to 03:00 and, in autumn, back.
  ['30 1 * * *', 'Europe/Berlin', 'windows'],
  ['0 2 * * *', 'Europe/Berlin', 'moved_windows'],
  ['59 2 * * *', 'Europe/Berlin', 'moved_windows'],
  ['0 3 * * *', 'Europe/Berlin', 'windows'],
  ['30 2 * * 6', 'Europe/Berlin', 'windows'],
  ['30 2 * * 0', 'Europe/Berlin', 'moved_windows'],
  ['0 * * * *', 'Europe/Berlin', 'windows'],
  ['30 1 * * *', 'America/New_York', 'moved_windows'],
  ['0 0 * * *', 'Africa/Cairo', 'moved_windows'],
  ['30 2 * * *', 'UTC', 'windows'],
] as const)('windows from %s in %s are %s', (cron, zone, expected) => {
  expect(runsOf(windows(cron, zone))).toBe(expected);
});

test('other schedules have windows of a fixed length, or a moment', () => {
  const orders = windows('30 2 * * *', 'Europe/Berlin');
  const { zone, start } = orders;
  expect(runsOf({ ...orders, window: 7200 })).toBe('sliding');
  expect(runsOf({ ...orders, window: 'none' })).toBe('moments');
  expect(runsOf({ kind: 'once', zone, start })).toBe('moments');
  expect(runsOf({ kind: 'manual', zone })).toBe('moments');
  expect(runsOf({ kind: 'assets', zone, condition: { kind: 'asset', asset: 'warehouse://sales' } })).toBe('moments');
});
