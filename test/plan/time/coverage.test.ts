import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverage } from '../../../src/plan/time/coverage.ts';
import type { Run } from '../../../src/time/runs.ts';
import { utc } from '../../time/crons.ts';
import { anyHandover } from './handovers.ts';
import { simulatedHandover, simulatedRuns } from './simulated_handover.ts';

const step = 900;

/** How many of the windows hold a moment. */
function held(runs: readonly Run[], moment: number): number {
  return runs.filter(({ windowStart, windowEnd }) => windowStart <= moment && moment < windowEnd).length;
}

test('data is told to be loaded twice or never exactly where counting the windows of simulated runs says so', () => {
  const seen = { twice: 0, never: 0, neither: 0 };
  fc.assert(
    fc.property(anyHandover, (handover) => {
      const { before, after, now } = handover;
      fc.pre(before.window !== 'none' && after.window !== 'none');
      const { made, makes } = simulatedHandover(handover, now + 70 * 86_400);
      const told = coverage(handover);
      const isTold = (kind: 'twice' | 'never', moment: number): boolean =>
        told[kind].some(({ from, to }) => from <= moment && moment < to);
      const last = made.at(-1);
      const first = makes[0];
      if (last === undefined || first === undefined) {
        expect(told).toEqual({ twice: [], never: [] });
        return;
      }
      const until = Math.max(last.windowEnd, first.windowStart);
      const old = simulatedRuns(before, until + 40 * 86_400);
      const steady = simulatedRuns({ ...after, start: before.start - 400 * 86_400 }, until + 40 * 86_400);
      const wrong: string[] = [];
      for (let moment = Math.min(first.windowStart, last.windowEnd) - 86_400; moment < until + 86_400; moment += step) {
        const count = held(made, moment) + held(makes, moment);
        const [ofOld, ofNew] = [held(old, moment), held(steady, moment)];
        const isBetween = moment >= Math.min(first.windowStart, last.windowEnd) && moment < until;
        if (isTold('twice', moment) !== (isBetween && count > 1 && ofOld < 2 && ofNew < 2))
          wrong.push(`2 ${utc(moment)}`);
        if (isTold('never', moment) !== (isBetween && count === 0 && ofOld > 0 && ofNew > 0))
          wrong.push(`0 ${utc(moment)}`);
      }
      expect([wrong, wrong.length === 0 ? 0 : { handover, told }]).toEqual([[], 0]);
      seen[told.twice.length > 0 ? 'twice' : told.never.length > 0 ? 'never' : 'neither'] += 1;
    }),
    { numRuns: 150, seed: 5 },
  );
  expect(
    Object.values(seen).every((count) => count > 10),
    JSON.stringify(seen),
  ).toBe(true);
}, 300_000);
