import { expect, test } from 'vitest';
import { parseCron, type Cron } from '../../src/time/cron.ts';
import { gapBelow, shortestGap } from '../../src/time/shortest_gap.ts';
import { parseLocalTime } from '../../src/time/calendar.ts';
import { toInstant } from '../../src/time/zone.ts';

const hour = 3600;

test.each([
  ['0 6 * * *', 'UTC', 24 * hour],
  ['0 6 * * *', 'Europe/Berlin', 23 * hour],
  ['0 6,8 * * *', 'UTC', 2 * hour],
  ['*/15 * * * *', 'Europe/Berlin', 900],
  ['0 0 1,L * *', 'UTC', 24 * hour],
  // Clocks go from 02:00 to 03:00 on 2026-03-29.
  ['30 0,3 * * *', 'Europe/Berlin', 2 * hour],
  // Every hour goes by time that passes, whatever the clocks do.
  ['0 * * * *', 'Europe/Berlin', hour],
])('slots of %s in %s come %i seconds after one another at the least', (cron, zone, seconds) => {
  const start = at(zone, '2025-06-01');
  const schedule = { cron: cronOf(cron), zone, window: 'none' as const, start, catchup: false };
  expect(shortestGap(schedule, start)).toBe(seconds);
  expect([gapBelow(schedule, start, seconds), gapBelow(schedule, start, seconds + 1)]).toEqual([undefined, seconds]);
});

test('a year with one slot has no gap', () => {
  const start = at('UTC', '2025-06-01');
  const schedule = { cron: cronOf('0 6 1 1 *'), zone: 'UTC', window: 'none' as const, start, catchup: false };
  expect(shortestGap(schedule, start)).toBe(undefined);
});

test('an end leaves no second slot', () => {
  const [start, end] = [at('UTC', '2026-06-01'), at('UTC', '2026-06-02')];
  const schedule = { cron: cronOf('0 6 * * *'), zone: 'UTC', window: 'none' as const, start, end, catchup: false };
  expect(shortestGap(schedule, start)).toBe(undefined);
});

function at(zone: string, day: string): number {
  const time = parseLocalTime(day);
  if (time.kind === 'problem') throw new Error(time.message);
  return toInstant(zone, time.wall);
}

function cronOf(text: string): Cron {
  const cron = parseCron(text);
  if (cron.kind === 'problem') throw new Error(cron.message);
  return cron;
}
