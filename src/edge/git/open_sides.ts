import { layout } from '../../model/layout.ts';
import type { Side } from '../../model/plan.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { mergeBaseOf } from './merge_base.ts';
import { openGitObjects, type GitObjects } from './objects.ts';
import { otherPaths, outputIdsOnDisk } from './output_ids.ts';
import { openRevision, type Revision } from './revision.ts';

/** Two states of a repository that are to be compared. */
export interface OpenSides {
  readonly base: Side & { readonly snapshot: Snapshot };
  readonly head: Side & { readonly snapshot: Snapshot };
  /** Fetches what was asked for and is not here yet; false where there is no such thing. */
  readonly fetch: () => Promise<boolean>;
  /** The files of the output that are committed at the base, and are other ones at the head. */
  readonly otherOutput: () => Promise<readonly string[]>;
  readonly close: () => void;
}

/** Why there is nothing to compare with, and what to do. */
export interface Unopened {
  readonly problem: string;
  readonly help: string;
}

/** Which states are compared. */
export interface WantedSides {
  /** A revision; absent: where the head left the default branch. */
  readonly base?: string;
  /** A revision; absent: the files on disk. */
  readonly head?: string;
}

/**
 * Opens the two states. At most three git processes run, however many files there are: one gives all objects, and two
 * look for the base where none is named.
 *
 * @param root the folder of the project, in a git repository or in a folder of one
 */
export async function openSides(root: string, disk: Snapshot, wanted: WantedSides): Promise<OpenSides | Unopened> {
  const base = wanted.base === undefined ? defaultBase(root, wanted.head ?? 'HEAD') : namedBase(wanted.base);
  if ('problem' in base) return base;
  const objects = openGitObjects(root);
  try {
    const sides = await openedSides(objects, base, wanted.head, disk);
    if ('problem' in sides) objects.close();
    return sides;
  } catch (error) {
    objects.close();
    throw error;
  }
}

type NamedRevision = { readonly name: string; readonly revision: string };

function namedBase(base: string): NamedRevision | Unopened {
  return { name: base, revision: base };
}

function defaultBase(root: string, head: string): NamedRevision | Unopened {
  const found = mergeBaseOf(root, head);
  switch (found.kind) {
    case 'found':
      return { name: `the merge base with ${found.branch}`, revision: found.commit };
    case 'no-git':
      return { problem: 'there is no git here.', help: 'Install git: a plan compares with a commit.' };
    case 'no-repository':
      return {
        problem: 'this project is in no git repository.',
        help: 'A plan compares with a commit: run "git init", and commit what you have.',
      };
    case 'no-branch':
      return {
        problem: 'there is no branch "main" or "master" to compare with.',
        help: 'Name the base with --base, or get it: git fetch origin main.',
      };
    case 'not-here':
      return {
        problem: `where this left "${found.branch}" is not known here: the history is cut off, or there is no commit yet.`,
        help: 'Get the history with "git fetch --unshallow", or name a base that is here with --base.',
      };
  }
}

async function openedSides(
  objects: GitObjects,
  base: NamedRevision,
  head: string | undefined,
  disk: Snapshot,
): Promise<OpenSides | Unopened> {
  const baseCommit = await commitOf(objects, base.revision);
  if (baseCommit === undefined) return missing(base.revision, 'base');
  const headCommit = head === undefined ? undefined : await commitOf(objects, head);
  if (head !== undefined && headCommit === undefined) return missing(head, 'head');
  const before = await openRevision(objects, baseCommit, specFolders);
  const after = headCommit === undefined ? undefined : await openRevision(objects, headCommit, specFolders);
  return {
    base: { name: base.name, commit: baseCommit, snapshot: before.snapshot },
    head: headOf(head, headCommit, after, disk),
    fetch: async () => [await before.fetch(), after !== undefined && (await after.fetch())].some(Boolean),
    otherOutput: async () => {
      const ids = await before.idsBelow(layout.generated);
      if (ids.size === 0) return []; // It is not committed.
      return otherPaths(ids, (await after?.idsBelow(layout.generated)) ?? outputIdsOnDisk(disk, baseCommit.length));
    },
    close: objects.close,
  };
}

const specFolders = [layout.environments, layout.pipelines, layout.standards];

function headOf(
  name: string | undefined,
  commit: string | undefined,
  revision: Revision | undefined,
  disk: Snapshot,
): OpenSides['head'] {
  if (name === undefined || commit === undefined || revision === undefined)
    return { name: 'the working tree', snapshot: disk };
  return { name, commit, snapshot: revision.snapshot };
}

/** The id of a commit; undefined where there is none of that name, or it was not fetched. */
async function commitOf(objects: GitObjects, revision: string): Promise<string | undefined> {
  const [commit] = await objects.read([`${revision}^{commit}`]);
  return commit?.id;
}

function missing(revision: string, side: 'base' | 'head'): Unopened {
  return {
    problem: `there is no revision "${revision}" here.`,
    help: `Get it: "git fetch origin ${revision}" for a branch or a commit of the remote, "git fetch --unshallow" where the history is cut off. Or name another with --${side}.`,
  };
}
