import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { addFiles, temporaryFolder } from '../host/temporary_folder.ts';

/** Git without the settings of whoever runs the tests; commits of the same content have the same id. */
const environment: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'tests',
  GIT_AUTHOR_EMAIL: 'tests@example.com',
  GIT_COMMITTER_NAME: 'tests',
  GIT_COMMITTER_EMAIL: 'tests@example.com',
  GIT_AUTHOR_DATE: '2026-11-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-11-01T00:00:00Z',
};

/** Runs git in a folder and gives what it prints. */
export function git(folder: string, ...argv: readonly string[]): string {
  return execFileSync('git', argv, {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

type Files = Readonly<Record<string, string>>;

/** A repository whose branch `main` has one commit with these files. */
export function repository(files: Files): string {
  const folder = temporaryFolder(files);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder, 'first');
  return folder;
}

/** Commits all files as they are on disk. */
export function commit(folder: string, message: string): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', `--message=${message}`);
  return git(folder, 'rev-parse', 'HEAD');
}

/** Makes the files on disk those of another state. */
export function change(folder: string, before: Files, after: Files): void {
  for (const path of Object.keys(before)) if (!(path in after)) rmSync(join(folder, path));
  addFiles(folder, after);
}
