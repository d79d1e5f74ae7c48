import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';

/**
 * The real tools that the tests have, for measuring: they are TypeScript, so Vitest loads them.
 *
 * @returns An object that must be closed; with `missing` and a reason where one could not be installed.
 */
export async function openOracles() {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const vitest = await createVitest('test', { root, config: false, watch: false });
  const close = () => vitest.close();
  const load = (url) => vitest.import(fileURLToPath(url));
  const { installOracles } = await load(new URL('../../oracles/install_oracles.ts', import.meta.url));
  const installed = await installOracles();
  const missing = installed.find(({ id, available }) => id !== 'python' && !available);
  if (missing !== undefined) return { missing: `${missing.id} is not available: ${missing.reason}`, close };
  const oracles = Object.fromEntries(installed.map((oracle) => [oracle.id, oracle]));
  const { installDagFactory } = await load(new URL('../../oracles/dag_factory.ts', import.meta.url));
  const { dumpDags } = await load(new URL('../../oracles/airflow.ts', import.meta.url));
  const { airflowEnvironment } = await load(new URL('../../oracles/airflow_home.ts', import.meta.url));
  const dagFactory = await installDagFactory(oracles['airflow-2.11'], oracles['ruff']);
  return { airflows: oracles, dagFactory, dumpDags, airflowEnvironment, close };
}
