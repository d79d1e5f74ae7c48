import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pipeline, Task } from '../../../src/model/pipeline.ts';
import { changed } from '../../../src/plan/time/context.ts';
import { runLength } from '../../../src/plan/time/run_length.ts';
import { parseDuration } from '../../../src/time/duration.ts';
import { simulatedRun, simulatedTasks } from '../../builtins/rules/simulated_run.ts';
import { now, on, pipelineOf, scheduled } from './changes.ts';
import { anySchedule } from './handovers.ts';
import { simulatedRuns } from './simulated_handover.ts';

const day = 86_400;
const plain = pipelineOf(scheduled('manual'));
const [plainTask] = plain.tasks;

type Schedule = typeof anySchedule extends fc.Arbitrary<infer T> ? T : never;

interface Sided {
  readonly pipeline: Pipeline;
  readonly schedule: Schedule;
}

/** A pipeline of tasks without lists to map over, so that all tries take as long as they can. */
const anySide: fc.Arbitrary<Sided> = fc
  .record({
    tasks: simulatedTasks,
    schedule: anySchedule,
    timeout: fc.option(fc.integer({ min: 600, max: 40_000 }), { nil: undefined }),
  })
  .map(({ tasks, schedule, timeout }) => ({
    schedule,
    pipeline: {
      ...plain,
      schedule,
      ...(timeout === undefined ? {} : { timeout }),
      tasks: tasks.map(({ id, after, retries, timeout: most = 0 }) => ({
        ...(plainTask as Task),
        id,
        after,
        retries,
        timeout: most,
      })),
    },
  }));

/** How long a run takes in which each try but the last times out, and the last one ends just in time. */
function simulatedLength({ tasks, timeout = Infinity }: Pipeline): number {
  return Math.min(
    timeout,
    simulatedRun(tasks, () => 1),
  );
}

/** The fewest seconds between two simulated slots that are due from a moment on, in a year. */
function simulatedGap({ schedule }: Sided, from: number): number {
  const slots = simulatedRuns({ ...schedule, catchup: true }, from + 366 * day)
    .map(({ slot }) => slot)
    .filter((slot) => slot >= from);
  return Math.min(...slots.slice(1).map((slot, index) => slot - (slots[index] ?? 0)));
}

test('how long a run takes at worst, and whether it ends before the next slot, is what simulated runs say', () => {
  const seen = { told: 0, tooLate: 0 };
  fc.assert(
    fc.property(anySide, anySide, (before, after) => {
      const { pipeline } = before;
      const [found] = runLength(changed(pipeline, after.pipeline, on('2.11')));
      const [old, next] = [simulatedLength(pipeline), simulatedLength(after.pipeline)];
      const isLate = simulatedGap(after, now) < next;
      const isNew = isLate && simulatedGap(before, now) >= old;
      // Slots just before now may be nearer to each other, where the clocks were changed there.
      fc.pre(isLate === simulatedGap(after, now - 3 * 31 * day) < next);
      fc.pre(isNew || simulatedGap(before, now) < old === simulatedGap(before, now - 3 * 31 * day) < old);
      expect(found !== undefined).toBe(old !== next || isNew);
      if (found === undefined) return;
      const [, length = '', instead] = /^At worst a run takes (\w+)(?:.*? instead of (\w+))?/u.exec(found.text) ?? [];
      expect([parseDuration(length), instead === undefined ? old : parseDuration(instead)]).toEqual([next, old]);
      expect(found.text.includes('the next slot can come after')).toBe(isNew);
      seen.told += 1;
      if (isNew) seen.tooLate += 1;
    }),
    { numRuns: 250, seed: 5 },
  );
  expect(seen.told).toBeGreaterThan(80);
  expect(seen.tooLate).toBeGreaterThan(10);
}, 120_000);
