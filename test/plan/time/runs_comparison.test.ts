import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { laterRuns } from '../../../src/plan/time/runs_from_now.ts';
import { runsComparison } from '../../../src/plan/time/runs_comparison.ts';
import type { ComparedRun } from '../../../src/model/plan.ts';
import type { Run } from '../../../src/time/runs.ts';
import { utc } from '../../time/crons.ts';
import { now, on, pipelineOf, scheduled } from './changes.ts';
import { anyHandover } from './handovers.ts';
import { simulatedHandover } from './simulated_handover.ts';

const day = 86_400;

const daily = (rest: string): ReturnType<typeof pipelineOf> =>
  pipelineOf(scheduled(`{ cron: "30 4 * * *", timezone: Europe/Berlin, start: 2026-01-01, ${rest} }`));

function slots(runs: readonly ComparedRun[]): readonly string[] {
  return runs.map(({ slot }) => utc(slot));
}

describe('the runs of both sides', () => {
  test('are those after now, at most so many, each side in its own zone', () => {
    const after = pipelineOf(scheduled('{ cron: "0 */6 * * *", start: 2026-01-01 }'));
    const compared = runsComparison(daily(''), after, on('2.11'));
    expect(compared.zone).toEqual({ before: 'Europe/Berlin', after: 'UTC' });
    expect(slots(compared.before(now + 3 * day, 10))).toEqual([
      '2026-11-24T03:30Z',
      '2026-11-25T03:30Z',
      '2026-11-26T03:30Z',
    ]);
    expect(slots(compared.after(now + 3 * day, 2))).toEqual(['2026-11-24T00:00Z', '2026-11-24T06:00Z']);
    expect(compared.isSame).toBe(false);
  });

  test('are the same where only what is past differs', () => {
    const earlier = pipelineOf(scheduled('{ cron: "30 4 * * *", timezone: Europe/Berlin, start: 2025-06-01 }'));
    expect(runsComparison(daily(''), earlier, on('3.3')).isSame).toBe(true);
    expect(runsComparison(daily(''), daily('catchup: true'), on('3.3')).isSame).toBe(true);
    expect(runsComparison(daily(''), daily('window: none'), on('3.3')).isSame).toBe(false);
  });

  test('are none where there are no slots, or no pipeline', () => {
    const manual = pipelineOf(scheduled('manual'));
    const compared = runsComparison(undefined, manual, on('3.3'));
    expect([compared.zone, compared.before(Infinity, 3), compared.after(Infinity, 3)]).toEqual([
      { after: 'UTC' },
      [],
      [],
    ]);
    expect(runsComparison(manual, manual, on('3.3')).isSame).toBe(true);
  });
});

test('the later runs are those of a scheduler that looks at the clock every quarter of an hour', () => {
  fc.assert(
    fc.property(anyHandover, (handover) => {
      const until = handover.now + 40 * day;
      const found: Run[] = [];
      for (const run of laterRuns(handover)) {
        if (run.slot > until) break;
        found.push(run);
      }
      const simulated = simulatedHandover(handover, until).makes.filter(({ slot }) => slot > handover.now);
      expect(slots(found)).toEqual(slots(simulated));
    }),
    { numRuns: 200, seed: 12 },
  );
}, 120_000);
