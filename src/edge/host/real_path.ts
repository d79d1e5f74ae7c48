import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkPath } from '../../model/path.ts';
import type { ReadingProblem } from '../../model/snapshot.ts';
import { systemCode } from './system_error.ts';

/** Where a path of the repository really is, once every symlink is followed. */
export type RealPath = { readonly kind: 'real'; readonly path: string } | ReadingProblem;

/**
 * Follows the symlinks of a normalised path, then checks where it ended: in the repository, and not in git's own
 * folder. The root must be a real path itself.
 */
export function realPathOf(realRoot: string, path: string): RealPath {
  try {
    const real = realpathSync.native(join(realRoot, path));
    if (!isWithin(realRoot, real)) return { kind: 'outside', how: 'symlink', link: leavingLink(realRoot, path) };
    const check = checkPath(relative(realRoot, real).split(sep).join('/'));
    return check.kind === 'inside' ? { kind: 'real', path: real } : check;
  } catch (error) {
    return readingProblem(systemCode(error));
  }
}

/** What a failed call of the system means for whoever wanted to read. */
export function readingProblem(code: string): ReadingProblem {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return { kind: 'missing' };
    case 'EISDIR':
    case 'ENXIO': // A socket.
      return { kind: 'not-a-file' };
    default:
      return { kind: 'unreadable', code };
  }
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The shortest beginning of the path that lies outside: its last segment is the symlink to name. */
function leavingLink(realRoot: string, path: string): string {
  const segments = path.split('/');
  for (let length = 1; length < segments.length; length += 1) {
    const beginning = segments.slice(0, length).join('/');
    if (!isWithin(realRoot, realpathSync.native(join(realRoot, beginning)))) return beginning;
  }
  return path;
}
