import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputProblem } from './report.ts';
import { systemCode } from './system_error.ts';

type FolderState = 'ready' | 'absent' | OutputProblem;

/** The folders below a root, each looked at once. Paths are normalised; the root is the empty one. */
export interface Folders {
  look(folder: string): FolderState;
  /** Like `look`, but creates what is absent. */
  make(folder: string): FolderState;
}

/**
 * A folder is ready when it and all folders above it, up to the root, are real folders: through a symlink, writing
 * could reach, and removing could empty, a folder that is not the tool's.
 */
export function openFolders(root: string): Folders {
  const states = new Map<string, FolderState>([['', 'ready']]);
  const look = (folder: string): FolderState => {
    const known = states.get(folder);
    if (known !== undefined) return known;
    const parent = look(parentOf(folder));
    const state = parent === 'ready' ? inspect(root, folder) : parent;
    states.set(folder, state);
    return state;
  };
  const make = (folder: string): FolderState => {
    if (look(folder) !== 'absent') return look(folder);
    const parent = make(parentOf(folder));
    const state = parent === 'ready' ? create(root, folder) : parent;
    states.set(folder, state);
    return state;
  };
  return { look, make };
}

/** The folder of a path; empty for what lies in the root. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function inspect(root: string, folder: string): FolderState {
  try {
    const found = lstatSync(join(root, folder), { throwIfNoEntry: false });
    if (found === undefined) return 'absent';
    if (found.isSymbolicLink()) return { kind: 'symlink', link: folder };
    return found.isDirectory() ? 'ready' : { kind: 'not-a-folder', at: folder };
  } catch (error) {
    return { kind: 'failed', code: systemCode(error) };
  }
}

function create(root: string, folder: string): FolderState {
  try {
    mkdirSync(join(root, folder));
    return 'ready';
  } catch (error) {
    const code = systemCode(error);
    // Another run may have made it in between.
    return code === 'EEXIST' ? inspect(root, folder) : { kind: 'failed', code };
  }
}
