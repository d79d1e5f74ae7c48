import { inject } from 'vitest';

export const oracleIds = ['airflow-2.11', 'airflow-3.3', 'ruff', 'python'] as const;

/** A real tool that judges what dagwright writes. `python` is a plain interpreter without packages. */
export type OracleId = (typeof oracleIds)[number];

export type AirflowId = Extract<OracleId, `airflow-${string}`>;

/** A tool that is installed and runs. */
export interface InstalledOracle<Id extends OracleId = OracleId> {
  readonly available: true;
  readonly id: Id;
  /** What to run: a Python interpreter (`airflow-*`, `python`), or the program itself (`ruff`). */
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

declare module 'vitest' {
  interface ProvidedContext {
    oracles: readonly Oracle[];
  }
}

/**
 * One oracle, as the global setup of this test run found or installed it.
 *
 * @throws Error when the run has no such setup: `globalSetup` of vitest.config.ts must name test/oracles/setup.ts.
 */
export function oracle<Id extends OracleId>(id: Id): Oracle<Id> {
  const oracles = inject('oracles') as readonly Oracle[] | undefined;
  const found = oracles?.find((candidate): candidate is Oracle<Id> => candidate.id === id);
  if (found === undefined)
    throw new Error('This test run has no oracles: vitest.config.ts needs globalSetup: ["test/oracles/setup.ts"].');
  return found;
}
