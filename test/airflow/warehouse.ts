import type { Airflow } from '../oracles/oracle.ts';
import { mustRun } from '../oracles/run_process.ts';

const script = `
import json, sqlite3, sys
database = sqlite3.connect(sys.argv[1])
for statement in json.loads(sys.argv[2]):
    rows = database.execute(statement).fetchall()
database.commit()
print(json.dumps(rows))
`;

/** Runs statements in a SQLite file, and gives the rows of the last one. */
export async function inWarehouse(airflow: Airflow, file: string, statements: readonly string[]): Promise<unknown> {
  const { stdout } = await mustRun(airflow.path, ['-c', script, file, JSON.stringify(statements)], { environment: {} });
  return JSON.parse(stdout);
}
