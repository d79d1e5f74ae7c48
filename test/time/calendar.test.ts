import { describe, expect, test } from 'vitest';
import { dateAt, daysInMonth, formatInstant, formatLocalTime, parseLocalTime } from '../../src/time/calendar.ts';

const instant = (text: string): number => Date.parse(text) / 1000;

describe('reading', () => {
  test.each([
    ['2026-01-01', '2026-01-01T00:00', false],
    ['2026-01-01T06:00', '2026-01-01T06:00', true],
    ['2026-01-01T06:00:30', '2026-01-01T06:00:30', true],
    ['2028-02-29', '2028-02-29T00:00', false],
    ['9999-12-31T23:59:59', '9999-12-31T23:59:59', true],
  ])('"%s" is read', (text, shown, hasTime) => {
    const read = parseLocalTime(text);
    expect(read.kind === 'local' && [formatLocalTime(read.wall), read.hasTime]).toEqual([shown, hasTime]);
  });

  test.each([
    ['tomorrow', '"tomorrow" is not a date.'],
    ['2026-1-1', '"2026-1-1" is not a date.'],
    ['01.02.2026', '"01.02.2026" is not a date.'],
    ['2026-01-01T06', '"2026-01-01T06" is not a date.'],
    ['2026-01-01 06:00', '"2026-01-01 06:00" has a blank between date and time, where a "T" belongs.'],
    ['2026-01-01T06:00Z', '"2026-01-01T06:00Z" carries an offset; its zone is the schedule\'s "timezone".'],
    ['2026-01-01T06:00+01:00', '"2026-01-01T06:00+01:00" carries an offset; its zone is the schedule\'s "timezone".'],
    ['2026-13-01', '"2026-13-01" names month 13; a year has 12.'],
    ['2026-02-29', '"2026-02-29" names day 29; that month has 28.'],
    ['2026-04-00', '"2026-04-00" names day 0; that month has 30.'],
    ['2026-01-01T24:00', '"2026-01-01T24:00" names a time after 23:59:59.'],
    ['1969-12-31', 'The date "1969-12-31" is before 1970.'],
    ['0000-00-00', 'The date "0000-00-00" is before 1970.'],
  ])('"%s" is refused', (text, message) => {
    expect(parseLocalTime(text)).toEqual({
      kind: 'problem',
      message,
      help: 'Write a date such as "2026-01-01", or a local time such as "2026-01-01T06:00".',
    });
  });
});

describe('writing', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29T01:30:00Z', '2026-03-29T03:30:00+02:00'],
    ['UTC', '2026-03-29T01:30:00Z', '2026-03-29T01:30:00+00:00'],
    ['America/St_Johns', '2026-01-01T00:00:15Z', '2025-12-31T20:30:15-03:30'],
    ['Africa/Monrovia', '1970-01-01T00:00:00Z', '1969-12-31T23:15:30-00:44:30'],
  ])('in %s, %s is %s', (zone, at, text) => {
    expect(formatInstant(zone, instant(at))).toBe(text);
  });

  test('the date is the local one', () => {
    expect(dateAt('Europe/Berlin', instant('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
  });

  test('February has 29 days in leap years only', () => {
    expect([2023, 2024, 2000, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28]);
  });
});
