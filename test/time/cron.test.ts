import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cronText, isDayOrWeekday, parseCron, presetNames, skipsEarlyMarch } from '../../src/time/cron.ts';
import { anyCron, cronOf } from './crons.ts';

test('a cron is read into its values', () => {
  expect(parseCron('*/20 4,16 L,15 jan-mar *')).toEqual({
    kind: 'cron',
    text: '*/20 4,16 15,L 1-3 *',
    minutes: [0, 20, 40],
    hours: [4, 16],
    days: [15],
    months: [1, 2, 3],
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    lastDay: true,
    anyDay: false,
    anyWeekday: true,
    everyHour: false,
  });
});

test.each([
  ['30 4 * * *', '30 4 * * *'],
  ['  05   04 * *\t* ', '5 4 * * *'],
  ['0 9-17 * * MON-FRI', '0 9-17 * * 1-5'],
  ['0 12 * * 7', '0 12 * * 0'],
  ['0 12 * * 5-7', '0 12 * * 0,5,6'],
  ['0 12 * * 1-7/2', '0 12 * * 0,1,3,5'],
  ['0 12 * * 1-7', '0 12 * * *'],
  ['0 12 * * sun-sat', '0 12 * * *'],
  ['0 0-23 * * *', '0 * * * *'],
  ['*/1 */1 */1 */1 */1', '* * * * *'],
  ['0 */2 * * *', '0 */2 * * *'],
  ['0 1-23/2 * * *', '0 1-23/2 * * *'],
  ['0 0-22 * * *', '0 0-22 * * *'],
  ['0 0 */10 * *', '0 0 */10 * *'],
  ['0,59 0 * * *', '0,59 0 * * *'],
  ['*/59 0 * * *', '0,59 0 * * *'],
  ['10-20/10 0 * * *', '10,20 0 * * *'],
  ['*/20,5 0 * * *', '0,5,20,40 0 * * *'],
  ['0 4 28-L * *', '0 4 28-31 * *'],
  ['0 4 l 2 *', '0 4 L 2 *'],
  ['0 4 29 2 *', '0 4 29 2 *'],
  ['0 4 */2 * 1', '0 4 */2 * 1'],
  ['0 4 1-31 * *', '0 4 * * *'],
])('"%s" is "%s" in portable words', (text, portable) => {
  expect(cronText(cronOf(text))).toBe(portable);
});

test.each([
  ['hourly', '0 * * * *'],
  ['daily', '0 0 * * *'],
  ['weekly', '0 0 * * 0'],
  ['monthly', '0 0 1 * *'],
  ['quarterly', '0 0 1 */3 *'],
  ['yearly', '0 0 1 1 *'],
])('the preset "%s" is "%s"', (word, portable) => {
  expect(cronText(cronOf(word))).toBe(portable);
  expect(presetNames()).toContain(word);
});

describe('the portable text', () => {
  test('reads back as the same cron', () => {
    fc.assert(
      fc.property(anyCron, (cron) => {
        expect(parseCron(cronText(cron))).toEqual(cron);
      }),
      { numRuns: 2000 },
    );
  });

  test('has an hour "*" exactly where all hours are meant: that switches the rule for clock changes', () => {
    fc.assert(
      fc.property(anyCron, (cron) => {
        expect(cronText(cron).split(' ')[1] === '*').toBe(cron.everyHour);
        expect(cron.everyHour).toBe(cron.hours.length === 24);
      }),
      { numRuns: 500 },
    );
  });

  test('has only forms that every croniter reads alike', () => {
    fc.assert(
      fc.property(anyCron, (cron) => {
        expect(cronText(cron)).toMatch(
          /^(?:(?:\*|(?:\*|\d+-\d+)\/\d+|(?:\d+|\d+-\d+|L)(?:,(?:\d+|\d+-\d+|L))*)(?: |$)){5}$/,
        );
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['0 4 1 * 1', true],
  ['0 4 L * 5', true],
  ['0 4 */2 * 1', true],
  ['0 4 1 * *', false],
  ['0 4 * * 1', false],
  ['0 4 * * 0-6', false],
])('day and weekday together mean "or" in "%s": %s', (text, expected) => {
  expect(isDayOrWeekday(cronOf(text))).toBe(expected);
});

// Measured with croniter 2.0.2 to 6.0.0.
test.each([
  ['0 0 1,31 * *', true],
  ['0 0 1,30 * *', true],
  ['0 0 */5 * *', true],
  ['0 0 */6 * *', true],
  ['0 0 */10 * *', true],
  ['0 0 */15 * *', true],
  ['0 0 */3 * *', true],
  ['0 0 1,15 * *', false],
  ['0 0 */2 * *', false],
  ['0 0 */7 * *', false],
  ['0 0 31 * *', false],
  ['0 0 1 * *', false],
  ['0 0 L * *', false],
  ['0 0 * * *', false],
  ['0 0 1,31 5 *', false],
])('older croniters lose early March for "%s": %s', (text, expected) => {
  expect(skipsEarlyMarch(cronOf(text))).toBe(expected);
});
