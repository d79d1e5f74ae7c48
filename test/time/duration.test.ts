import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../src/time/duration.ts';

test.each([
  ['90s', 90],
  ['5m', 300],
  ['2h', 7200],
  ['1d', 86_400],
  ['1w', 604_800],
  ['1h30m', 5400],
  ['1w2d3h4m5s', 788_645],
  ['0s', 0],
  ['PT5M', 300],
  ['P1DT2H', 93_600],
  ['P2W', 1_209_600],
  ['PT1H30M15S', 5415],
])('"%s" is %d seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each([
  '',
  '5',
  'm',
  '5 m',
  '-5m',
  '1.5h',
  '5min',
  '30m1h',
  '5m5m',
  'P',
  'PT',
  'P1DT',
  'P1M',
  'P1Y',
  'PT5',
  'pt5m',
  '٥m',
  '9999999999s',
])('"%s" is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test('a formatted duration reads back as the same seconds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (seconds) => {
      expect(parseDuration(formatDuration(seconds))).toBe(seconds);
    }),
  );
});

test.each([
  [0, '0s'],
  [90, '1m30s'],
  [3600, '1h'],
  [604_800, '1w'],
  [129_600, '1d12h'],
])('%d seconds are written "%s"', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
