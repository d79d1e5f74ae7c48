import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs ajv-cli into a folder of its own: it is compared with, not used.
 *
 * @param {string} folder
 * @returns {{ readonly script: string } | { readonly missing: string }}
 */
export function installAjvCli(folder) {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', 'ajv-cli@5.0.0'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 180_000,
  });
  const script = join(folder, 'node_modules/ajv-cli/dist/index.js');
  if (status === 0 && existsSync(script)) return { script };
  const [line] = (stderr ?? '').split('\n').filter((text) => text.includes('ERR!') || text.includes('error'));
  return { missing: `ajv-cli could not be installed: ${line ?? 'npm did not answer'}` };
}
