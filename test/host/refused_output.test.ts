import { chmodSync, linkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareArtifacts, writeArtifacts } from '../../src/edge/host/output.ts';
import { type OutputProblem } from '../../src/edge/host/report.ts';
import { artifactsOf, dag, options, report } from './artifacts.ts';
import { asOrdinaryUser, filesOf, temporaryFolder } from './temporary_folder.ts';

test('a foreign file at a path to write stays, and nothing stale is removed beside it', () => {
  const root = temporaryFolder({
    'generated/prod/orders.py': 'print("mine")\n',
    'generated/prod/refunds.py': dag('refunds'),
  });
  const artifacts = { 'generated/prod/orders.py': dag('orders'), 'generated/prod/sales.py': dag('sales') };
  const expected = report({
    created: ['generated/prod/sales.py'],
    refused: [{ path: 'generated/prod/orders.py', problem: { kind: 'foreign' } }],
  });
  expect(compareArtifacts(root, artifactsOf(artifacts), options)).toEqual(expected);
  expect(writeArtifacts(root, artifactsOf(artifacts), options)).toEqual(expected);
  expect(filesOf(root)).toEqual({
    'generated/prod/orders.py': 'print("mine")\n',
    'generated/prod/refunds.py': dag('refunds'),
    'generated/prod/sales.py': dag('sales'),
  });
});

test('a foreign file that has the very bytes is as it should be', () => {
  const root = temporaryFolder({ 'generated/prod/orders.py': 'x = 1\n' });
  expect(writeArtifacts(root, artifactsOf({ 'generated/prod/orders.py': 'x = 1\n' }), options)).toEqual(
    report({ unchanged: 1 }),
  );
});

test.each<[string, OutputProblem]>([
  ['generated/prod/../../../orders.py', { kind: 'outside', how: 'above' }],
  ['/generated/prod/orders.py', { kind: 'outside', how: 'absolute' }],
  ['generated/prod/nul.py', { kind: 'unsafe-name', name: 'nul.py', reason: 'is reserved by Windows' }],
  ['generated/prod/a\\b.py', { kind: 'unsafe-name', name: 'a\\b.py', reason: 'contains a backslash' }],
])('the path %j is not written', (path, problem) => {
  const root = temporaryFolder();
  expect(writeArtifacts(root, [{ path, text: dag('orders') }], options)).toEqual(
    report({ refused: [{ path, problem }] }),
  );
  expect(filesOf(root)).toEqual({});
});

test.each([
  ['the same path', 'generated/prod/orders.py', 'generated/prod/orders.py', 'generated/prod/orders.py'],
  ['case', 'generated/prod/orders.py', 'generated/prod/Orders.py', 'generated/prod/orders.py'],
  ['normal form', 'generated/prod/gr\u00f6\u00dfe.py', 'generated/prod/gro\u0308\u00dfe.py', 'generated/prod/größe.py'],
  ['the case of a folder', 'generated/prod/Sales/a.py', 'generated/prod/sales/b.py', 'generated/prod/Sales/'],
  ['a folder named like a file', 'generated/prod/sales', 'generated/prod/sales/a.py', 'generated/prod/sales'],
  ['a file named like a folder', 'generated/prod/sales/a.py', 'generated/prod/sales', 'generated/prod/sales/'],
])('of two files that differ by %s only, the second is refused', (_, first, second, other) => {
  const root = temporaryFolder();
  const artifacts = [
    { path: first, text: dag('first') },
    { path: second, text: dag('second') },
  ];
  const expected = report({
    created: [first],
    refused: [{ path: second, problem: { kind: 'collision', other } }],
  });
  expect(compareArtifacts(root, artifacts, options)).toEqual(expected);
  expect(writeArtifacts(root, artifacts, options)).toEqual(expected);
  expect(filesOf(root)).toEqual({ [first]: dag('first') });
});

test('a stale spelling of a new name is removed', () => {
  const root = temporaryFolder({ 'generated/prod/Orders.py': dag('orders') });
  expect(writeArtifacts(root, artifactsOf({ 'generated/prod/orders.py': dag('orders') }), options)).toEqual(
    report({ created: ['generated/prod/orders.py'], removed: ['generated/prod/Orders.py'] }),
  );
  expect(filesOf(root)).toEqual({ 'generated/prod/orders.py': dag('orders') });
});

test('two spellings of one file, as on systems that ignore case, are not stale', () => {
  const root = temporaryFolder({ 'generated/prod/orders.py': dag('orders') });
  linkSync(join(root, 'generated/prod/orders.py'), join(root, 'generated/prod/Orders.py'));
  expect(writeArtifacts(root, artifactsOf({ 'generated/prod/orders.py': dag('orders') }), options)).toEqual(
    report({ unchanged: 1 }),
  );
});

test('a folder where a file belongs stays', () => {
  const root = temporaryFolder({ 'generated/prod/orders.py/notes.txt': 'by hand' });
  expect(writeArtifacts(root, artifactsOf({ 'generated/prod/orders.py': dag('orders') }), options)).toEqual(
    report({ refused: [{ path: 'generated/prod/orders.py', problem: { kind: 'not-a-file' } }] }),
  );
  expect(filesOf(root)).toEqual({ 'generated/prod/orders.py/notes.txt': 'by hand' });
});

test('a file where a folder belongs stays', () => {
  const root = temporaryFolder({ generated: 'by hand' });
  const artifacts = artifactsOf({ 'generated/prod/dags/orders.py': dag('orders') });
  const problem = { kind: 'not-a-folder', at: 'generated' } as const;
  const expected = report({
    refused: [
      { path: 'generated/prod/dags/orders.py', problem },
      { path: 'generated/prod', problem },
    ],
  });
  expect(compareArtifacts(root, artifacts, options)).toEqual(expected);
  expect(writeArtifacts(root, artifacts, options)).toEqual(expected);
  expect(filesOf(root)).toEqual({ generated: 'by hand' });
});

test('a folder that is read-only is left as it is, and each file in it refused', () => {
  const root = temporaryFolder({
    'generated/prod/dags/orders.py': dag('orders, older'),
    'generated/prod/dags/same.py': dag('same'),
  });
  chmodSync(join(root, 'generated/prod/dags'), 0o555);
  chmodSync(join(root, 'generated/prod'), 0o555);
  const artifacts = artifactsOf({
    'generated/prod/dags/orders.py': dag('orders'),
    'generated/prod/dags/same.py': dag('same'),
    'generated/prod/rules/orders.yaml': dag('orders'),
  });
  const before = filesOf(root);
  const problem = { kind: 'failed', code: 'EACCES' } as const;
  expect(asOrdinaryUser(() => writeArtifacts(root, artifacts, options))).toEqual(
    report({
      unchanged: 1,
      refused: [
        { path: 'generated/prod/dags/orders.py', problem },
        { path: 'generated/prod/rules/orders.yaml', problem },
      ],
    }),
  );
  expect(filesOf(root)).toEqual(before);
});

test('a stale file that cannot be removed is reported', () => {
  const root = temporaryFolder({ 'generated/prod/dags/orders.py': dag('orders') });
  chmodSync(join(root, 'generated/prod/dags'), 0o555);
  expect(asOrdinaryUser(() => writeArtifacts(root, [], options))).toEqual(
    report({ refused: [{ path: 'generated/prod/dags/orders.py', problem: { kind: 'failed', code: 'EACCES' } }] }),
  );
});

test('a folder that cannot be looked into is reported, not taken for an empty one', () => {
  const root = temporaryFolder({ 'generated/prod/dags/orders.py': dag('orders') });
  chmodSync(join(root, 'generated/prod/dags'), 0o000);
  const found = asOrdinaryUser(() => compareArtifacts(root, [], options));
  chmodSync(join(root, 'generated/prod/dags'), 0o755);
  expect(found).toEqual(
    report({ refused: [{ path: 'generated/prod/dags', problem: { kind: 'failed', code: 'EACCES' } }] }),
  );
});
