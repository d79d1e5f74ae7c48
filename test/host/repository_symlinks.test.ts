import { linkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../../src/edge/host/repository.ts';
import { addFiles, temporaryFolder } from './temporary_folder.ts';

test('a symlink inside the repository is followed, to a file and to a folder', () => {
  const root = temporaryFolder({ 'shared/sql/load.sql': 'select 1\n', 'pipelines/orders.yaml': 'id: orders\n' });
  symlinkSync('../shared/sql', join(root, 'pipelines/sql'));
  symlinkSync(join(root, 'shared/sql/load.sql'), join(root, 'pipelines/absolute.sql'));
  const repository = openRepository(root);
  expect(repository.list('pipelines')).toEqual([
    'pipelines/absolute.sql',
    'pipelines/orders.yaml',
    'pipelines/sql/load.sql',
  ]);
  expect(repository.read('pipelines/sql/load.sql')).toEqual({
    kind: 'text',
    source: { path: 'pipelines/sql/load.sql', text: 'select 1\n' },
  });
  expect(repository.read('pipelines/absolute.sql')).toMatchObject({ kind: 'text', source: { text: 'select 1\n' } });
});

test('a symlink that leaves the repository is outside, however long its way', () => {
  const outer = temporaryFolder({ 'secrets/key.sql': 'secret', 'repository/pipelines/orders.yaml': '' });
  const root = join(outer, 'repository');
  symlinkSync('../../secrets', join(root, 'pipelines/sql'));
  symlinkSync('pipelines/sql', join(root, 'again'));
  symlinkSync('/etc/passwd', join(root, 'pipelines/passwd.yaml'));
  const repository = openRepository(root);
  expect(repository.read('pipelines/sql/key.sql')).toEqual(outside('pipelines/sql'));
  expect(repository.read('again/key.sql')).toEqual(outside('again'));
  expect(repository.read('pipelines/passwd.yaml')).toEqual(outside('pipelines/passwd.yaml'));
  expect(repository.list('')).toEqual(['pipelines/orders.yaml']);
  expect(repository.unlisted('')).toEqual([
    { path: 'again', problem: outside('again') },
    { path: 'pipelines/passwd.yaml', problem: outside('pipelines/passwd.yaml') },
    { path: 'pipelines/sql', problem: outside('pipelines/sql') },
  ]);
});

test('a folder beside the root whose name begins like it is outside', () => {
  const outer = temporaryFolder({ 'data-secrets/key.sql': 'secret', 'data/orders.yaml': '' });
  symlinkSync('../data-secrets', join(outer, 'data/sql'));
  expect(openRepository(join(outer, 'data')).read('sql/key.sql').kind).toBe('outside');
});

test('the folder of git is not read through a symlink either', () => {
  const root = temporaryFolder({ '.git/config': 'token', 'orders.yaml': '' });
  symlinkSync('.git', join(root, 'sql'));
  const repository = openRepository(root);
  expect(repository.read('sql/config')).toEqual({ kind: 'unsafe-name', name: '.git', reason: 'belongs to git' });
  expect(repository.list('')).toEqual(['orders.yaml']);
});

test('symlinks that lead to each other, to themselves or nowhere end', () => {
  const root = temporaryFolder({ 'pipelines/orders.yaml': '' });
  symlinkSync('second.yaml', join(root, 'pipelines/first.yaml'));
  symlinkSync('first.yaml', join(root, 'pipelines/second.yaml'));
  symlinkSync('nowhere', join(root, 'pipelines/third.yaml'));
  const repository = openRepository(root);
  expect(repository.read('pipelines/first.yaml')).toEqual({ kind: 'unreadable', code: 'ELOOP' });
  expect(repository.unlisted('pipelines')).toEqual([
    { path: 'pipelines/first.yaml', problem: { kind: 'unreadable', code: 'ELOOP' } },
    { path: 'pipelines/second.yaml', problem: { kind: 'unreadable', code: 'ELOOP' } },
    { path: 'pipelines/third.yaml', problem: { kind: 'missing' } },
  ]);
});

test('many folders with symlinks to each other are each listed once, by their real path', () => {
  const root = temporaryFolder();
  const teams = Array.from({ length: 20 }, (_, index) => `team_${String(index).padStart(2, '0')}`);
  for (const team of teams) {
    addFiles(root, { [`pipelines/${team}/orders.yaml`]: '' });
    for (const other of teams) symlinkSync(`../${other}`, join(root, `pipelines/${team}/a_${other}`));
  }
  symlinkSync('..', join(root, 'pipelines/all'));
  expect(openRepository(root).list('pipelines')).toEqual(teams.map((team) => `pipelines/${team}/orders.yaml`));
});

test('a root that is a symlink itself is followed', () => {
  const outer = temporaryFolder({ 'repository/orders.yaml': 'id: orders\n' });
  symlinkSync('repository', join(outer, 'link'));
  expect(openRepository(join(outer, 'link')).read('orders.yaml').kind).toBe('text');
});

test('a file that became a symlink after it was listed is not followed outside', () => {
  const root = temporaryFolder({ 'pipelines/orders.yaml': '' });
  const repository = openRepository(root);
  expect(repository.list('pipelines')).toEqual(['pipelines/orders.yaml']);
  rmSync(join(root, 'pipelines/orders.yaml'));
  symlinkSync('/etc/passwd', join(root, 'pipelines/orders.yaml'));
  expect(repository.read('pipelines/orders.yaml').kind).toBe('outside');
});

test('a hard link is a file like any other', () => {
  const root = temporaryFolder({ 'orders.sql': 'select 1\n' });
  linkSync(join(root, 'orders.sql'), join(root, 'invoices.sql'));
  expect(openRepository(root).read('invoices.sql')).toMatchObject({ kind: 'text', source: { text: 'select 1\n' } });
});

function outside(link: string): object {
  return { kind: 'outside', how: 'symlink', link };
}
