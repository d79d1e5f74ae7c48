import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachOf } from '../../src/time/reach.ts';
import { runs, type CronsSchedule, type Run } from '../../src/time/runs.ts';
import { runsNear } from '../../src/time/runs_near.ts';
import { transitions } from '../../src/time/zone.ts';
import { anyCron } from './crons.ts';
import { day, from, zones } from './random_waits.ts';

function slotsFrom(walk: Iterable<Run>, instant: number): readonly number[] {
  const slots: number[] = [];
  for (const { slot } of walk) {
    if (slot >= instant && slots.push(slot) === 6) break;
  }
  return slots;
}

test('a walk that begins as far before an instant as the reach is on the slots of one that began long before', () => {
  const changes = zones.flatMap((zone) => transitions(zone, from, from + 2 * 366 * day).map(({ instant }) => instant));
  fc.assert(
    fc.property(
      fc.array(anyCron, { minLength: 1, maxLength: 2 }),
      fc.constantFrom(...zones),
      fc.constantFrom(...changes),
      fc.integer({ min: -36, max: 36 }),
      (crons, zone, change, hours) => {
        const instant = change + hours * 1800;
        const schedule: CronsSchedule = { crons, zone, window: 'none', start: 0, catchup: true };
        const reach = reachOf(schedule);
        const expected = slotsFrom(runs({ ...schedule, start: instant - 2 * reach - 9 * 3600 }), instant);
        expect(slotsFrom(runs({ ...schedule, start: instant - reach }), instant)).toEqual(expected);
        expect(slotsFrom(runsNear(schedule, instant), instant)).toEqual(expected);
        // The latest run by then was met, too.
        expect(runs({ ...schedule, start: instant - reach }).next().value?.slot).toBeLessThanOrEqual(instant);
      },
    ),
    { numRuns: 250, seed: 2 },
  );
}, 120_000);
