import { lstatSync, readdirSync, rmdirSync, unlinkSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { comparePaths } from '../../model/path.ts';
import { beginningOf, type Ownership } from './examine.ts';
import type { Names } from './names.ts';
import { isTemporary } from './replace.ts';
import type { Refusal } from './report.ts';
import { systemCode } from './system_error.ts';

export interface Sweep {
  readonly root: string;
  readonly owned: Ownership;
  /** The files that stay. */
  readonly names: Names;
  /** False only looks. */
  readonly removes: boolean;
  /** False when files may be missing from the names for another reason than that nothing stands for them. */
  readonly judgesStale: boolean;
  readonly removed: string[];
  readonly leftovers: string[];
  readonly refused: Refusal[];
}

/**
 * Removes temporary files and stale files below a folder, then the folders that became empty by it; the folder itself
 * stays. Symlinks are neither followed nor removed. True when something was removed directly in the folder.
 */
export function sweep(run: Sweep, folder: string): boolean {
  let hasRemoved = false;
  for (const entry of entriesOf(run, folder)) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) hasRemoved = sweepInner(run, path) || hasRemoved;
    else if (entry.isFile()) hasRemoved = sweepFile(run, path, entry.name) || hasRemoved;
  }
  return hasRemoved;
}

function sweepInner(run: Sweep, folder: string): boolean {
  return sweep(run, folder) && attempt(run, folder, () => removeIfEmpty(join(run.root, folder)));
}

function sweepFile(run: Sweep, path: string, name: string): boolean {
  const found = isTemporary(name) ? run.leftovers : run.removed;
  return attempt(run, path, () => {
    if (!isTemporary(name) && !isStale(run, path)) return false;
    if (run.removes) unlinkSync(join(run.root, path));
    found.push(path);
    return run.removes;
  });
}

function isStale(run: Sweep, path: string): boolean {
  if (!run.judgesStale) return false;
  const holder = run.names.holder(path);
  if (holder === path) return false;
  // Where the system does not tell the two spellings apart, this is the very file that was just written.
  if (holder !== undefined && isSameFile(join(run.root, holder), join(run.root, path))) return false;
  return run.owned(path, beginningOf(join(run.root, path)));
}

function isSameFile(left: string, right: string): boolean {
  const [first, second] = [left, right].map((path) => lstatSync(path, { bigint: true, throwIfNoEntry: false }));
  return first !== undefined && first.ino === second?.ino && first.dev === second.dev;
}

function removeIfEmpty(folder: string): boolean {
  if (readdirSync(folder).length > 0) return false;
  rmdirSync(folder);
  return true;
}

function entriesOf(run: Sweep, folder: string): readonly Dirent[] {
  let entries: readonly Dirent[] = [];
  attempt(run, folder, () => {
    entries = readdirSync(join(run.root, folder), { withFileTypes: true });
    return true;
  });
  return entries.toSorted((left, right) => comparePaths(left.name, right.name));
}

/** The step's result; a failure of the system becomes a refusal, and false. */
function attempt(run: Sweep, path: string, step: () => boolean): boolean {
  try {
    return step();
  } catch (error) {
    run.refused.push({ path, problem: { kind: 'failed', code: systemCode(error) } });
    return false;
  }
}
