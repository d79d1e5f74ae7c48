import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isZone, offsetAt, toInstant, transitions, wallAt, zoneNames } from '../../src/time/zone.ts';

const instant = (text: string): number => Date.parse(text) / 1000;
const wall = (text: string): number => Date.parse(`${text}Z`) / 1000;
const utc = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000', '');

describe('names', () => {
  test.each([
    'UTC',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'America/Argentina/Buenos_Aires',
    'Etc/GMT+5',
    'US/Eastern',
    'EST5EDT',
    'GMT+0',
    'America/Port-au-Prince',
  ])('"%s" is a zone', (name) => {
    expect(isZone(name)).toBe(true);
  });

  test.each([
    '',
    'utc',
    'europe/berlin',
    'EUROPE/BERLIN',
    '+05:30',
    'UTC+1',
    'Z',
    'local',
    'localtime',
    'IST',
    'PST',
    'Factory',
    'Etc/Unknown',
    'SystemV/PST8PDT',
    'US/Pacific-New',
    'Europe/Berlin ',
    'Europe/',
    '../etc/passwd',
    '__proto__',
    'constructor',
  ])('"%s" is none', (name) => {
    expect(isZone(name)).toBe(false);
  });

  test('every listed name is a zone, each stands once, and they are sorted', () => {
    const names = zoneNames();
    expect(names.filter((name) => !isZone(name))).toEqual([]);
    expect(names).toEqual([...new Set(names)].toSorted());
    expect(names.length).toBeGreaterThanOrEqual(597);
  });
});

describe('offsets', () => {
  test('Berlin changes twice in 2026', () => {
    expect(transitions('Europe/Berlin', instant('2026-01-01T00:00Z'), instant('2027-01-01T00:00Z'))).toEqual([
      { instant: instant('2026-03-29T01:00Z'), before: 3600, after: 7200 },
      { instant: instant('2026-10-25T01:00Z'), before: 7200, after: 3600 },
    ]);
  });

  test('the bounds of a search exclude the first and include the last instant', () => {
    const change = instant('2026-03-29T01:00Z');
    expect(transitions('Europe/Berlin', change, change + 1)).toEqual([]);
    expect(transitions('Europe/Berlin', change - 1, change)).toHaveLength(1);
  });

  test('UTC never changes', () => {
    expect(transitions('UTC', 0, instant('2100-01-01T00:00Z'))).toEqual([]);
  });

  test('a pair of changes within one week is seen', () => {
    const found = transitions('America/Noronha', instant('2000-10-01T00:00Z'), instant('2000-11-01T00:00Z'));
    expect(found.map((change) => utc(change.instant))).toEqual(['2000-10-08T02:00:00Z', '2000-10-15T01:00:00Z']);
  });

  test('the day that Samoa left out is a change of 24 hours', () => {
    const found = transitions('Pacific/Apia', instant('2011-12-01T00:00Z'), instant('2012-01-15T00:00Z'));
    expect(found).toEqual([{ instant: instant('2011-12-30T10:00Z'), before: -36_000, after: 50_400 }]);
  });

  test.each(['Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Gaza', 'America/St_Johns'])(
    'the cached offsets of %s are those of Intl at any instant',
    (zone) => {
      const format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
      const asked = (at: number): number => {
        const parts = new Map(format.formatToParts(at * 1000).map((part) => [part.type, Number(part.value)]));
        const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
          ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
        ).map((type) => parts.get(type));
        return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - at;
      };
      fc.assert(
        fc.property(fc.integer({ min: 0, max: instant('2080-01-01T00:00Z') }), (at) => {
          expect(offsetAt(zone, at)).toBe(asked(at));
        }),
        { numRuns: 300 },
      );
    },
  );
});

describe('from wall clock to instant', () => {
  test.each([
    ['a reading that exists once', 'Europe/Berlin', '2026-07-01T12:00', '2026-07-01T10:00:00Z'],
    ['a reading in the spring gap moves on by the gap', 'Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00Z'],
    ['the first reading after the gap', 'Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00Z'],
    ['of two readings the later one', 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25T01:30:00Z'],
    ['the end of the hour that comes twice', 'Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00:00Z'],
    ['a gap of half an hour', 'Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00Z'],
    ['a gap of a day', 'Pacific/Apia', '2011-12-30T02:30', '2011-12-30T12:30:00Z'],
    ['a gap at midnight', 'America/Havana', '2026-03-08T00:00', '2026-03-08T05:00:00Z'],
  ])('%s', (_, zone, reading, expected) => {
    expect(utc(toInstant(zone, wall(reading)))).toBe(expected);
  });

  test('an instant shows a reading that leads back to it, or to the second one of two', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zoneNames()),
        fc.integer({ min: instant('1975-01-01T00:00Z'), max: instant('2060-01-01T00:00Z') }),
        (zone, at) => {
          const again = toInstant(zone, wallAt(zone, at));
          expect(again).toBeGreaterThanOrEqual(at);
          expect(wallAt(zone, again)).toBe(wallAt(zone, at));
        },
      ),
      { numRuns: 300 },
    );
  });
});
