import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import type { Console } from '../commands/console.ts';

/**
 * Where this user's programs keep what can be deleted at any time; undefined where nothing says. It lies outside of
 * the repository, so that no repository can bring a record of its own.
 */
export function cacheFolder({ environment }: Console): string | undefined {
  const home = environment['HOME'] ?? environment['USERPROFILE'];
  const candidates = [
    environment['XDG_CACHE_HOME'],
    environment['LOCALAPPDATA'],
    home === undefined ? undefined : join(home, '.cache'),
  ];
  const base = candidates.find((folder) => folder !== undefined && isAbsolute(folder));
  return base === undefined ? undefined : join(base, 'dagwright');
}

/** The record of a project, by its folder. */
export function recordPath(cache: string, root: string): string {
  return join(cache, `${createHash('sha256').update(root).digest('hex').slice(0, 32)}.json`);
}
