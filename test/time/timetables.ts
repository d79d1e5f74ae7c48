import { join } from 'node:path';
import { airflowEnvironment, inScratchHome } from '../oracles/airflow_home.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { mustRun } from '../oracles/run_process.ts';

/** A question to Airflow's own timetables. Without crons it is the timetable of a single run. */
export interface AskedTimetable {
  readonly crons?: readonly string[];
  readonly zone: string;
  readonly window: 'since_previous' | 'none' | number;
  readonly start: number;
  /** Airflow's own bound: inclusive. */
  readonly endDate?: number;
  readonly catchup: boolean;
  /** What the timetable takes for now; left out where it must not matter. */
  readonly now?: number;
  /** How many runs are asked for. */
  readonly count: number;
}

/** Run after, logical date, start and end of the data interval. */
export type ProposedRun = readonly [number, number, number, number];

/** The runs that real Airflow proposes one after the other; the name of an error where it raises. */
export async function proposedRuns(
  airflow: Airflow,
  asked: readonly AskedTimetable[],
): Promise<readonly (readonly (ProposedRun | string)[])[]> {
  const request = asked.map(({ crons = null, zone, window, start, endDate = null, catchup, now = null, count }) => ({
    crons,
    timezone: zone,
    interval: typeof window === 'number' ? window : 0,
    since_previous: window === 'since_previous',
    start,
    end: endDate,
    catchup,
    now,
    count,
  }));
  return askPython(airflow, 'timetables.py', request);
}

/** Runs a script of this folder with JSON on its standard input, and reads JSON from its standard output. */
export async function askPython<T>(airflow: Airflow, script: string, request: unknown): Promise<T> {
  return inScratchHome(airflow, async (home) => {
    const { stdout } = await mustRun(airflow.path, [join(import.meta.dirname, 'python', script)], {
      environment: airflowEnvironment(home),
      folder: home,
      input: JSON.stringify(request),
    });
    const answer: T = JSON.parse(stdout);
    return answer;
  });
}
