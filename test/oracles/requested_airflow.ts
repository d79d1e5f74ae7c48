import { installAirflow } from './install_oracles.ts';
import { mainAirflowIds, oracle, type AirflowId, type MainAirflowId, type Oracle } from './oracle.ts';
import { requireOracles } from './require_oracles.ts';

/**
 * An Airflow of any supported version, installed first if no run of tests has asked for it yet.
 *
 * Test files may ask at once: they take turns, and the first one installs.
 *
 * @throws Error when it is missing and `DAGWRIGHT_REQUIRE_ORACLES=1` is in the environment.
 */
export async function requestedAirflow<Id extends AirflowId>(id: Id): Promise<Oracle<Id>> {
  if (isMain(id)) return oracle(id);
  const found = await installAirflow(id, oracle('ruff'));
  requireOracles([found]);
  return found;
}

function isMain<Id extends AirflowId>(id: Id): id is Id & MainAirflowId {
  return mainAirflowIds.some((main) => main === id);
}
