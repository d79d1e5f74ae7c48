import { linkSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeArtifacts } from '../../src/edge/host/output.ts';
import { artifactsOf, dag, options, report } from './artifacts.ts';
import { filesOf, temporaryFolder } from './temporary_folder.ts';

test.each(['generated', 'generated/prod', 'generated/prod/dags'])(
  'nothing is written or removed through a symlink at %s',
  (link) => {
    const outer = temporaryFolder({
      'outside/stale.py': dag('stale'),
      'outside/dags/stale.py': dag('stale'),
      'outside/prod/dags/stale.py': dag('stale'),
    });
    const root = join(outer, 'repository');
    mkdirSync(join(root, link, '..'), { recursive: true });
    symlinkSync(join(outer, 'outside'), join(root, link));
    const before = filesOf(outer);
    const found = writeArtifacts(root, artifactsOf({ 'generated/prod/dags/orders.py': dag('orders') }), options);
    expect(found.refused[0]).toEqual({ path: 'generated/prod/dags/orders.py', problem: { kind: 'symlink', link } });
    expect([found.created, found.changed, found.removed]).toEqual([[], [], []]);
    expect(filesOf(outer)).toEqual(before);
  },
);

test('a symlinked folder is not looked through for stale files', () => {
  const root = temporaryFolder({ 'library/stale.py': dag('stale'), 'generated/prod/orders.py': dag('orders') });
  symlinkSync('../../library', join(root, 'generated/prod/dags'));
  symlinkSync('orders.py', join(root, 'generated/prod/refunds.py'));
  expect(writeArtifacts(root, [], options)).toEqual(report({ removed: ['generated/prod/orders.py'] }));
  expect(filesOf(root)).toEqual({
    'generated/prod/dags': '->',
    'generated/prod/refunds.py': '->',
    'library/stale.py': dag('stale'),
  });
});

test('a symlink where a file belongs stays, even if it leads to an own file', () => {
  const root = temporaryFolder({ 'library/orders.py': dag('orders, older') });
  mkdirSync(join(root, 'generated/prod'), { recursive: true });
  symlinkSync('../../library/orders.py', join(root, 'generated/prod/orders.py'));
  expect(writeArtifacts(root, artifactsOf({ 'generated/prod/orders.py': dag('orders') }), options)).toEqual(
    report({
      refused: [{ path: 'generated/prod/orders.py', problem: { kind: 'symlink', link: 'generated/prod/orders.py' } }],
    }),
  );
  expect(filesOf(root)).toEqual({ 'generated/prod/orders.py': '->', 'library/orders.py': dag('orders, older') });
});

test('a file that becomes a symlink while it is examined is replaced, not written through', () => {
  const root = temporaryFolder({
    'library/orders.py': dag('orders, older'),
    'generated/prod/orders.py': dag('orders, older'),
  });
  // Ownership is asked between the look at the file and the write.
  const owned = (): boolean => {
    rmSync(join(root, 'generated/prod/orders.py'));
    symlinkSync('../../library/orders.py', join(root, 'generated/prod/orders.py'));
    return true;
  };
  writeArtifacts(root, artifactsOf({ 'generated/prod/orders.py': dag('orders') }), { ...options, owned });
  expect(filesOf(root)).toEqual({
    'generated/prod/orders.py': dag('orders'),
    'library/orders.py': dag('orders, older'),
  });
});

test('a file that becomes a folder while it is examined stays, and no temporary file does', () => {
  const root = temporaryFolder({ 'generated/prod/orders.py': dag('orders, older') });
  const owned = (): boolean => {
    renameSync(join(root, 'generated/prod/orders.py'), join(root, 'orders.py'));
    mkdirSync(join(root, 'generated/prod/orders.py'));
    return true;
  };
  const found = writeArtifacts(root, artifactsOf({ 'generated/prod/orders.py': dag('orders') }), { ...options, owned });
  expect(found).toEqual(
    report({ refused: [{ path: 'generated/prod/orders.py', problem: { kind: 'failed', code: 'EISDIR' } }] }),
  );
  expect(filesOf(root)).toEqual({ 'generated/prod/orders.py/': '', 'orders.py': dag('orders, older') });
});

test('a hard link is replaced, the file it was linked to keeps its text', () => {
  const root = temporaryFolder({ 'library/orders.py': dag('orders, older') });
  mkdirSync(join(root, 'generated/prod'), { recursive: true });
  linkSync(join(root, 'library/orders.py'), join(root, 'generated/prod/orders.py'));
  writeArtifacts(root, artifactsOf({ 'generated/prod/orders.py': dag('orders') }), options);
  expect(filesOf(root)).toEqual({
    'generated/prod/orders.py': dag('orders'),
    'library/orders.py': dag('orders, older'),
  });
});
