import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pipeline, Task } from '../../../src/model/pipeline.ts';
import { impossibleWaits } from '../../../src/plan/time/impossible_waits.ts';
import { waitsInVain } from '../../../src/plan/time/waits_in_vain.ts';
import { momentText } from '../../../src/plan/time/words.ts';
import type { Match } from '../../../src/time/matches.ts';
import { scheduleKey } from '../../../src/time/schedule_key.ts';
import { instantOf } from '../../time/crons.ts';
import { on, pipelineOf, scheduled } from './changes.ts';
import { anyHandover, anySchedule } from './handovers.ts';
import { simulatedHandover, simulatedRuns } from './simulated_handover.ts';
import { simulatedMatches } from './simulated_waits.ts';

const day = 86_400;
const now = instantOf('2026-03-16T10:00Z');
const until = now + 400 * day;

type Schedule = typeof anySchedule extends fc.Arbitrary<infer T> ? T : never;

interface Wait {
  readonly upstream: Schedule;
  readonly match: Match;
  readonly giveUpAfter: number;
}

const few = anySchedule.filter(({ cron }) => cron.hours.length * cron.minutes.length < 3);

const anyWait: fc.Arbitrary<Wait> = fc.record({
  upstream: few,
  match: fc.constantFrom<Match>(
    'dates',
    'window',
    'latest',
    { offset: { amount: -1, unit: 'd' } },
    { offset: { amount: -1, unit: 'h' } },
  ),
  giveUpAfter: fc.constantFrom(1800, 3600, 4 * 3600, day),
});

const plain = pipelineOf(scheduled('manual'));

function waiting(schedule: Schedule, { upstream, match, giveUpAfter }: Wait, dagId = 'orders'): Pipeline {
  const operation: Task['operation'] = {
    kind: 'wait',
    for: { kind: 'pipeline', dagId, schedule: upstream, match, onFailed: 'fail' },
    poll: 60,
    giveUpAfter,
    onGiveUp: 'fail',
  };
  return { ...plain, id: 'report', schedule, tasks: plain.tasks.map((task) => ({ ...task, operation })) };
}

interface Verdict {
  readonly slots: number;
  readonly late: readonly number[];
  readonly empty: readonly number[];
}

/** What becomes of a wait in each run from now on. */
function simulated(consumer: Schedule, { upstream, match, giveUpAfter }: Wait): Verdict {
  const side = { zone: upstream.zone, runs: simulatedRuns(upstream, until + 40 * day) };
  const later = { ...consumer, start: Math.max(consumer.start, now) };
  const runs = simulatedRuns(later, until);
  const found = runs.map((run) => ({ run, last: simulatedMatches(run, consumer.zone, side, match).at(-1) }));
  return {
    slots: runs.length,
    late: found
      .filter(({ run, last }) => last !== undefined && last.slot > run.slot + giveUpAfter)
      .map(({ run }) => run.slot),
    empty: found.filter(({ last }) => last === undefined).map(({ run }) => run.slot),
  };
}

/** Mondays in one zone and firsts of a month in another may meet once in ten years, which is more than is simulated. */
function meetSoon(consumer: Schedule, upstream: Schedule): boolean {
  const isDaily = [consumer, upstream].some(({ cron }) => cron.anyDay && cron.anyWeekday);
  return isDaily || consumer.zone === upstream.zone;
}

/** 0: in no run; 1: in some; 2: in every run. */
function shareOf(slots: readonly number[], { slots: all }: Verdict): number {
  if (slots.length === 0) return 0;
  return slots.length === all ? 2 : 1;
}

function sentenceOf(what: 'late' | 'empty', zone: string, after: Verdict): string {
  const slots = after[what];
  const runs =
    slots.length === after.slots
      ? 'in every run'
      : `in some runs, first in the one due ${momentText(zone, slots[0] ?? 0)}`;
  return what === 'late' ? `gives up ${runs}:` : `waits for nothing ${runs}:`;
}

test('a wait that a change makes impossible is told, with its first run, and only such a wait', () => {
  const seen = { late: 0, empty: 0, nothing: 0 };
  fc.assert(
    fc.property(few, anyWait, anyWait, (consumer, old, next) => {
      fc.pre([old, next].every(({ upstream }) => meetSoon(consumer, upstream)));
      const view = impossibleWaits(on('2.11', now));
      view.see(waiting(consumer, old), waiting(consumer, next));
      const told = view.end().map(({ text }) => text);
      const [before, after] = [simulated(consumer, old), simulated(consumer, next)];
      const worse = (['late', 'empty'] as const).find(
        (what) => shareOf(after[what], after) > shareOf(before[what], before),
      );
      seen[worse ?? 'nothing'] += 1;
      expect(told.length).toBe(worse === undefined ? 0 : 1);
      if (worse !== undefined) expect(told[0]).toContain(sentenceOf(worse, consumer.zone, after));
    }),
    { numRuns: 120, seed: 3 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
}, 120_000);

const often = anySchedule.filter(({ cron }) => cron.anyDay && cron.anyWeekday);

test('runs after a change that look for runs which nobody makes are told, and no others', () => {
  const seen = { told: 0, quiet: 0 };
  fc.assert(
    fc.property(anyHandover, often, anyWait, (handover, consumer, { match, giveUpAfter }) => {
      const { before, after, now: at, airflow, isSameDag } = handover;
      const horizon = at + 110 * day;
      const view = waitsInVain(on(airflow, at));
      const dagId = isSameDag ? 'orders' : 'sales';
      view.see({ ...plain, id: 'orders', schedule: before }, { ...plain, id: dagId, schedule: after });
      const report = waiting(consumer, { upstream: after, match, giveUpAfter }, dagId);
      view.see(report, report);
      const { made, makes } = simulatedHandover(handover, horizon);
      const known = new Set([...(isSameDag ? made : []), ...makes].map(({ logicalDate }) => logicalDate));
      const upstream = { zone: after.zone, runs: simulatedRuns(after, horizon) };
      const expected = simulatedRuns(consumer, at + 100 * day)
        .filter(({ slot }) => slot > at)
        .slice(0, 100)
        .filter((run) => {
          const sought = simulatedMatches(run, consumer.zone, upstream, match);
          return sought.some(({ logicalDate }) => !known.has(logicalDate));
        });
      const [first, last] = [expected[0], expected.at(-1)].map((run) => momentText(consumer.zone, run?.slot ?? 0));
      const runs =
        expected.length === 1
          ? `1 run after the change (${first})`
          : `${expected.length} runs after the change (${first} to ${last})`;
      const isSame = isSameDag && scheduleKey(before) === scheduleKey(after);
      const told = view.end().map(({ text }) => / in (\d+ runs? after the change \(.*?\)):/u.exec(text)?.[1]);
      expect(told).toEqual(expected.length === 0 || isSame ? [] : [runs]);
      seen[told.length === 0 ? 'quiet' : 'told'] += 1;
    }),
    { numRuns: 250, seed: 8 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(15);
}, 120_000);
