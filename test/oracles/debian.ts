import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.ts';
import { attempt, root, timed, type Tools } from './install_oracles.ts';
import { inherited } from './python.ts';
import { mustRun } from './run_process.ts';

export interface DebianProgram {
  readonly name: string;
  /** The first is the program's; the others are taken also where the machine has them. */
  readonly packages: readonly string[];
  /** Where it lies, from the top of the packages. */
  readonly program: string;
}

/**
 * A program of Debian's, unpacked beside the other oracles with the libraries that the machine lacks: nothing is
 * installed into the machine itself, and nobody needs to be root. It is the version of that day; Debian keeps no older ones.
 */
export async function installDebian(wanted: DebianProgram): Promise<Tools> {
  const { name, packages } = wanted;
  const content = [...packages, root, 'layout 3'].join('\0');
  const fill = timed(name, (folder) => unpack(folder, wanted));
  return attempt(() => install({ root, name, content, fill }));
}

/** The path of a program in the folder of its installation. */
export function debianProgram(folder: string, { program }: DebianProgram): string {
  return join(folder, 'root', program);
}

/** What it needs in its environment to find the libraries that were unpacked with it. */
export function debianEnvironment(folder: string): Readonly<Record<string, string>> {
  const libraries = readdirSync(join(folder, 'root', 'usr', 'lib'), { recursive: true, withFileTypes: true })
    .filter(({ name }) => /\.so(?:\.[\w.]+)?$/u.test(name))
    .map(({ parentPath }) => parentPath);
  return { ...inherited(), LD_LIBRARY_PATH: [...new Set(libraries)].join(':') };
}

async function unpack(folder: string, wanted: DebianProgram): Promise<void> {
  const environment = { ...inherited(), DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  for (const each of ['state/lists/partial', 'cache/archives/partial', 'root'])
    mkdirSync(join(folder, each), { recursive: true });
  const options = aptOptions(folder);
  await mustRun('apt-get', [...options, 'update'], { environment });
  const getting = ['install', '--yes', '--download-only', '--reinstall', '--no-install-recommends'];
  await mustRun('apt-get', [...options, ...getting, ...wanted.packages], { environment });
  const archives = join(folder, 'cache', 'archives');
  for (const each of readdirSync(archives).filter((name) => name.endsWith('.deb')))
    await mustRun('dpkg-deb', ['--extract', join(archives, each), join(folder, 'root')], { environment });
  const program = debianProgram(folder, wanted);
  await mustRun(program, ['--version'], { environment: debianEnvironment(folder) });
}

/** Lists and archives lie in the folder; what is installed is read from the machine. */
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
