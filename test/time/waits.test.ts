import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRuns } from '../../src/builtins/targets/airflow/operations/wait/find_runs.ts';
import { printModule } from '../../src/emit/python/print_module.ts';
import { matchedRuns, type PipelineWait } from '../../src/time/matches.ts';
import { reachOf } from '../../src/time/reach.ts';
import { airflowEndDate, cronsOf, type Run } from '../../src/time/runs.ts';
import { runsNear } from '../../src/time/runs_near.ts';
import { airflowIds, majorOf } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { aCase, day, type Case } from './random_waits.ts';
import { askPython } from './timetables.ts';

const matches = ['dates', 'window', 'latest', { offset: { amount: -1, unit: 'd' } }] as const;
/** As they stand in a DAG file. */
const functions = printModule({
  functions: [...new Set(matches.flatMap((match) => findRuns(match).functions))],
  body: [],
});

/** The words of pendulum's `add`. */
const words = { d: 'days', w: 'weeks', mo: 'months', y: 'years', h: 'hours', m: 'minutes', s: 'seconds' } as const;

function question({ wait: { consumer, upstream, match }, runs: asked }: Case): object {
  const isCron = 'window' in upstream;
  return {
    match: typeof match === 'string' ? match : 'offset',
    zone: consumer.zone,
    offset: typeof match === 'string' ? {} : { [words[match.offset.unit]]: match.offset.amount },
    upstream: {
      crons: isCron ? cronsOf(upstream).map((cron) => cron.text) : null,
      timezone: upstream.zone,
      interval: isCron && typeof upstream.window === 'number' ? upstream.window : 0,
      since_previous: isCron && upstream.window === 'since_previous',
      start: upstream.start,
      end: isCron && upstream.end !== undefined ? airflowEndDate({ ...upstream, end: upstream.end }) : null,
      reach: reachOf(upstream),
    },
    runs: asked.map(({ windowStart, windowEnd }) => [windowStart, windowEnd]),
  };
}

/** How many runs of the upstream a DAG file has to walk through, at most a limit. */
function steps({ upstream }: PipelineWait, run: Run, limit: number): number {
  let count = 0;
  for (const other of runsNear(upstream, run.windowStart - reachOf(upstream) - day)) {
    if (other.windowStart > run.windowEnd + day || count === limit) break;
    count += 1;
  }
  return count;
}

function hasRuns({ wait, runs: asked }: Case): boolean {
  return asked.some((run) => matchedRuns(wait, run).length > 0);
}

await describeOnAirflows(airflowIds, (airflow) => {
  test('a DAG file finds the same runs with the timetable of the other', async () => {
    const isThree = majorOf(airflow) === 'airflow-3';
    // A real timetable takes milliseconds for each step.
    const isShort = ({ wait, runs: asked }: Case): boolean =>
      asked.every((run) => steps(wait, run, 300) < 300) && (isThree || !('crons' in wait.upstream));
    const short = aCase.filter(isShort);
    const cases = [
      ...fc.sample(short.filter(hasRuns), { numRuns: 90, seed: 9 }),
      ...fc.sample(short, { numRuns: 40, seed: 10 }),
    ];
    const found = await askPython<readonly (readonly number[])[][]>(airflow, 'waits.py', {
      functions,
      waits: cases.map(question),
    });
    const wrong = cases.flatMap(({ wait, runs: asked }, index) =>
      asked.flatMap((run, at) => {
        const expected = matchedRuns(wait, run).map(({ logicalDate }) => logicalDate);
        const emitted = found[index]?.[at];
        return JSON.stringify(expected) === JSON.stringify(emitted) ? [] : [{ wait, run, expected, emitted }];
      }),
    );
    expect(wrong).toEqual([]);
    expect(found.flat().filter((dates) => dates.length > 0).length).toBeGreaterThan(200);
  }, 600_000);
});
