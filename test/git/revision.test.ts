import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openGitObjects } from '../../src/edge/git/objects.ts';
import { openRevision } from '../../src/edge/git/revision.ts';
import { openRepository } from '../../src/edge/host/repository.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { commit, git, repository } from '../plan/repository.ts';

const folders = ['pipelines', 'environments', 'standards'];

/** What can be seen of a repository through a snapshot, some paths asked for by name. */
function seen(snapshot: Snapshot, paths: readonly string[]): object {
  return {
    lists: folders.map((folder) => snapshot.list(folder)),
    unlisted: folders.map((folder) => snapshot.unlisted(folder)),
    readings: [...folders.flatMap((folder) => snapshot.list(folder)), ...paths].map((path) => [
      path,
      snapshot.read(path),
    ]),
  };
}

/** The same through the commit: what was asked for in vain is fetched, until nothing is missing. */
async function seenInCommit(folder: string, paths: readonly string[]): Promise<object> {
  const objects = openGitObjects(folder);
  try {
    const revision = await openRevision(objects, 'HEAD', folders);
    for (;;) {
      const answer = seen(revision.snapshot, paths);
      if (!(await revision.fetch())) return answer;
    }
  } finally {
    objects.close();
  }
}

const asked = [
  'dagwright.yaml',
  'sql/load.sql',
  'sql',
  'sql/none.sql',
  'none/at/all.sql',
  '../outside',
  'pipelines/.git',
];

test('a commit shows the files that are on disk', async () => {
  const folder = repository({
    'dagwright.yaml': 'kind: Project\n',
    'pipelines/a/orders.yaml': 'id: orders\r\n',
    'pipelines/ümläut.yaml': '\uFEFFid: ümläut\n',
    'pipelines/a/node_modules/left.yaml': 'id: left\n',
    'pipelines/latin.yaml': Buffer.from([0x69, 0x64, 0xe4]) as never,
    'sql/load.sql': 'SELECT 1;\n',
  });
  expect(await seenInCommit(folder, asked)).toEqual(seen(openRepository(folder), asked));
});

test('links are followed as on disk, and do not leave the repository', async () => {
  const folder = repository({ 'shared/b.yaml': 'id: b\n', 'pipelines/a.yaml': 'id: a\n' });
  symlinkSync('../shared', join(folder, 'pipelines/shared'));
  symlinkSync('a.yaml', join(folder, 'pipelines/z.yaml'));
  symlinkSync('circle', join(folder, 'pipelines/circle'));
  symlinkSync('/etc', join(folder, 'pipelines/etc'));
  symlinkSync('../..', join(folder, 'pipelines/above'));
  symlinkSync('gone.yaml', join(folder, 'pipelines/gone-link.yaml'));
  commit(folder, 'links');
  const paths = [
    'pipelines/shared/b.yaml',
    'pipelines/z.yaml',
    'pipelines/circle',
    'pipelines/etc/passwd',
    'pipelines/gone-link.yaml',
  ];
  expect(await seenInCommit(folder, paths)).toEqual(seen(openRepository(folder), paths));
});

test('any files that can be committed are read back as they are', async () => {
  const name = fc.constantFrom('a', 'b.yaml', 'c d.yaml', "it's.yaml", 'ö.yaml', 'deep/e.yaml', 'deep/f/g.yaml');
  const files = fc.uniqueArray(fc.tuple(name, fc.string({ unit: 'binary', maxLength: 40 })), {
    selector: ([path]) => path,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(files, async (chosen) => {
      const folder = repository(Object.fromEntries(chosen.map(([path, text]) => [`pipelines/${path}`, text])));
      expect(await seenInCommit(folder, asked)).toEqual(seen(openRepository(folder), asked));
    }),
    { numRuns: 25 },
  );
});

test('a folder of a repository is a project of its own', async () => {
  const folder = repository({
    'data/dagwright.yaml': 'kind: Project\n',
    'data/pipelines/a.yaml': 'id: a\n',
    'pipelines/b.yaml': 'id: b\n',
  });
  const inside = join(folder, 'data');
  expect(await seenInCommit(inside, asked)).toEqual(seen(openRepository(inside), asked));
});

test('a commit without the folder has no files', async () => {
  const folder = repository({ 'readme.md': '' });
  const empty = git(folder, 'rev-parse', 'HEAD');
  expect(empty).toMatch(/^[0-9a-f]{40}$/u);
  expect(await seenInCommit(folder, ['dagwright.yaml'])).toEqual({
    lists: [[], [], []],
    unlisted: [[], [], []],
    readings: [['dagwright.yaml', { kind: 'missing' }]],
  });
});
