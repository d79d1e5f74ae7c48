import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.ts';
import type { InstalledOracle } from './oracle.ts';
import { inherited } from './python.ts';
import { mustRun } from './run_process.ts';

const requirements = join(import.meta.dirname, 'requirements', 'dag-factory.txt');
const root = join(import.meta.dirname, '..', '..', '.oracles');

/**
 * A folder with dag-factory, for the PYTHONPATH of Airflow 2.11: installed beside it, so both sides of a comparison
 * run on the same interpreter and the same Airflow.
 *
 * The requirement file names what Airflow does not have; it was frozen with Airflow's own file.
 *
 * @throws Error when it cannot be installed.
 */
export async function installDagFactory(
  airflow: InstalledOracle<'airflow-2.11'>,
  tools: InstalledOracle<'ruff'>,
): Promise<string> {
  const folder = await install({
    root,
    name: 'dag-factory',
    content: [readFileSync(requirements, 'utf8'), airflow.path].join('\0'),
    fill: async (empty) => {
      const options = ['--quiet', '--compile-bytecode', '--no-deps', '--python', airflow.path, '-r', requirements];
      await mustRun(
        join(tools.folder, 'bin', 'uv'),
        ['pip', 'install', '--target', join(empty, 'packages'), ...options],
        {
          environment: { ...inherited(), UV_NO_PROGRESS: '1' },
        },
      );
    },
  });
  return join(folder, 'packages');
}
