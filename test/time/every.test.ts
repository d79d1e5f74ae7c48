import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyCron } from '../../src/time/every.ts';
import { nextTick } from '../../src/time/ticks.ts';

function textOf(seconds: number): string {
  const cron = everyCron(seconds);
  return cron.kind === 'cron' ? cron.text : `${cron.message} ${cron.help}`;
}

test.each([
  [60, '* * * * *'],
  [300, '*/5 * * * *'],
  [900, '*/15 * * * *'],
  [1800, '0,30 * * * *'],
  [3600, '0 * * * *'],
  [7200, '0 */2 * * *'],
  [28_800, '0 */8 * * *'],
  [43_200, '0 0,12 * * *'],
  [86_400, '0 0 * * *'],
])('runs every %d seconds are the cron "%s"', (seconds, text) => {
  expect(textOf(seconds)).toBe(text);
});

describe('a distance that no cron can keep shows the nearest ones', () => {
  test.each([
    [0, '"every: 0s" leaves no time between two runs. Write "1m".'],
    [30, '"every: 30s" is not a number of whole minutes. Write "1m".'],
    [90, '"every: 1m30s" is not a number of whole minutes. Write "1m" or "2m".'],
    [420, '"every: 7m" does not divide an hour, so that no two hours would look alike. Write "6m" or "10m".'],
    [2700, '"every: 45m" does not divide an hour, so that no two hours would look alike. Write "30m" or "1h".'],
    [5400, '"every: 1h30m" is more than an hour, but not a number of whole hours. Write "1h" or "2h".'],
    [18_000, '"every: 5h" does not divide a day, so that no two days would look alike. Write "4h" or "6h".'],
    [
      604_800,
      '"every: 1w" is longer than a day. Write a cron: "0 0 * * 1" is every Monday, "0 0 1 * *" the first of each month.',
    ],
  ])('%d seconds', (seconds, text) => {
    expect(textOf(seconds)).toBe(text);
  });
});

test('the ticks of an accepted distance are that far apart, from midnight on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1500 }), (minutes) => {
      const cron = everyCron(minutes * 60);
      const fits = minutes > 0 && (60 % minutes === 0 || (minutes % 60 === 0 && 1440 % minutes === 0));
      expect(cron.kind).toBe(fits ? 'cron' : 'problem');
      if (cron.kind === 'problem') return;
      let tick = -60;
      for (let count = 0; count < 100; count += 1) {
        const next = nextTick(cron, tick);
        expect(next - tick).toBe(count === 0 ? 60 : minutes * 60);
        tick = next;
      }
    }),
    { numRuns: 500 },
  );
});
