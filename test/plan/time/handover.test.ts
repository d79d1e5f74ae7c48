import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastRun, runsAfter, type Handover } from '../../../src/plan/time/handover.ts';
import type { Run } from '../../../src/time/runs.ts';
import { airflowIds } from '../../oracles/oracle.ts';
import { describeOnAirflows } from '../../oracles/with_oracle.ts';
import { cronOf, instantOf } from '../../time/crons.ts';
import { anyHandover } from './handovers.ts';
import { madeRuns, shownRun } from './made_runs.ts';

const day = 86_400;
const now = instantOf('2026-11-25T12:00Z');

/** Few runs before the change, so that the scheduler has made them in seconds. */
function shortened(handover: Handover): Handover {
  const { before, after } = handover;
  const start = handover.now - 9 * day;
  return {
    ...handover,
    ...(before === undefined ? {} : { before: { ...before, start: Math.max(before.start, start) } }),
    ...(after === undefined ? {} : { after: { ...after, start: Math.max(after.start, start) } }),
  };
}

const daily = { cron: cronOf('30 4 * * *'), zone: 'UTC', window: 'since_previous' as const, catchup: false };
const weekly = { ...daily, cron: cronOf('30 4 * * 1') };
const start = now - 24 * day;

/** Where Airflow's releases differ: a coarser cron, and windows after slots without. */
const written: readonly Handover[] = [
  { before: { ...daily, start }, after: { ...weekly, start } },
  { before: { ...daily, start }, after: { ...weekly, start, catchup: true } },
  { before: { ...daily, start }, after: { ...weekly, start, cron: cronOf('0 5 * * 1') } },
  { before: { ...daily, start, window: 'none' as const }, after: { ...daily, start } },
  { before: { ...daily, start, window: 'none' as const }, after: { ...daily, start, window: 3 * day } },
  { before: { ...daily, start }, after: { ...daily, start: start - 9 * day, catchup: true } },
  { before: { ...daily, start }, after: { kind: 'once' as const, zone: 'UTC', start: now - day } },
].map((sides) => ({ ...sides, now, airflow: '', isSameDag: true }));

const random = fc
  .sample(anyHandover, { numRuns: 30, seed: 8 })
  .map(shortened)
  .filter((handover) => lastRun(handover) !== undefined)
  .slice(0, 12);

function upTo(runs: Iterable<Run>, until: number): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    if (run.slot > until) break;
    found.push(run);
  }
  return found;
}

await describeOnAirflows(airflowIds, (airflow) => {
  test('a new schedule goes on after the old one as the real scheduler does', async () => {
    const version = airflow.id.replace('airflow-', '');
    const handovers = [...written, ...random].map((one) => ({
      handover: { ...one, airflow: version },
      until: one.now + 16 * day,
    }));
    const made = await madeRuns(airflow, handovers);
    const ours = handovers.map(({ handover, until }) => upTo(runsAfter(handover), until).map(shownRun));
    const wrong = handovers.flatMap((each, index) =>
      JSON.stringify(ours[index]) === JSON.stringify(made[index]?.[1])
        ? []
        : [{ handover: each.handover, ours: ours[index], made: made[index]?.[1] }],
    );
    expect(wrong).toEqual([]);
    const last = handovers.map(({ handover }) => lastRun(handover)).map((run) => run && shownRun(run));
    expect(last).toEqual(made.map(([before]) => before.at(-1)));
    // All have runs before; afterwards "once", and the schedule that 3.2 stands still with, have none.
    expect(made.filter(([before]) => before.length === 0)).toEqual([]);
    expect(made.filter(([, after]) => after.length > 0).length).toBeGreaterThan(12);
  }, 300_000);
});
