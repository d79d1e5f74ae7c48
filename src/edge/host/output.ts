import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { checkPath } from '../../model/path.ts';
import { bytesOf, examine, type Ownership } from './examine.ts';
import { openFolders, parentOf, type Folders } from './folders.ts';
import { claimNames, type Names } from './names.ts';
import { replaceFile, temporaryName } from './replace.ts';
import type { OutputProblem, OutputReport, Refusal } from './report.ts';
import { sweep } from './sweep.ts';

/** A file to write. The path is relative to the root, with `/`. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

export interface OutputOptions {
  /**
   * The folders that are the tool's own, such as `generated/prod`: every file lies below one of them, and here stale
   * files are looked for. They need not exist.
   */
  readonly folders: readonly string[];
  /** Only own files are ever replaced or removed. */
  readonly owned: Ownership;
}

/** Takes files one after another and keeps only their paths. */
export interface Output {
  add(file: OutputFile): void;
  /**
   * Takes a file that stands there already, as if it had been added and were the same; its bytes. Undefined where no
   * such file can be taken: then the output is of no more use.
   */
  hold(path: string): Buffer | undefined;
  /**
   * Removes own files that were not added, and reports. `some`: a part of the work failed, so that a file was not
   * added means nothing, and none is removed. None is either when a file was refused: what would be removed may be
   * the only good version of it.
   */
  finish(added: 'all' | 'some'): OutputReport;
}

/**
 * Opens the output folders of a repository; `compare` finds the same things as `write` and changes nothing.
 *
 * Existing files are compared, and replaced only when their bytes differ, by renaming a whole new file over them: at
 * any moment, also after a crash, every file is wholly old or wholly new. Symlinks below the root are never written
 * through. Throws when the root does not exist, and in `add` when a file lies below none of the folders.
 */
export function openOutput(root: string, mode: 'write' | 'compare', options: OutputOptions): Output {
  const realRoot = realpathSync.native(root);
  const run: Run = {
    owned: options.owned,
    folders: outermost(options.folders),
    root: realRoot,
    writes: mode === 'write',
    directories: openFolders(realRoot),
    names: claimNames(),
    temporary: temporaryName(),
    created: [],
    changed: [],
    refused: [],
    unchanged: 0,
  };
  return {
    add(file) {
      const problem = put(run, file);
      if (problem !== undefined) run.refused.push({ path: file.path, problem });
    },
    hold: (path) => hold(run, path),
    finish: (added) => finish(run, added === 'all' && run.refused.length === 0),
  };
}

/** Writes all files, then removes own files that are not among them. */
export function writeArtifacts(root: string, files: Iterable<OutputFile>, options: OutputOptions): OutputReport {
  return addAll(openOutput(root, 'write', options), files);
}

/** What `writeArtifacts` would do, without doing it. */
export function compareArtifacts(root: string, files: Iterable<OutputFile>, options: OutputOptions): OutputReport {
  return addAll(openOutput(root, 'compare', options), files);
}

interface Run extends OutputOptions {
  readonly root: string;
  readonly writes: boolean;
  readonly directories: Folders;
  readonly names: Names;
  readonly temporary: string;
  readonly created: string[];
  readonly changed: string[];
  readonly refused: Refusal[];
  unchanged: number;
}

function addAll(output: Output, files: Iterable<OutputFile>): OutputReport {
  for (const file of files) output.add(file);
  return output.finish('all');
}

/** One folder inside another would be swept, and reported, twice. */
function outermost(folders: readonly string[]): readonly string[] {
  const distinct = [...new Set(folders)];
  return distinct.filter((folder) => !distinct.some((other) => folder.startsWith(`${other}/`)));
}

function put(run: Run, file: OutputFile): OutputProblem | undefined {
  const check = checkPath(file.path);
  if (check.kind !== 'inside') return check;
  if (!isBelow(run.folders, check.path)) {
    throw new Error(`The file "${file.path}" lies below none of the output folders: ${run.folders.join(', ')}.`);
  }
  const other = run.names.claim(check.path);
  if (other !== undefined) return { kind: 'collision', other };
  const folder = run.writes ? run.directories.make(parentOf(check.path)) : run.directories.look(parentOf(check.path));
  if (typeof folder === 'object') return folder;
  return putInto(run, folder, check.path, Buffer.from(file.text));
}

function hold(run: Run, path: string): Buffer | undefined {
  const check = checkPath(path);
  const isPlain = check.kind === 'inside' && check.path === path && isBelow(run.folders, path);
  if (!isPlain || run.names.claim(path) !== undefined) return undefined;
  if (run.directories.look(parentOf(path)) !== 'ready') return undefined;
  const bytes = bytesOf(join(run.root, path));
  if (bytes !== undefined) run.unchanged += 1;
  return bytes;
}

function isBelow(folders: readonly string[], path: string): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`));
}

function putInto(run: Run, folder: 'ready' | 'absent', path: string, bytes: Buffer): OutputProblem | undefined {
  const state = folder === 'absent' ? 'absent' : examine(run.root, path, bytes, run.owned);
  if (typeof state === 'object') return state;
  if (state === 'same') {
    run.unchanged += 1;
    return undefined;
  }
  const problem = run.writes ? replaceFile(join(run.root, path), bytes, run.temporary) : undefined;
  if (problem === undefined) (state === 'absent' ? run.created : run.changed).push(path);
  return problem;
}

function finish(run: Run, judgesStale: boolean): OutputReport {
  const { root, owned, names, created, changed, unchanged, refused } = run;
  const removed: string[] = [];
  const leftovers: string[] = [];
  for (const folder of run.folders) {
    const state = run.directories.look(folder);
    if (typeof state === 'object') refused.push({ path: folder, problem: state });
    if (state !== 'ready') continue;
    sweep({ root, owned, names, removes: run.writes, judgesStale, removed, leftovers, refused }, folder);
  }
  return { created, changed, unchanged, removed, leftovers, refused };
}
