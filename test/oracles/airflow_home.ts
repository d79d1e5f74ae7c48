import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Airflow } from './oracle.ts';
import { mustRun } from './run_process.ts';

export type Environment = Readonly<Record<string, string>>;

/**
 * The whole environment of an Airflow process with this home: no variable of the caller but PATH, no example DAGs, no
 * usage statistics, and a proxy that nobody serves for whatever would leave the machine.
 */
export function airflowEnvironment(home: string, extra: Environment = {}): Environment {
  const nowhere = 'http://127.0.0.1:9';
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: home,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    http_proxy: nowhere,
    https_proxy: nowhere,
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONSAFEPATH: '',
    AIRFLOW_HOME: home,
    AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
    AIRFLOW__CORE__FERNET_KEY: '',
    AIRFLOW__DATABASE__LOAD_DEFAULT_CONNECTIONS: 'False',
    AIRFLOW__USAGE_DATA_COLLECTION__ENABLED: 'False',
    SCARF_ANALYTICS: 'false',
    ...extra,
  };
}

/** Makes an Airflow home with an empty database; done once per installation, every scratch home copies it. */
export async function migrate(python: string, home: string): Promise<void> {
  mkdirSync(home, { recursive: true });
  await mustRun(python, ['-m', 'airflow', 'db', 'migrate'], { environment: airflowEnvironment(home) });
}

/** Gives `work` a home of its own with an empty database, and removes it afterwards. */
export async function inScratchHome<T>(airflow: Airflow, work: (home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'dagwright-airflow-'));
  try {
    copyFileSync(join(airflow.folder, 'home', 'airflow.db'), join(home, 'airflow.db'));
    return await work(home);
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}
