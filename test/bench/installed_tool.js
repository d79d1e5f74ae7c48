import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs a command of npm into a folder of its own: it is compared with, not used.
 *
 * @param {string} folder
 * @param {{ readonly name: string, readonly version: string, readonly file: string }} tool Its package, and the script
 *   in it that Node runs.
 * @returns {{ readonly script: string } | { readonly missing: string }}
 */
export function installedTool(folder, { name, version, file }) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 180_000,
  });
  const script = join(folder, 'node_modules', name, file);
  if (status === 0 && existsSync(script)) return { script };
  const [line] = (stderr ?? '').split('\n').filter((text) => text.includes('ERR!') || text.includes('error'));
  return { missing: `${name} could not be installed: ${line ?? 'npm did not answer'}` };
}
