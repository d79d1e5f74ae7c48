import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { comparePaths } from '../../model/path.ts';
import type { ReadingProblem, Unlisted } from '../../model/snapshot.ts';
import { readingProblem, realPathOf } from './real_path.ts';
import { systemCode } from './system_error.ts';

/** Folders that hold no specs and may hold very many files. */
export const skippedFolders: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** What is below a folder: files that can be opened, as far as is known, and what could not be followed. */
export interface Listing {
  readonly files: readonly string[];
  readonly unlisted: readonly Unlisted[];
}

/**
 * Lists all files below a folder, ordered by code units. A symlink to a folder inside the repository is followed
 * unless that folder was listed already, so loops end and the work is bounded by the number of real folders.
 * Real folders come first: a symlink beside a folder never takes its files' names.
 */
export function listFiles(realRoot: string, folder: string): Listing {
  const walk: Walk = { realRoot, visited: new Set(), files: [], links: [], unlisted: [] };
  const start = realPathOf(realRoot, folder);
  if (start.kind !== 'real') refuse(walk, folder, start);
  else if (isFolder(start.path)) visit(walk, folder, start.path);
  // The list grows while it is walked: a folder behind a symlink may hold more of them.
  for (const link of walk.links) follow(walk, link);
  return {
    files: walk.files.toSorted(comparePaths),
    unlisted: walk.unlisted.toSorted((left, right) => comparePaths(left.path, right.path)),
  };
}

interface Walk {
  readonly realRoot: string;
  readonly visited: Set<string>;
  readonly files: string[];
  readonly links: string[];
  readonly unlisted: Unlisted[];
}

function visit(walk: Walk, folder: string, realFolder: string): void {
  if (walk.visited.has(realFolder)) return;
  walk.visited.add(realFolder);
  const entries = entriesOf(realFolder);
  if (!Array.isArray(entries)) return refuse(walk, folder, entries);
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (skippedFolders.has(entry.name)) continue;
    if (entry.isSymbolicLink()) walk.links.push(path);
    else if (entry.isDirectory()) visit(walk, path, join(realFolder, entry.name));
    else walk.files.push(path);
  }
}

function follow(walk: Walk, link: string): void {
  const real = realPathOf(walk.realRoot, link);
  if (real.kind !== 'real') walk.unlisted.push({ path: link, problem: real });
  else if (isFolder(real.path)) visit(walk, link, real.path);
  else walk.files.push(link);
}

/** A folder that does not exist, or is gone since, is an empty one. */
function refuse(walk: Walk, folder: string, problem: ReadingProblem): void {
  if (problem.kind !== 'missing') walk.unlisted.push({ path: folder, problem });
}

function isFolder(realPath: string): boolean {
  return statSync(realPath, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** A folder's entries in a fixed order. */
function entriesOf(realFolder: string): Dirent[] | ReadingProblem {
  try {
    const entries = readdirSync(realFolder, { withFileTypes: true });
    return entries.toSorted((left, right) => comparePaths(left.name, right.name));
  } catch (error) {
    return readingProblem(systemCode(error));
  }
}
