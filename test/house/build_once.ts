import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../oracles/lock.ts';

const stamp = join('dist', '.built-from');

/**
 * Builds the command, unless it was built from this very source. Test files run side by side: a second build would
 * change files that another one's process is loading.
 */
export async function buildOnce(): Promise<void> {
  await withLock(join('dist', '.building'), () => {
    const source = digest();
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === source) return Promise.resolve();
    execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'pipe' });
    writeFileSync(stamp, source);
    return Promise.resolve();
  });
}

function digest(): string {
  const hash = createHash('sha256');
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.[jt]s$/u.test(path));
  for (const path of [
    ...files.map((file) => join('src', file)),
    'tsconfig.build.json',
    'tsconfig.base.json',
    'scripts/bundle.js',
    'scripts/warm_bundle.js',
  ].toSorted())
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}
