import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../oracles/airflow.ts';
import { airflowEnvironment, inScratchHome } from '../oracles/airflow_home.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { mustRun } from '../oracles/run_process.ts';

/**
 * How a run is started: `airflow dags trigger`, the REST API (which the web page of 3.x uses), an operator of another
 * DAG, a backfill, or by clearing a scheduled run.
 */
export type Start = 'cli' | 'api' | 'operator' | 'backfill' | 'clear';

export interface StartRequest {
  readonly how: Start;
  readonly dag_id: string;
  /** ISO text with a zone; null: none is given. */
  readonly date: string | null;
  /** Of a backfill, or what clears: what one types. */
  readonly command?: string;
}

/** What Airflow stored of the run, or why it started none. */
export type Started = Run | { readonly error: string };

/** Starts runs of a folder of DAG files, one by one, on an Airflow that believes that it is `now`. */
export async function startRuns(
  airflow: Airflow,
  request: { readonly folder: string; readonly now: string; readonly runs: readonly StartRequest[] },
): Promise<readonly Started[]> {
  return inScratchHome(airflow, async (home) => {
    const environment = airflowEnvironment(home, { AIRFLOW__CORE__DAGS_FOLDER: realpathSync(request.folder) });
    const script = join(import.meta.dirname, 'python', 'manual_runs.py');
    const input = JSON.stringify(request);
    const { stdout } = await mustRun(airflow.path, [script], { environment, folder: home, input });
    const { runs }: { runs: readonly Started[] } = JSON.parse(stdout);
    return runs;
  });
}
