import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCron, type Cron } from '../../src/time/cron.ts';
import { foldCrons } from '../../src/time/fold_crons.ts';
import { nextTick } from '../../src/time/ticks.ts';
import { anyCron, cronOf, instantOf } from './crons.ts';

function folded(...texts: readonly string[]): string | undefined {
  return foldCrons(texts.map(cronOf))?.text;
}

describe('several crons are one', () => {
  test.each([
    [['0 9 * * *', '0 17 * * *'], '0 9,17 * * *'],
    [['0 9 * * *', '30 9 * * *'], '0,30 9 * * *'],
    [['0 9 * * *', '00 09 * * *'], '0 9 * * *'],
    [['0 * * * *', '0 5 * * *'], '0 * * * *'],
    [['0 * * * *', '30 * * * *'], '0,30 * * * *'],
    [['0 9 * * 1-5', '0 9 * * 6,0'], '0 9 * * *'],
    [['0 9 1 * *', '0 9 L * *'], '0 9 1,L * *'],
    [['0 9 * 1-6 *', '0 9 * 7-12 *'], '0 9 * * *'],
    [['0 9 1-15 * *', '0 9 16-31 * *'], '0 9 * * *'],
    [['0 9 1 * *', '0 9 * * 1'], '0 9 1 * 1'],
    [['0 9 1 * 1', '0 9 15 * 1'], '0 9 1,15 * 1'],
    [['0 9 1 * 1', '0 9 * * 2-7'], '0 9 * * *'],
    // Each two of these differ in two fields; together they are a grid.
    [['0 1,2 * * *', '30 1 * * *', '0,30 2 * * *'], '0,30 1,2 * * *'],
    [['0 1 * * *', '30 1 * * *', '0 2 * * *', '30 2 * * *'], '0,30 1,2 * * *'],
  ])('%j is "%s"', (texts, text) => {
    expect(folded(...texts)).toBe(text);
  });
});

describe('several crons stay several', () => {
  test.each([
    [['0 9 * * *', '30 17 * * *']],
    [['0 6 * * 1-5', '0 8 * * 6,0']],
    [['0 9 1 * *', '30 9 * * 1']],
    [['0 1,2 * * *', '30 1 * * *']],
    [['0 9 1 1 *', '0 9 2 2 *']],
    [['0 9 1 1 *', '0 9 * 2 1']],
  ])('%j', (texts) => {
    expect(folded(...texts)).toBeUndefined();
  });

  test('where the hours of all would be "*", which goes through clock changes by another rule', () => {
    expect(folded('0 0-11 * * *', '0 12-23 * * *')).toBeUndefined();
  });

  test('where there is none', () => {
    expect(folded()).toBeUndefined();
  });
});

const from = instantOf('2027-12-20T00:00Z');

/** The ticks of all, from December 2027 over a leap day on. */
function ticks(crons: readonly Cron[], count: number): readonly number[] {
  const found: number[] = [];
  let tick = from;
  for (let index = 0; index < count; index += 1) {
    tick = Math.min(...crons.map((cron) => nextTick(cron, tick)));
    found.push(tick);
  }
  return found;
}

/** A few crons that often are one: parts of one cron, or neighbours that differ in a field. */
const relatives: fc.Arbitrary<readonly Cron[]> = fc
  .tuple(anyCron, fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), anyCron), { minLength: 1, maxLength: 3 }))
  .map(([first, others]) => [
    first,
    ...others.flatMap(([field, other]) => {
      const fields = first.text.split(' ');
      fields[field] = other.text.split(' ')[field] ?? '*';
      const cron = parseCron(fields.join(' '));
      return cron.kind === 'cron' ? [cron] : [];
    }),
  ]);

test('the ticks of the one are the ticks of all', () => {
  const counts = { one: 0, several: 0, dayOrWeekday: 0 };
  fc.assert(
    fc.property(relatives, (crons) => {
      const one = foldCrons(crons);
      if (one === undefined) {
        counts.several += 1;
        return;
      }
      if (crons.some((cron) => cron.text !== one.text)) counts.one += 1;
      if (!one.anyDay && !one.anyWeekday) counts.dayOrWeekday += 1;
      expect(ticks([one], 400)).toEqual(ticks(crons, 400));
      expect(one.everyHour).toBe(crons.some((cron) => cron.everyHour));
    }),
    { numRuns: 600, seed: 3 },
  );
  expect([counts.one > 100, counts.several > 20, counts.dayOrWeekday > 20]).toEqual([true, true, true]);
});

test('a cron that was taken apart is found again', () => {
  fc.assert(
    fc.property(anyCron, fc.array(fc.nat(), { minLength: 80, maxLength: 80 }), (cron, parts) => {
      fc.pre(!cron.everyHour && cron.minutes.length * cron.hours.length > 1);
      const [, , ...days] = cron.text.split(' ');
      // Each hour has its minutes in two crons.
      const pieces = cron.hours.flatMap((hour, index) => {
        const here = cron.minutes.filter((_, at) => ((parts[(at + index) % 80] ?? 0) >> index) % 2 === 0);
        const there = cron.minutes.filter((minute) => !here.includes(minute));
        return [here, there]
          .filter((minutes) => minutes.length > 0)
          .map((minutes) => cronOf([minutes.join(','), hour, ...days].join(' ')));
      });
      expect(foldCrons(pieces)?.text).toBe(cron.text);
    }),
  );
});

test('folding takes the time of a day, not of what many crons could name', () => {
  const crons = Array.from({ length: 60 }, (_, minute) => cronOf(`${minute} 0-22 * * *`));
  const began = performance.now();
  expect(foldCrons(crons)?.text).toBe('* 0-22 * * *');
  expect(performance.now() - began).toBeLessThan(1000);
});
