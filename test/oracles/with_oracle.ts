import { describe, test } from 'vitest';
import {
  mainAirflowIds,
  oracle,
  type Airflow,
  type AirflowId,
  type Chromium,
  type CmarkGfm,
  type InstalledOracle,
  type MainAirflowId,
  type MissingOracle,
  type Oracle,
  type OracleId,
  type PreparedId,
} from './oracle.ts';
import { installChromium } from './chromium.ts';
import { installCmarkGfm } from './cmark_gfm.ts';
import { requestedAirflow } from './requested_airflow.ts';
import { requireOracles } from './require_oracles.ts';

/** How the name of a skipped suite or test begins its reason; the teardown counts by it. */
export const skippedMark = '[skipped: ';

/**
 * A suite that needs one oracle. Without it, its tests are registered and skipped, with the reason in the suite's name.
 *
 * The body may hand the oracle to tests and hooks, and must not use it while it registers them.
 */
export function describeWithOracle<Id extends PreparedId>(id: Id, body: (oracle: InstalledOracle<Id>) => void): void {
  describeFound(id, oracle(id), body);
}

/** The same suite on the newest minor version of each major version of Airflow. */
export function describeOnEachAirflow(body: (airflow: InstalledOracle<MainAirflowId>) => void): void {
  for (const id of mainAirflowIds) describeWithOracle(id, body);
}

/**
 * The same suite on each of these versions of Airflow, such as `airflowIds` for all that are supported. To be awaited
 * at the top of a test file: what is not there yet is installed.
 */
export async function describeOnAirflows(ids: readonly AirflowId[], body: (airflow: Airflow) => void): Promise<void> {
  const found = await Promise.all(ids.map(async (id) => ({ id, airflow: await requestedAirflow(id) })));
  for (const { id, airflow } of found) describeFound(id, airflow, body);
}

/** A suite that needs a real browser. To be awaited at the top of a test file: it is installed if it is not there yet. */
export async function describeInChromium(body: (chromium: Chromium) => void): Promise<void> {
  describeRequested('chromium', await installChromium(), body);
}

/** A suite that needs GitHub's own reader of Markdown. To be awaited at the top of a test file, like a browser. */
export async function describeWithCmarkGfm(body: (cmark: CmarkGfm) => void): Promise<void> {
  describeRequested('cmark-gfm', await installCmarkGfm(), body);
}

function describeRequested<Id extends OracleId>(
  id: Id,
  found: Oracle<Id>,
  body: (oracle: InstalledOracle<Id>) => void,
): void {
  requireOracles([found]);
  describeFound(id, found, body);
}

/** One test that needs one oracle. Without it, the test is skipped, with the reason in its name. */
export function testWithOracle<Id extends PreparedId>(
  id: Id,
  name: string,
  body: (oracle: InstalledOracle<Id>) => Promise<void> | void,
): void {
  const found = oracle(id);
  if (found.available) test(name, () => body(found));
  else test.skip(`${name} ${reasonOf(found)}`, () => undefined);
}

function describeFound<Id extends OracleId>(
  id: Id,
  found: Oracle<Id>,
  body: (oracle: InstalledOracle<Id>) => void,
): void {
  if (found.available) describe(id, () => body(found));
  else describe.skip(`${id} ${reasonOf(found)}`, () => body(absent(id)));
}

function reasonOf(missing: MissingOracle): string {
  return `${skippedMark}${missing.id}: ${missing.reason}]`;
}

// Stands in while a skipped body registers its tests, so that they are counted.
function absent<Id extends OracleId>(id: Id): InstalledOracle<Id> {
  return { available: true, id, path: '', folder: '' };
}
