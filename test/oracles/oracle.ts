import { inject } from 'vitest';

/** The newest minor version of each major one: what most tests run on, so they are installed before any test. */
export const mainAirflowIds = ['airflow-2.11', 'airflow-3.3'] as const;

/** Every supported minor version. Those that are not main ones are installed when a test file asks for them. */
export const airflowIds = [
  'airflow-2.10',
  'airflow-2.11',
  'airflow-3.0',
  'airflow-3.1',
  'airflow-3.2',
  'airflow-3.3',
] as const;

export type MainAirflowId = (typeof mainAirflowIds)[number];

export type AirflowId = (typeof airflowIds)[number];

/** What the global setup installs or finds. */
export type PreparedId = MainAirflowId | 'ruff' | 'duckdb' | 'python';

/** A real tool that judges what dagwright writes. `python` is a plain interpreter without packages, `duckdb` one with DuckDB. */
export type OracleId = AirflowId | PreparedId | 'chromium' | 'cmark-gfm';

/** A tool that is installed and runs. */
export interface InstalledOracle<Id extends OracleId = OracleId> {
  readonly available: true;
  readonly id: Id;
  /** What to run: a Python interpreter (`airflow-*`, `duckdb`, `python`), or the program itself. */
  readonly path: string;
  /** Folder of the installation; that of an Airflow holds its migrated, empty database as `home/airflow.db`. */
  readonly folder: string;
}

export interface MissingOracle {
  readonly available: false;
  readonly id: OracleId;
  readonly reason: string;
}

export type Oracle<Id extends OracleId = OracleId> = InstalledOracle<Id> | MissingOracle;

export type Airflow = InstalledOracle<AirflowId>;

export type Chromium = InstalledOracle<'chromium'>;

export type CmarkGfm = InstalledOracle<'cmark-gfm'>;

/** Decides which names a DAG file may import; within a major version, most of them stay. */
export function majorOf({ id }: Airflow): 'airflow-2' | 'airflow-3' {
  return id.startsWith('airflow-2.') ? 'airflow-2' : 'airflow-3';
}

declare module 'vitest' {
  interface ProvidedContext {
    oracles: readonly Oracle<PreparedId>[];
  }
}

/**
 * One oracle, as the global setup of this test run found or installed it.
 *
 * @throws Error when the run has no such setup: `globalSetup` of vitest.config.ts must name test/oracles/setup.ts.
 */
export function oracle<Id extends PreparedId>(id: Id): Oracle<Id> {
  const oracles = inject('oracles') as readonly Oracle<PreparedId>[] | undefined;
  const found = oracles?.find((candidate): candidate is Oracle<Id> => candidate.id === id);
  if (found === undefined)
    throw new Error('This test run has no oracles: vitest.config.ts needs globalSetup: ["test/oracles/setup.ts"].');
  return found;
}
