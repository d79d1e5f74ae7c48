import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import { changed, type Changed } from '../../../src/plan/time/context.ts';
import { clockChanges } from '../../../src/plan/time/clock_changes.ts';
import { nextRuns } from '../../../src/plan/time/next_runs.ts';
import { runDates } from '../../../src/plan/time/run_dates.ts';
import { runsFromNow } from '../../../src/plan/time/runs_from_now.ts';
import { momentText } from '../../../src/plan/time/words.ts';
import { dateAt, formatDate } from '../../../src/time/calendar.ts';
import type { CronSchedule, Run } from '../../../src/time/runs.ts';
import { wallAt } from '../../../src/time/zone.ts';
import { cronOf } from '../../time/crons.ts';
import { pipelineOf, scheduled } from './changes.ts';
import { anyHandover } from './handovers.ts';
import { simulatedHandover, simulatedRuns } from './simulated_handover.ts';

const day = 86_400;
const manual = pipelineOf(scheduled('manual'));

type Handed = typeof anyHandover extends fc.Arbitrary<infer T> ? T : never;

function pipelineWith(schedule: Handed['before'], id = 'orders'): Pipeline {
  return { ...manual, id, schedule };
}

function changeOf({ before, after, now, airflow, isSameDag }: Handed): Changed {
  const side = { airflow, dagIdPrefix: '' };
  const next = pipelineWith(after, isSameDag ? 'orders' : 'sales');
  return changed(pipelineWith(before), next, { now, before: side, after: side });
}

test('the next run, those that start at once and the slots that are left out are those of a simulated scheduler', () => {
  const seen = { atOnce: 0, skipped: 0 };
  fc.assert(
    fc.property(anyHandover, (handover) => {
      const { before, now } = handover;
      const until = now + 40 * day;
      const { makes } = simulatedHandover(handover, until);
      const { atOnce, next } = runsFromNow(handover);
      fc.pre(next === undefined || next.slot <= until);
      const first = makes.find(({ slot }) => slot > now);
      expect([atOnce.count, next?.slot]).toEqual([makes.filter(({ slot }) => slot <= now).length, first?.slot]);
      const told = nextRuns(changeOf(handover)).map(({ text }) => text);
      const left = simulatedRuns(before, first?.slot ?? 0).filter(
        ({ slot }) => slot > now && slot < (first?.slot ?? 0),
      );
      const count = told.map((text) => /^([\d,]+) slots? of the old/u.exec(text)?.[1]).find((one) => one !== undefined);
      if (count !== undefined) expect(Number(count.replaceAll(',', ''))).toBe(left.length);
      else expect(handover.isSameDag ? left.length : 0).toBeLessThan(2);
      if (first !== undefined && told.length > 0)
        expect(told.join(' ')).toContain(`run is due ${momentText(handover.after.zone, first.slot)}`);
      seen.atOnce += atOnce.count > 1 ? 1 : 0;
      seen.skipped += count === undefined ? 0 : 1;
    }),
    { numRuns: 110, seed: 31 },
  );
  expect(
    Object.values(seen).every((count) => count > 10),
    JSON.stringify(seen),
  ).toBe(true);
}, 120_000);

function datesOf(schedule: CronSchedule, runs: readonly Run[]): ReadonlySet<string> {
  return new Set(runs.map(({ windowStart }) => dateAt(schedule.zone, windowStart)));
}

function isDaily({ cron }: CronSchedule): boolean {
  return cron.hours.length * cron.minutes.length === 1;
}

test('dates that come twice are told exactly where runs of both schedules have one, and missing ones are missing', () => {
  const seen = { twice: 0, missing: 0, moved: 0 };
  fc.assert(
    fc.property(
      anyHandover.filter(({ before, after }) => isDaily(before) && isDaily(after)),
      (handover) => {
        const { before, after, now } = handover;
        const { made, makes } = simulatedHandover(handover, now + 45 * day);
        const [text = ''] = runDates(changeOf(handover)).map((one) => one.text);
        const [old, next] = [datesOf(before, made), datesOf(after, makes)];
        const moved = /has the run\.date (\S+) instead of (\S+)\.$/u.exec(text);
        if (moved !== null) {
          seen.moved += 1;
          const steady = datesOf(before, simulatedRuns(before, now + 45 * day));
          expect([moved[1] !== moved[2], next.has(moved[1] ?? ''), steady.has(moved[2] ?? '')]).toEqual([
            true,
            true,
            true,
          ]);
          return;
        }
        const isTwice = text.includes('comes twice') || text.startsWith('Run dates come again');
        expect([text, isTwice]).toEqual([text, [...next].some((date) => old.has(date))]);
        const missing = /^No run has the run\.date ([^:]+):/u.exec(text)?.[1];
        if (missing !== undefined) expect([old.has(missing), next.has(missing)]).toEqual([false, false]);
        seen.twice += isTwice ? 1 : 0;
        seen.missing += missing === undefined ? 0 : 1;
      },
    ),
    { numRuns: 170, seed: 32 },
  );
  expect(
    Object.values(seen).every((count) => count > 5),
    JSON.stringify(seen),
  ).toBe(true);
}, 120_000);

const anyNight = fc.constantFrom(...['30 2 * * *', '0 2,3 * * *', '45 1 * * *', '30 4 * * *'].map(cronOf));

/** The dates in a year on which a local time of the cron is shown twice, or never: all minutes are looked at. */
function oddDates(
  { cron, zone }: CronSchedule,
  now: number,
): { readonly twice: Set<string>; readonly never: Set<string> } {
  const shown = new Map<number, number>();
  for (let at = now - (now % 900) - 2 * day; at < now + 368 * day; at += 900) {
    const wall = wallAt(zone, at);
    shown.set(wall, (shown.get(wall) ?? 0) + 1);
  }
  const odd = { twice: new Set<string>(), never: new Set<string>() };
  // Its first and last days may lie outside of the year in some zone.
  const first = Math.floor(now / day) + 2;
  for (let date = first; date < first + 362; date += 1) {
    for (const hour of cron.hours) {
      const wall = date * day + hour * 3600 + (cron.minutes[0] ?? 0) * 60;
      const count = shown.get(wall) ?? 0;
      if (count > 1) odd.twice.add(formatDate(wall));
      if (count === 0) odd.never.add(formatDate(wall));
    }
  }
  return odd;
}

test('clock changes are told where a time of the cron is shown twice or never, and was not before', () => {
  let count = 0;
  fc.assert(
    fc.property(anyHandover, anyNight, anyNight, (other, one, another) => {
      const { now } = other;
      const [before, after] = [
        { ...other.before, cron: one, start: now - day },
        { ...other.after, cron: another, start: now - day },
      ];
      const handover = { ...other, before, after };
      const told = clockChanges(changeOf(handover)).map(({ text }) => text);
      const [old, next] = [oddDates(before, now), oddDates(after, now)];
      for (const [kind, word] of [
        ['never', 'skip'],
        ['twice', 'twice'],
      ] as const) {
        const line = told.find(
          (text) => text.includes(` ${word}`) && text.includes(kind === 'never' ? 'skip' : 'twice:'),
        );
        const fresh = [...next[kind]].filter((date) => before.zone !== after.zone || !old[kind].has(date));
        if (line !== undefined) expect([line, next[kind].has(line.slice(3, 13))]).toEqual([line, true]);
        else expect([handover, fresh]).toEqual([handover, []]);
        count += line === undefined ? 0 : 1;
      }
    }),
    { numRuns: 40, seed: 33 },
  );
  expect(count).toBeGreaterThan(5);
}, 120_000);
