import { expect, test } from 'vitest';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import { acrossConsequences } from '../../../src/plan/time/across.ts';
import { runsComparison } from '../../../src/plan/time/runs_comparison.ts';
import { timeConsequences } from '../../../src/plan/time/time_consequences.ts';
import { on, pipelineOf, scheduled } from './changes.ts';

/** Schedules like those of a large repository: most run daily, some hourly, weekly or every few minutes, for years. */
function pipeline(index: number, shift: number): Pipeline {
  const time = `${(index + shift) % 60} ${4 + ((Math.floor(index / 60) + shift) % 16)}`;
  const hourly = `${(index + shift) % 60} * * * *`;
  const cron = [`${time} * * *`, `${time} * * *`, hourly, `${time} * * 1`, '*/5 * * * *'][index % 5];
  const zone = ['UTC', 'Europe/Berlin', 'America/New_York'][index % 3];
  const start = `20${15 + (index % 8)}-03-05`;
  const more = `catchup: ${index % 4 === 0}, window: ${index % 5 === 4 ? 'none' : 'since_previous'}`;
  return pipelineOf(
    scheduled(`{ cron: "${cron}", timezone: ${zone}, start: ${start}, ${more} }`),
    '2.11',
    `load_${index}`,
  );
}

test('what two thousand changed schedules do is told in less than a second of processor time', () => {
  const context = on('2.11');
  const sides = Array.from({ length: 400 }, (_, index): readonly [Pipeline, Pipeline] => [
    pipeline(index, 0),
    pipeline(index, 1 + (index % 3)),
  ]);
  const began = process.cpuUsage();
  const across = acrossConsequences(context);
  let told = 0;
  for (let round = 0; round < 5; round += 1) {
    for (const [before, after] of sides) {
      told += timeConsequences(before, after, context).length;
      told += runsComparison(before, after, context).isSame ? 1 : 0;
      across.see(before, after);
    }
  }
  told += across.end().length;
  const { user, system } = process.cpuUsage(began);
  expect(told).toBeGreaterThan(4000);
  expect((user + system) / 1000).toBeLessThan(1000);
});
