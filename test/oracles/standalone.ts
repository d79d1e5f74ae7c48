import { realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Json } from './airflow_dump.ts';
import { airflowEnvironment, inScratchHome, type Environment } from './airflow_home.ts';
import type { InstalledOracle } from './oracle.ts';
import { mustRun } from './run_process.ts';

const script = join(import.meta.dirname, '..', 'airflow', 'python', 'standalone.py');

export interface StandaloneRequest {
  readonly dagFolder: string;
  /** DAG id -> how many of its runs are waited for, whether they succeed or fail. */
  readonly runs: Readonly<Record<string, number>>;
  /** The most to wait for them, in seconds; five minutes when left out. */
  readonly seconds?: number;
  readonly environment?: Environment;
}

/** What the scheduler did. */
export interface StandaloneResult {
  /** False: time was up, Airflow ended by itself, or a file did not load. */
  readonly complete: boolean;
  /** By DAG id, then by time. */
  readonly runs: readonly StandaloneRun[];
  /** File -> traceback. */
  readonly import_errors: Readonly<Record<string, string>>;
  /** Every address on which a process of it accepted connections, as `host:port`. */
  readonly listening: readonly string[];
  /** Command lines of processes that could not be ended. */
  readonly left: readonly string[];
  /** The end of what Airflow printed. */
  readonly log: string;
}

/** Names are Airflow's own, instants UTC text. */
export interface StandaloneRun {
  readonly dag_id: string;
  readonly run_type: string;
  readonly state: string;
  readonly logical_date: string | null;
  readonly data_interval: readonly [start: string | null, end: string | null];
  readonly run_after: string;
  /** By task id; `id[0]`, `id[1]` for mapped ones. */
  readonly tasks: Readonly<Record<string, StandaloneTask>>;
}

export interface StandaloneTask {
  readonly state: string | null;
  /** 1 when the first try was enough. */
  readonly try_number: number;
  /** Template fields by name, where it got as far as rendering. */
  readonly rendered: Readonly<Record<string, Json>>;
}

/**
 * `airflow standalone` with a home, database and port of its own, on loopback alone, until runs of a folder of DAGs
 * have ended: the real scheduler, which starts what is due now and nothing else.
 *
 * Every process of it is ended before this returns, also those that moved to another session, and when the caller dies.
 */
export async function runStandalone(
  airflow: InstalledOracle<'airflow-3.3'>,
  request: StandaloneRequest,
): Promise<StandaloneResult> {
  const { dagFolder, runs, seconds = 300, environment: extra } = request;
  const dags = realpathSync(dagFolder);
  const port = await freePort();
  return inScratchHome(airflow, async (home) => {
    const environment = airflowEnvironment(home, { ...settings(port, dags), ...extra });
    const options = { environment, folder: home, input: JSON.stringify({ runs, seconds }) };
    const { stdout } = await mustRun(airflow.path, [script], { ...options, timeout: (seconds + 120) * 1000 });
    const result: StandaloneResult = JSON.parse(stdout);
    return result;
  });
}

function settings(port: number, dags: string): Environment {
  const address = `http://127.0.0.1:${port}`;
  return {
    AIRFLOW__API__HOST: '127.0.0.1',
    AIRFLOW__API__PORT: String(port),
    AIRFLOW__API__BASE_URL: address,
    AIRFLOW__CORE__EXECUTION_API_SERVER_URL: `${address}/execution/`,
    AIRFLOW__API__WORKERS: '1',
    AIRFLOW__CORE__DAGS_FOLDER: dags,
    AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION: 'False',
    AIRFLOW__CORE__PARALLELISM: '4',
    // A busy machine answers late.
    AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT: '60',
    AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT: '120',
    // Asking for it again would print a password.
    AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS: 'True',
  };
}

/** A port of loopback that nobody uses now. */
async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('A server on a port has an address.'));
        else resolve(address.port);
      });
    });
  });
}
