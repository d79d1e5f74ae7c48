import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import { acrossConsequences } from '../../../src/plan/time/across.ts';
import { dueRuns } from '../../../src/time/due_runs.ts';
import { now, on, pipelineOf, pipelinesOf, scheduled } from './changes.ts';

/** What is told of an environment whose pipelines are these before and after. */
function toldAcross(before: readonly Pipeline[], after: readonly Pipeline[]): readonly string[] {
  const view = acrossConsequences(on('2.11'));
  const ids = new Set([...before, ...after].map(({ id }) => id));
  for (const id of ids)
    view.see(
      before.find((one) => one.id === id),
      after.find((one) => one.id === id),
    );
  return view.end().map(({ pipeline, kind, risk, text }) => `${pipeline}: ${kind} (${risk}): ${text}`);
}

function at(id: string, cron: string): Pipeline {
  return pipelineOf(scheduled(`{ cron: "${cron}", start: 2026-01-01 }`), '2.11', id);
}

describe('pipelines that start in one minute', () => {
  test('one that moves to where others are says with whom', () => {
    const others = [at('invoices', '30 4 * * *'), at('shipments', '30 4 * * *'), at('stock', '0 5 * * *')];
    expect(toldAcross([...others, at('orders', '0 3 * * *')], [...others, at('orders', '30 4 * * *')])).toEqual([
      'orders: crowded-minute (low): 3 pipelines start at 2026-11-24 04:30 UTC, 2 before the change: invoices, orders, shipments.',
    ]);
  });

  test('many that move together are a crowd, told in the same words', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `load_${String(index).padStart(2, '0')}`);
    const before = ids.map((id, index) => at(id, `${index} 4 * * *`));
    const after = ids.map((id) => at(id, '30 4 * * *'));
    const text =
      'crowded-minute (medium): 12 pipelines start at 2026-11-24 04:30 UTC, 0 before the change: load_00, load_01, load_02 and 9 more.';
    expect(toldAcross(before, after)).toEqual(ids.map((id) => `${id}: ${text}`));
  });

  test('one that is alone, stays or goes is no news', () => {
    const all = [at('invoices', '30 4 * * *'), at('orders', '30 4 * * *')];
    expect(toldAcross(all, all)).toEqual([]);
    expect(toldAcross(all, [at('invoices', '30 4 * * *')])).toEqual([]);
    expect(toldAcross(all, [at('invoices', '30 4 * * *'), at('orders', '30 5 * * *')])).toEqual([]);
  });

  test('the minute is the one with most pipelines of all that a pipeline newly starts at', () => {
    const crons = ['30 4 * * *', '0 5 * * *', '0 */6 * * *', '30 4 * * 1', '0 6 * * 1-5', '0,30 4 * * *'];
    const pipelines = new Map(
      crons.flatMap((cron) => ['a', 'b', 'c', 'd'].map((id) => [`${id} ${cron}`, at(id, cron)])),
    );
    const anySide = fc
      .record(Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, fc.option(fc.constantFrom(...crons))])))
      .map((side) => Object.entries(side).flatMap(([id, cron]) => pipelines.get(`${id} ${cron}`) ?? []));
    let count = 0;
    fc.assert(
      fc.property(anySide, anySide, (old, next) => {
        const expected = next.flatMap(({ id }) => {
          const fresh = slotsOf(next, id).filter((slot) => !slotsOf(old, id).includes(slot));
          const sizes = fresh.map((slot): readonly [number, number] => [due(next, slot), due(old, slot)]);
          const grown = sizes.filter(([is, was]) => is > 1 && is > was);
          return grown.length === 0 ? [] : [`${id} ${Math.max(...grown.map(([is]) => is))}`];
        });
        const told = toldAcross(old, next).map((line) => /^(\w+): .*?: (\d+)/u.exec(line)?.slice(1, 3).join(' '));
        expect(told).toEqual(expected);
        count += expected.length;
      }),
      { numRuns: 200, seed: 4 },
    );
    expect(count).toBeGreaterThan(100);
  });
});

function slotsOf(pipelines: readonly Pipeline[], id: string): readonly number[] {
  const schedule = pipelines.find((one) => one.id === id)?.schedule;
  if (schedule?.kind !== 'cron') return [];
  return dueRuns(schedule, now + 1, now + 7 * 86_400, Infinity).map(({ slot }) => slot);
}

function due(pipelines: readonly Pipeline[], slot: number): number {
  return pipelines.filter(({ id }) => slotsOf(pipelines, id).includes(slot)).length;
}

const sides = (orders: string, report: string): readonly Pipeline[] =>
  pipelinesOf({
    orders: scheduled(`{ start: 2026-01-01, window: none, ${orders} }`),
    report: `tier: critical
schedule: { start: 2026-01-01, window: none, ${report} }
tasks: { ready: { type: wait, for: { pipeline: orders, match: dates }, give_up_after: 2h } }
`,
  });

describe('waits for pipelines', () => {
  test('an upstream that runs on fewer days leaves a wait with nothing on the others', () => {
    const before = sides('cron: "0 4 * * *"', 'cron: "0 5 * * *"');
    const after = sides('cron: "0 4 * * 1-5"', 'cron: "0 5 * * *"');
    expect(waits(toldAcross(before, after))).toEqual([
      'report: wait-impossible (high): The task "ready" waits for nothing in some runs, first in the one due 2026-11-28 05:00 UTC: no run of "orders" is the one that it waits for.',
    ]);
    expect(waits(toldAcross(after, before))).toEqual([]);
  });

  test('an upstream that has ended leaves it with nothing ever', () => {
    const before = sides('cron: "0 4 * * *"', 'cron: "0 5 * * *"');
    const after = sides('cron: "0 4 * * *", end: 2026-11-01', 'cron: "0 5 * * *"');
    expect(waits(toldAcross(before, after))).toEqual([
      'report: wait-impossible (high): The task "ready" waits for nothing in every run: no run of "orders" is the one that it waits for.',
    ]);
  });

  test('a run after the change may look for one that was never made, which is told with its date', () => {
    const [before, after] = ['0', '30'].map((minute) =>
      pipelinesOf({
        orders: scheduled(`{ cron: "${minute} * * * *", start: 2026-01-01, window: none }`),
        report: `schedule: { cron: "0 5 * * *", start: 2026-01-01 }
tasks: { ready: { type: wait, for: { pipeline: orders, match: window }, give_up_after: 2h } }
`,
      }),
    );
    expect(waits(toldAcross(before ?? [], after ?? []))).toEqual([
      'report: wait-impossible (high): The task "ready" waits in vain in 1 run after the change (2026-11-24 05:00 UTC): a run of "orders" that it looks for is never made, as by the new schedule it is due before the change, or left out at it.',
    ]);
    expect(waits(toldAcross(before ?? [], before ?? []))).toEqual([]);
  });

  test('another zone lets a wait be given up too early for half of the year', () => {
    const before = sides('cron: "0 6 * * *"', 'cron: "0 5 * * *"');
    const after = sides('cron: "0 6 * * *"', 'cron: "0 5 * * *", timezone: Europe/Berlin');
    expect(waits(toldAcross(before, after))).toEqual([
      'report: wait-impossible (critical): The task "ready" gives up in some runs, first in the one due 2027-03-28 05:00 Europe/Berlin (03:00 UTC): the run of "orders" that it waits for is due later than that.',
    ]);
  });
});

function waits(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line.includes('wait-impossible'));
}
