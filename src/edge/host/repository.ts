import { realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkPath } from '../../model/path.ts';
import type { FileReading, Snapshot } from '../../model/snapshot.ts';
import { listFiles, type Listing } from './list.ts';
import { readText } from './read.ts';

/** The largest file that is read, in bytes. A spec has 2 KB; 4 MiB of YAML already takes about half a second. */
export const defaultSizeLimit: number = 4 * 1024 * 1024;

/**
 * The repository on disk. Each file and each folder is looked at when it is first asked for, at most once, so that
 * all stages see the same text. Throws when the root itself does not exist.
 */
export function openRepository(root: string, sizeLimit: number = defaultSizeLimit): Snapshot {
  const realRoot = realpathSync.native(root);
  const readings = new Map<string, FileReading>();
  const asked = new Map<string, FileReading>();
  const listings = new Map<string, Listing>();
  const listing = (folder: string): Listing => {
    const check = checkPath(folder);
    if (check.kind !== 'inside') return { files: [], unlisted: [{ path: folder, problem: check }] };
    return remembered(listings, check.path, (path) => listFiles(realRoot, path));
  };
  return {
    list: (folder) => listing(folder).files,
    unlisted: (folder) => listing(folder).unlisted,
    read: (path) =>
      // A file is asked for again in each environment, mostly by the same path.
      remembered(asked, path, () => {
        const check = checkPath(path);
        if (check.kind !== 'inside') return check;
        return remembered(readings, check.path, (inside) => readText(realRoot, inside, sizeLimit));
      }),
  };
}

/** The nearest folder, from the given one upwards, that has a file `dagwright.yaml`. */
export function findRoot(start: string): string | undefined {
  let folder = start;
  while (!isFile(join(folder, 'dagwright.yaml'))) {
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return folder;
}

function remembered<T>(known: Map<string, T>, key: string, make: (key: string) => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make(key);
  known.set(key, made);
  return made;
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false; // A folder that may not be entered: the search goes on above it.
  }
}
