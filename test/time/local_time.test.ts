import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { localTimeFrom } from '../../src/time/local_time.ts';
import { toInstant, wallAt } from '../../src/time/zone.ts';
import { anyZone, instantOf, utc } from './crons.ts';

test.each([
  ['Europe/Berlin', '2026-01-05T03:30Z', '06:00', '2026-01-05T05:00Z'],
  ['Europe/Berlin', '2026-01-05T05:00Z', '06:00', '2026-01-05T05:00Z'],
  ['Europe/Berlin', '2026-01-05T05:01Z', '06:00', '2026-01-06T05:00Z'],
  // Before midnight in UTC, after it in Kolkata.
  ['Asia/Kolkata', '2026-01-05T19:00Z', '01:00', '2026-01-05T19:30Z'],
  // 02:30 is skipped and becomes 03:30, though 03:15 has passed.
  ['Europe/Berlin', '2026-03-29T01:15Z', '02:30', '2026-03-29T01:30Z'],
  ['Europe/Berlin', '2026-03-29T01:31Z', '02:30', '2026-03-30T00:30Z'],
  // 02:30 comes twice; between the passes and after the first it is the second.
  ['Europe/Berlin', '2026-10-25T00:30Z', '02:30', '2026-10-25T01:30Z'],
  ['Europe/Berlin', '2026-10-25T00:45Z', '02:30', '2026-10-25T01:30Z'],
  ['Europe/Berlin', '2026-10-25T01:31Z', '02:30', '2026-10-26T01:30Z'],
  // 23:30 of the day before is skipped and becomes 00:30.
  ['America/Nuuk', '2026-03-29T01:10Z', '23:30', '2026-03-29T01:30Z'],
])('in %s from %s the next %s is %s', (zone, from, time, expected) => {
  expect(utc(localTimeFrom(zone, instantOf(from), time))).toBe(expected);
});

test('it is never before the instant, and no day between has the time', () => {
  const from = instantOf('2026-01-01T00:00Z');
  fc.assert(
    fc.property(
      anyZone,
      fc.integer({ min: 0, max: 730 * 86_400 }),
      fc.integer({ min: 0, max: 1439 }),
      (zone, after, minute) => {
        const instant = from + after;
        const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
        const found = localTimeFrom(zone, instant, time);
        const day = Math.floor(wallAt(zone, instant) / 86_400) * 86_400;
        const candidates = [-2, -1, 0, 1, 2]
          .map((days) => toInstant(zone, day + days * 86_400 + minute * 60))
          .filter((candidate) => candidate >= instant);
        expect(found).toBe(Math.min(...candidates));
      },
    ),
    { numRuns: 2000 },
  );
});
