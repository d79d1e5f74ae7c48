import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSlots } from '../../src/time/count_slots.ts';
import { nextSlot, slotFrom } from '../../src/time/slots.ts';
import { anyCron, anyZone, cronOf, instantOf } from './crons.ts';

const begin = instantOf('2026-01-01T00:00Z');
const day = 86_400;

test('slots are counted as a walk through all of them meets them', () => {
  const anyWalk = fc.record({
    crons: fc.array(anyCron, { minLength: 1, maxLength: 3 }),
    zone: anyZone,
    start: fc.integer({ min: 0, max: 500 * day }),
    length: fc.oneof(fc.integer({ min: 0, max: 3 * day }), fc.integer({ min: 0, max: 400 * day })),
  });
  let changes = 0;
  fc.assert(
    fc.property(anyWalk, ({ crons, zone, start, length }) => {
      const [first] = crons;
      fc.pre(
        first !== undefined && crons.reduce((sum, cron) => sum + cron.minutes.length * cron.hours.length, 0) < 200,
      );
      const from = first === undefined ? begin : slotFrom(first, zone, begin + start);
      const upTo = from + length;
      let walked = 0;
      const next = (slot: number): number => Math.min(...crons.map((cron) => nextSlot(cron, zone, slot)));
      for (let slot = next(from); slot <= upTo; slot = next(slot)) walked += 1;
      expect([crons.map((cron) => cron.text), zone, from, upTo, countSlots({ crons, zone }, from, upTo)]).toEqual([
        crons.map((cron) => cron.text),
        zone,
        from,
        upTo,
        walked,
      ]);
      changes += walked > 500 ? 1 : 0;
    }),
    { numRuns: 1500, seed: 3 },
  );
  expect(changes).toBeGreaterThan(100);
}, 120_000);

test('a minute of a cron is counted in the time of the clock changes', () => {
  const began = performance.now();
  for (let shift = 0; shift < 200; shift += 1)
    countSlots({ crons: [cronOf('* * * * *')], zone: 'Europe/Berlin' }, begin + shift * 60, begin + 3653 * day);
  expect(performance.now() - began).toBeLessThan(2000);
  expect(countSlots({ crons: [cronOf('* * * * *')], zone: 'Europe/Berlin' }, begin, begin + 3653 * day)).toBe(
    3653 * 24 * 60,
  );
});
