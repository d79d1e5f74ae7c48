import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOf, dayOf } from '../../src/time/dates.ts';

const dayInMilliseconds = 86_400_000;

function asked(day: number): string {
  return new Date(day * dayInMilliseconds).toISOString().slice(0, -14);
}

function written(day: number): string {
  const { year, month, day: ofMonth } = dateOf(day);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(ofMonth, 2)}`;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

test('each day from 1600 to 2400 has the date that the engine gives it, and the date has that day', () => {
  const first = Date.UTC(1600, 0, 1) / dayInMilliseconds;
  const last = Date.UTC(2400, 11, 31) / dayInMilliseconds;
  for (let day = first; day <= last; day += 1) {
    if (written(day) !== asked(day)) expect(written(day)).toBe(asked(day));
    const { year, month, day: ofMonth } = dateOf(day);
    if (dayOf(year, month, ofMonth) !== day) expect(dayOf(year, month, ofMonth)).toBe(day);
  }
  expect(written(last)).toBe('2400-12-31');
});

test('so has each day up to the end of what Python knows', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_932_896 }), (day) => {
      expect(written(day)).toBe(asked(day));
      const { year, month, day: ofMonth } = dateOf(day);
      expect(dayOf(year, month, ofMonth)).toBe(day);
    }),
  );
});
