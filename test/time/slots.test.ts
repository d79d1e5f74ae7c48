import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cron } from '../../src/time/cron.ts';
import { nextSlot, previousSlot, slotFrom, slotUpTo, steadySlotBefore } from '../../src/time/slots.ts';
import { nextTick, previousTick } from '../../src/time/ticks.ts';
import { offsetAt, toInstant, transitions, wallAt } from '../../src/time/zone.ts';
import { anyCron, anyZone, cronOf, instantOf, utc } from './crons.ts';

const anyInstant = fc.integer({ min: instantOf('2024-01-01T00:00Z'), max: instantOf('2034-01-01T00:00Z') });

function walk(cron: string, zone: string, from: string, count: number): readonly string[] {
  const slots: string[] = [];
  let slot = slotFrom(cronOf(cron), zone, instantOf(from));
  while (slots.length < count) {
    slots.push(utc(slot));
    slot = nextSlot(cronOf(cron), zone, slot);
  }
  return slots;
}

/** The rule of a cron, minute by minute. */
function matches(cron: Cron, wall: number): boolean {
  const date = new Date(wall * 1000);
  const last = new Date((wall + 86_400) * 1000).getUTCDate() === 1;
  const day = cron.days.includes(date.getUTCDate()) || (cron.lastDay && last);
  const weekday = cron.weekdays.includes(date.getUTCDay());
  const days = cron.anyDay || cron.anyWeekday ? (cron.anyDay || day) && weekday : day || weekday;
  return (
    days &&
    cron.months.includes(date.getUTCMonth() + 1) &&
    cron.hours.includes(date.getUTCHours()) &&
    cron.minutes.includes(date.getUTCMinutes())
  );
}

describe('on a calendar without zones', () => {
  test('the next tick is the first minute after that matches, the previous one the last before', () => {
    fc.assert(
      fc.property(anyCron, anyInstant, (cron, wall) => {
        const tick = nextTick(cron, wall);
        expect(tick).toBeGreaterThan(wall);
        expect(previousTick(cron, tick + 1)).toBe(tick);
        expect(nextTick(cron, tick - 1)).toBe(tick);
        expect(previousTick(cron, tick)).toBeLessThanOrEqual(wall);
      }),
      { numRuns: 2000 },
    );
  });

  test('stepping agrees with trying every minute', () => {
    fc.assert(
      fc.property(anyCron, anyInstant, (cron, start) => {
        const from = Math.floor(start / 60) * 60;
        const tried = Array.from({ length: 4000 }, (_, index) => from + (index + 1) * 60).filter((wall) =>
          matches(cron, wall),
        );
        const stepped: number[] = [];
        for (let tick = nextTick(cron, from); tick <= from + 4000 * 60; tick = nextTick(cron, tick)) stepped.push(tick);
        expect(stepped).toEqual(tried);
      }),
      { numRuns: 100 },
    );
  });
});

describe('around clock changes', () => {
  test('a slot in the spring gap moves on by the gap', () => {
    expect(walk('30 2 * * *', 'Europe/Berlin', '2026-03-28T00:00Z', 3)).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-29T01:30Z',
      '2026-03-30T00:30Z',
    ]);
  });

  test('a slot that moved swallows those it passes', () => {
    expect(walk('*/20 1-2 * * *', 'Europe/Berlin', '2024-03-31T00:00Z', 5)).toEqual([
      '2024-03-31T00:00Z',
      '2024-03-31T00:20Z',
      '2024-03-31T00:40Z',
      '2024-03-31T01:00Z',
      '2024-03-31T23:00Z',
    ]);
  });

  test('of the hour that comes twice, the second pass counts', () => {
    expect(walk('*/20 1-3 * * *', 'Europe/Berlin', '2024-10-26T23:30Z', 3)).toEqual([
      '2024-10-26T23:40Z',
      '2024-10-27T01:00Z',
      '2024-10-27T01:20Z',
    ]);
  });

  test('an hour "*" runs in every real hour', () => {
    expect(walk('0 * * * *', 'Europe/Berlin', '2026-10-24T23:30Z', 4)).toEqual([
      '2026-10-25T00:00Z',
      '2026-10-25T01:00Z',
      '2026-10-25T02:00Z',
      '2026-10-25T03:00Z',
    ]);
  });

  test('a steady slot is never one that moved, nor one that a moved slot swallowed', () => {
    const slot = steadySlotBefore(cronOf('*/20 1-2 * * *'), 'Europe/Berlin', instantOf('2024-03-31T02:00Z'));
    expect(utc(slot)).toBe('2024-03-31T00:40Z');
  });

  test('the slot before an instant just after the gap can lie after it', () => {
    expect(utc(previousSlot(cronOf('30 2 * * *'), 'Europe/Berlin', instantOf('2024-03-31T01:10Z')))).toBe(
      '2024-03-31T01:30Z',
    );
  });
});

describe('laws', () => {
  test('away from clock changes, next and previous undo each other', () => {
    fc.assert(
      fc.property(anyCron, anyZone, anyInstant, (cron, zone, from) => {
        const slot = toInstant(zone, nextTick(cron, wallAt(zone, from)));
        const next = nextSlot(cron, zone, slot);
        fc.pre(transitions(zone, previousTick(cron, wallAt(zone, slot)) - 2 * 86_400, next + 2 * 86_400).length === 0);
        expect(previousSlot(cron, zone, next)).toBe(slot);
        expect(slotFrom(cron, zone, slot)).toBe(slot);
        expect(slotUpTo(cron, zone, slot)).toBe(slot);
        expect(slotFrom(cron, zone, slot + 1)).toBe(next);
        expect(slotUpTo(cron, zone, next - 1)).toBe(slot);
      }),
      { numRuns: 1000 },
    );
  });

  test('in UTC a slot is a tick', () => {
    fc.assert(
      fc.property(anyCron, anyInstant, (cron, from) => {
        expect(nextSlot(cron, 'UTC', from)).toBe(nextTick(cron, from));
        expect(previousSlot(cron, 'UTC', from)).toBe(previousTick(cron, from));
      }),
    );
  });

  test('the slot after an instant lies after it, unless it is the second reading of a minute', () => {
    fc.assert(
      fc.property(anyCron, anyZone, anyInstant, (cron, zone, from) => {
        expect(nextSlot(cron, zone, from)).toBeGreaterThan(from);
      }),
      { numRuns: 1000 },
    );
  });

  test('a steady slot lies before the instant and shows a reading that the cron names', () => {
    fc.assert(
      fc.property(anyCron, anyZone, anyInstant, (cron, zone, at) => {
        const slot = steadySlotBefore(cron, zone, at);
        expect(slot).toBeLessThan(at);
        const wall = slot + offsetAt(zone, slot);
        expect(nextTick(cron, wall - 1)).toBe(wall);
      }),
      { numRuns: 500 },
    );
  });
});
