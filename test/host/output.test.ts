import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareArtifacts, openOutput, writeArtifacts } from '../../src/edge/host/output.ts';
import { artifactsOf, dag, options, report } from './artifacts.ts';
import { filesOf, temporaryFolder } from './temporary_folder.ts';

test('the first run creates folders and files, the second touches none', () => {
  const root = temporaryFolder();
  const artifacts = { 'generated/prod/dags/orders.py': dag('orders'), 'generated/prod/pools.json': '{}\n' };
  expect(writeArtifacts(root, artifactsOf(artifacts), options)).toEqual(report({ created: Object.keys(artifacts) }));
  expect(filesOf(root)).toEqual(artifacts);
  const before = statSync(join(root, 'generated/prod/dags/orders.py'), { bigint: true });
  expect(writeArtifacts(root, artifactsOf(artifacts), options)).toEqual(report({ unchanged: 2 }));
  const after = statSync(join(root, 'generated/prod/dags/orders.py'), { bigint: true });
  expect([after.ino, after.ctimeNs]).toEqual([before.ino, before.ctimeNs]);
});

test('own files are replaced, stale ones and the folders they empty removed, foreign ones left alone', () => {
  const root = temporaryFolder({
    'generated/prod/dags/orders.py': dag('orders, older'),
    'generated/prod/dags/sales/refunds.py': dag('refunds'),
    'generated/prod/dags/finance/old/ledger.py': dag('ledger'),
    'generated/prod/dags/finance/by_hand.py': 'print("mine")\n',
    'generated/prod/dags/.gitkeep': '',
    'generated/prod/README.md': 'Written by hand.\n',
    'generated/stage/dags/refunds.py': dag('refunds'),
    'pipelines/refunds.py': dag('refunds'),
  });
  mkdirSync(join(root, 'generated/prod/empty'));
  const artifacts = { 'generated/prod/dags/orders.py': dag('orders'), 'generated/prod/pools.json': '{}\n' };
  expect(writeArtifacts(root, artifactsOf(artifacts), options)).toEqual(
    report({
      created: ['generated/prod/pools.json'],
      changed: ['generated/prod/dags/orders.py'],
      removed: ['generated/prod/dags/finance/old/ledger.py', 'generated/prod/dags/sales/refunds.py'],
    }),
  );
  expect(filesOf(root)).toEqual({
    'generated/prod/README.md': 'Written by hand.\n',
    'generated/prod/dags/.gitkeep': '',
    'generated/prod/dags/finance/by_hand.py': 'print("mine")\n',
    'generated/prod/dags/orders.py': dag('orders'),
    'generated/prod/empty/': '',
    'generated/prod/pools.json': '{}\n',
    'generated/stage/dags/refunds.py': dag('refunds'),
    'pipelines/refunds.py': dag('refunds'),
  });
});

test('when nothing is left, the output folder itself stays', () => {
  const root = temporaryFolder({ 'generated/prod/dags/orders.py': dag('orders') });
  expect(writeArtifacts(root, [], options)).toEqual(report({ removed: ['generated/prod/dags/orders.py'] }));
  expect(filesOf(root)).toEqual({ 'generated/prod/': '' });
});

test('output folders inside each other are looked through once', () => {
  const root = temporaryFolder({ 'generated/prod/dags/orders.py': dag('orders') });
  const folders = ['generated/prod', 'generated', 'generated'];
  expect(compareArtifacts(root, [], { ...options, folders })).toEqual(
    report({ removed: ['generated/prod/dags/orders.py'] }),
  );
});

test('a file that cannot be told by a header is owned by its path, also when it is stale', () => {
  const root = temporaryFolder({
    'generated/prod/pools.json': '{ "warehouse": 1 }\n',
    'generated/prod/x.json': '{}',
  });
  expect(writeArtifacts(root, [], options)).toEqual(report({ removed: ['generated/prod/pools.json'] }));
  expect(filesOf(root)).toEqual({ 'generated/prod/x.json': '{}' });
});

test('a header is looked for in the first 4096 bytes only', () => {
  const root = temporaryFolder({
    'generated/prod/near.py': `${'#'.repeat(3000)}\n${dag('near')}`,
    'generated/prod/far.py': `${'#'.repeat(5000)}\n${dag('far')}`,
  });
  expect(writeArtifacts(root, [], options)).toEqual(report({ removed: ['generated/prod/near.py'] }));
});

test('a file is written as UTF-8 with its text and nothing else', () => {
  const root = temporaryFolder();
  writeArtifacts(root, [{ path: 'generated/prod/größe.py', text: 'größe = "€"\r\n' }], options);
  expect(readFileSync(join(root, 'generated/prod/größe.py'))).toEqual(Buffer.from('größe = "€"\r\n'));
  expect(readdirSync(join(root, 'generated/prod'))).toEqual(['größe.py']);
});

test('a name of the greatest length can be written', () => {
  const root = temporaryFolder();
  const path = `generated/prod/${'o'.repeat(252)}.py`;
  expect(writeArtifacts(root, [{ path, text: dag('orders') }], options)).toEqual(report({ created: [path] }));
});

test('after a part of the work failed, nothing is taken for stale', () => {
  const root = temporaryFolder({ 'generated/prod/orders.py': dag('orders') });
  const output = openOutput(root, 'write', options);
  output.add({ path: 'generated/prod/invoices.py', text: dag('invoices') });
  expect(output.finish('some')).toEqual(report({ created: ['generated/prod/invoices.py'] }));
  expect(Object.keys(filesOf(root))).toEqual(['generated/prod/invoices.py', 'generated/prod/orders.py']);
});

test('temporary files of an interrupted run are removed, and only those', () => {
  const root = temporaryFolder({
    'generated/prod/dags/.0123456789abcdef.dagwright-tmp': '# Gener',
    'generated/prod/dags/notes.dagwright-tmp': 'by hand',
  });
  mkdirSync(join(root, 'generated/prod/.folder.dagwright-tmp'));
  const leftovers = ['generated/prod/dags/.0123456789abcdef.dagwright-tmp'];
  expect(compareArtifacts(root, [], options)).toEqual(report({ leftovers }));
  expect(writeArtifacts(root, [], options)).toEqual(report({ leftovers }));
  expect(filesOf(root)).toEqual({
    'generated/prod/.folder.dagwright-tmp/': '',
    'generated/prod/dags/notes.dagwright-tmp': 'by hand',
  });
});

test('a file outside of the output folders is a mistake of the caller', () => {
  const output = openOutput(temporaryFolder(), 'write', options);
  expect(() => output.add({ path: 'generated/production/orders.py', text: '' })).toThrow(
    'The file "generated/production/orders.py" lies below none of the output folders: generated/prod.',
  );
});
