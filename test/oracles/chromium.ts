import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.ts';
import { attempt, root, timed } from './install_oracles.ts';
import type { Chromium, Oracle } from './oracle.ts';
import { inherited } from './python.ts';
import { mustRun } from './run_process.ts';

const packageName = 'chromium-headless-shell';
// Its data must lie beside the program, also where the machine has them already.
const packages = [packageName, 'chromium-common'];

/**
 * Debian's headless Chromium, unpacked beside the other oracles with the libraries that the machine lacks: nothing is
 * installed into the machine itself. It is the version of that day; Debian keeps no older ones.
 */
export async function installChromium(): Promise<Oracle<'chromium'>> {
  const installed = await attempt(() =>
    install({ root, name: 'chromium', content: `${packageName}, ${root}, layout 2`, fill: timed(packageName, unpack) }),
  );
  if ('reason' in installed) return { available: false, id: 'chromium', ...installed };
  return { available: true, id: 'chromium', path: programIn(installed.folder), ...installed };
}

/** What it needs in its environment to find the libraries that were unpacked with it. */
export function chromiumEnvironment({ folder }: Pick<Chromium, 'folder'>): Readonly<Record<string, string>> {
  const libraries = readdirSync(join(folder, 'root', 'usr', 'lib'), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.so(?:\.\d+)*$/u.test(name))
    .map(({ parentPath }) => parentPath);
  return { ...inherited(), LD_LIBRARY_PATH: [...new Set(libraries)].join(':') };
}

function programIn(folder: string): string {
  return join(folder, 'root', 'usr', 'lib', 'chromium', packageName);
}

async function unpack(folder: string): Promise<void> {
  const environment = { ...inherited(), DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  for (const each of ['state/lists/partial', 'cache/archives/partial', 'root'])
    mkdirSync(join(folder, each), { recursive: true });
  const options = aptOptions(folder);
  await mustRun('apt-get', [...options, 'update'], { environment });
  const getting = ['install', '--yes', '--download-only', '--reinstall', '--no-install-recommends', ...packages];
  await mustRun('apt-get', [...options, ...getting], { environment });
  const archives = join(folder, 'cache', 'archives');
  for (const each of readdirSync(archives).filter((name) => name.endsWith('.deb')))
    await mustRun('dpkg-deb', ['--extract', join(archives, each), join(folder, 'root')], { environment });
  await mustRun(programIn(folder), ['--no-sandbox', '--version'], { environment: chromiumEnvironment({ folder }) });
}

/** Lists and archives lie in the folder; what is installed is read from the machine. Nobody needs to be root. */
function aptOptions(folder: string): readonly string[] {
  return [
    `Dir::State=${join(folder, 'state')}`,
    'Dir::State::status=/var/lib/dpkg/status',
    `Dir::Cache=${join(folder, 'cache')}`,
    'Debug::NoLocking=1',
    'APT::Sandbox::User=',
    'Acquire::Retries=1',
  ]
    .flatMap((option) => ['-o', option])
    .concat('-qq');
}
