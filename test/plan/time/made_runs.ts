import { join } from 'node:path';
import type { Handover } from '../../../src/plan/time/handover.ts';
import { airflowEndDate, cronsOf, type Run, type SlotSchedule } from '../../../src/time/runs.ts';
import { airflowEnvironment, inScratchHome } from '../../oracles/airflow_home.ts';
import type { Airflow } from '../../oracles/oracle.ts';
import { mustRun } from '../../oracles/run_process.ts';

/** Run after, logical date, start and end of the data interval. */
export type MadeRun = readonly [number, number, number, number];

/** The runs that the real scheduler makes before and after a handover, up to a moment. */
export async function madeRuns(
  airflow: Airflow,
  handovers: readonly { readonly handover: Handover; readonly until: number }[],
): Promise<readonly (readonly [before: readonly MadeRun[], after: readonly MadeRun[]])[]> {
  const request = handovers.map(({ handover: { before, after, now, isSameDag }, until }) => ({
    before: before === undefined ? null : asked(before),
    after: after === undefined ? null : asked(after),
    renamed: !isSameDag,
    now,
    until,
  }));
  return inScratchHome(airflow, async (home) => {
    const { stdout } = await mustRun(airflow.path, [join(import.meta.dirname, 'python', 'handed_over.py')], {
      environment: airflowEnvironment(home, { TIMETABLES: join(import.meta.dirname, '..', '..', 'time', 'python') }),
      folder: home,
      input: JSON.stringify(request),
    });
    const answer: readonly (readonly [readonly MadeRun[], readonly MadeRun[]])[] = JSON.parse(stdout);
    return answer;
  });
}

export function shownRun({ slot, logicalDate, windowStart, windowEnd }: Run): MadeRun {
  return [slot, logicalDate, windowStart, windowEnd];
}

/** What the emitted DAG says. */
function asked(schedule: SlotSchedule): object {
  if (!('window' in schedule)) {
    const { zone, start } = schedule;
    return { crons: null, timezone: zone, interval: 0, since_previous: false, start, end: null, catchup: true };
  }
  const { zone, window, start, end, catchup } = schedule;
  return {
    crons: cronsOf(schedule).map(({ text }) => text),
    timezone: zone,
    interval: typeof window === 'number' ? window : 0,
    since_previous: window === 'since_previous',
    start,
    end: end === undefined ? null : airflowEndDate({ ...schedule, end }),
    catchup,
  };
}
