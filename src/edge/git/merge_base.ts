import { spawnSync } from 'node:child_process';
import { gitEnvironment } from './objects.ts';

/** The commit that a branch began at, or why it is not known. */
export type MergeBase =
  | { readonly kind: 'found'; readonly commit: string; readonly branch: string }
  | { readonly kind: 'no-git' | 'no-repository' | 'no-branch' }
  | { readonly kind: 'not-here'; readonly branch: string };

const remote = 'refs/remotes/origin/HEAD';

/** In the order in which they are taken for the default branch, where the remote names none. */
const usual = ['refs/remotes/origin/main', 'refs/remotes/origin/master', 'refs/heads/main', 'refs/heads/master'];

/** Where a revision left the default branch: that which the remote `origin` names, else `main` or `master`. */
export function mergeBaseOf(folder: string, revision: string): MergeBase {
  const refs = git(folder, ['for-each-ref', '--format=%(refname) %(symref)', remote, ...usual]);
  if (refs.kind !== 'ended') return { kind: refs.kind };
  if (refs.code !== 0) return { kind: 'no-repository' };
  const known = new Map(
    refs.output.split('\n').map((line): [string, string] => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']),
  );
  const named = known.get(remote) ?? '';
  const branch = named === '' ? usual.find((ref) => known.has(ref)) : named;
  if (branch === undefined) return { kind: 'no-branch' };
  const name = branch.replace(/^refs\/(?:heads|remotes)\//u, '');
  const base = git(folder, ['merge-base', revision, branch]);
  const commit = base.kind === 'ended' && base.code === 0 ? base.output.trim() : '';
  return commit === '' ? { kind: 'not-here', branch: name } : { kind: 'found', commit, branch: name };
}

type Ended = { readonly kind: 'ended'; readonly code: number; readonly output: string } | { readonly kind: 'no-git' };

function git(folder: string, argv: readonly string[]): Ended {
  const { error, status, stdout } = spawnSync('git', argv, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...gitEnvironment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return error === undefined ? { kind: 'ended', code: status ?? 1, output: stdout } : { kind: 'no-git' };
}
