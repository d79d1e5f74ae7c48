import { describe, test } from 'vitest';
import { oracle, type Airflow, type InstalledOracle, type MissingOracle, type OracleId } from './oracle.ts';

/** How the name of a skipped suite or test begins its reason; the teardown counts by it. */
export const skippedMark = '[skipped: ';

/**
 * A suite that needs one oracle. Without it, its tests are registered and skipped, with the reason in the suite's name.
 *
 * The body may hand the oracle to tests and hooks, and must not use it while it registers them.
 */
export function describeWithOracle<Id extends OracleId>(id: Id, body: (oracle: InstalledOracle<Id>) => void): void {
  const found = oracle(id);
  if (found.available) describe(id, () => body(found));
  else describe.skip(`${id} ${reasonOf(found)}`, () => body(absent(id)));
}

/** The same suite on each of the Airflow versions. */
export function describeOnEachAirflow(body: (airflow: Airflow) => void): void {
  describeWithOracle('airflow-2.11', body);
  describeWithOracle('airflow-3.3', body);
}

/** One test that needs one oracle. Without it, the test is skipped, with the reason in its name. */
export function testWithOracle<Id extends OracleId>(
  id: Id,
  name: string,
  body: (oracle: InstalledOracle<Id>) => Promise<void> | void,
): void {
  const found = oracle(id);
  if (found.available) test(name, () => body(found));
  else test.skip(`${name} ${reasonOf(found)}`, () => undefined);
}

function reasonOf(missing: MissingOracle): string {
  return `${skippedMark}${missing.id}: ${missing.reason}]`;
}

// Stands in while a skipped body registers its tests, so that they are counted.
function absent<Id extends OracleId>(id: Id): InstalledOracle<Id> {
  return { available: true, id, path: '', folder: '' };
}
