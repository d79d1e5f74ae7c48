import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastMatchedRun, matchedRuns, type PipelineWait } from '../../src/time/matches.ts';
import { runs, type Run } from '../../src/time/runs.ts';
import { aCase, day } from './random_waits.ts';

/** The rule of each match, applied to all runs of the upstream since its start. */
function byDefinition({ consumer, upstream, match }: PipelineWait, run: Run): readonly Run[] {
  const all: Run[] = [];
  for (const other of runs(upstream)) {
    if (other.windowStart > run.windowEnd + 3 * day) break;
    all.push(other);
  }
  if (match === 'window') return all.filter(({ slot }) => slot > run.windowStart && slot <= run.windowEnd);
  if (match === 'latest') return all.filter(({ slot }) => slot <= run.slot).slice(-1);
  const dates = new Set([date(consumer.zone, run.windowStart)]);
  for (let at = run.windowStart; at < run.windowEnd; at += day / 4) dates.add(date(consumer.zone, at));
  if (dates.size > 1) dates.delete(date(consumer.zone, run.windowEnd));
  return all.filter(({ windowStart }) => dates.has(date(upstream.zone, windowStart)));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local date by Node's own calendar. */
function date(zone: string, instant: number): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  formats.set(zone, format);
  return format.format(instant * 1000);
}

describe('the runs that a run waits for', () => {
  test('are those of the definition, and the last of them is found alone', () => {
    const counts = { some: 0, none: 0 };
    fc.assert(
      fc.property(aCase, ({ wait, runs: asked }) => {
        for (const run of asked.slice(0, 2)) {
          const found = matchedRuns(wait, run);
          if (typeof wait.match === 'string') expect(found).toEqual(byDefinition(wait, run));
          expect(lastMatchedRun(wait, run)).toEqual(found.at(-1));
          counts[found.length > 0 ? 'some' : 'none'] += 1;
        }
      }),
      { numRuns: 300, seed: 1 },
    );
    expect(Object.values(counts).every((count) => count > 50)).toBe(true);
  }, 120_000);
});
