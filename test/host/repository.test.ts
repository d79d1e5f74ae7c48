import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRoot, openRepository } from '../../src/edge/host/repository.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import { addFiles, asOrdinaryUser, temporaryFolder } from './temporary_folder.ts';

describe('reading', () => {
  test('a file is read once and always gives the same source', () => {
    const root = temporaryFolder({ 'pipelines/orders.yaml': 'id: orders\n' });
    const repository = openRepository(root);
    const first = repository.read('pipelines/orders.yaml');
    writeFileSync(join(root, 'pipelines/orders.yaml'), 'id: invoices\n');
    expect(first).toEqual({ kind: 'text', source: { path: 'pipelines/orders.yaml', text: 'id: orders\n' } });
    expect(repository.read('./pipelines/sales/../orders.yaml')).toBe(first);
  });

  test('a byte order mark is no part of the text, line breaks stay', () => {
    const root = temporaryFolder({ 'orders.yaml': '\uFEFFid: orders\r\n' });
    expect(openRepository(root).read('orders.yaml')).toEqual({
      kind: 'text',
      source: { path: 'orders.yaml', text: 'id: orders\r\n' },
    });
  });

  test('what is not there is missing, also below a file', () => {
    const repository = openRepository(temporaryFolder({ 'orders.yaml': '' }));
    expect(repository.read('invoices.yaml')).toEqual({ kind: 'missing' });
    expect(repository.read('orders.yaml/load.sql')).toEqual({ kind: 'missing' });
    expect(repository.read(`${'o'.repeat(300)}.yaml`)).toEqual({ kind: 'missing' });
  });

  test('a folder is not a file, nor is the root', () => {
    const repository = openRepository(temporaryFolder({ 'orders.yaml/load.sql': '' }));
    expect(repository.read('orders.yaml')).toEqual({ kind: 'not-a-file' });
    expect(repository.read('.')).toEqual({ kind: 'not-a-file' });
  });

  test('a named pipe is not waited for', () => {
    const root = temporaryFolder();
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'orders.yaml')]);
    const repository = openRepository(root);
    expect(repository.list('')).toEqual(['orders.yaml']);
    expect(repository.read('orders.yaml')).toEqual({ kind: 'not-a-file' });
  });

  test('a path that leaves the root or has an unsafe name is refused before the disk is asked', () => {
    const outer = temporaryFolder({ 'secret.txt': 'secret', 'repository/orders.yaml': '' });
    const repository = openRepository(join(outer, 'repository'));
    expect(repository.read('../secret.txt')).toEqual({ kind: 'outside', how: 'above' });
    expect(repository.read(join(outer, 'secret.txt'))).toEqual({ kind: 'outside', how: 'absolute' });
    expect(repository.read('orders.yaml\0.sql')).toEqual({
      kind: 'unsafe-name',
      name: 'orders.yaml\0.sql',
      reason: 'contains a NUL character',
    });
  });

  test('a file of exactly the limit is read, one byte more is too large', () => {
    const root = temporaryFolder({ 'small.sql': 'x'.repeat(100), 'large.sql': 'x'.repeat(101) });
    const repository = openRepository(root, 100);
    expect(repository.read('small.sql').kind).toBe('text');
    expect(repository.read('large.sql')).toEqual({ kind: 'too-large', bytes: 101, limit: 100 });
  });

  test('a file of 20 MB is refused by default', () => {
    const repository = openRepository(temporaryFolder({ 'orders.yaml': new Uint8Array(20_000_000) }));
    expect(repository.read('orders.yaml')).toEqual({ kind: 'too-large', bytes: 20_000_000, limit: 4_194_304 });
  });

  test('bytes that are no UTF-8 are found at their character, with a text to show', () => {
    const bytes = Buffer.concat([Buffer.from('größe: '), Buffer.from([0xff, 0x31]), Buffer.from('\n')]);
    expect(openRepository(temporaryFolder({ 'orders.yaml': bytes })).read('orders.yaml')).toEqual({
      kind: 'not-utf-8',
      source: { path: 'orders.yaml', text: 'größe: \uFFFD1\n' },
      offset: 7,
    });
  });

  test.each([
    ['cut off at the end', [0x61, 0xe2, 0x82], 1],
    ['cut off by another character', [0x61, 0xe2, 0x28, 0x62], 1],
    ['longer than it needs to be', [0xc0, 0xaf], 0],
    ['half of a surrogate pair', [0x61, 0x62, 0xed, 0xa0, 0x80], 2],
    ['UTF-16', [0xff, 0xfe, 0x61, 0x00], 0],
    ['after a byte order mark', [0xef, 0xbb, 0xbf, 0x61, 0xff], 1],
  ])('a character that is wrong is refused at its place: %s', (_, bytes, offset) => {
    const reading = openRepository(temporaryFolder({ 'orders.yaml': Buffer.from(bytes) })).read('orders.yaml');
    expect(reading).toMatchObject({ kind: 'not-utf-8', offset });
    const text = reading.kind === 'not-utf-8' ? reading.source.text : '';
    expect(text.indexOf('\uFFFD')).toBe(offset);
  });

  test('a file that may not be read says so', () => {
    const root = temporaryFolder({ 'orders.yaml': 'id: orders\n' });
    chmodSync(join(root, 'orders.yaml'), 0o000);
    expect(asOrdinaryUser(() => openRepository(root).read('orders.yaml'))).toEqual({
      kind: 'unreadable',
      code: 'EACCES',
    });
  });
});

describe('listing', () => {
  test('paths are ordered by code units, whatever order they were made in', () => {
    const names = ['b.yaml', 'B.yaml', 'a/z.yaml', 'a.yaml', 'a-b.yaml', 'ä.yaml', '_a.yaml', 'a10.yaml', 'a9.yaml'];
    const sorted = ['B.yaml', '_a.yaml', 'a-b.yaml', 'a.yaml', 'a/z.yaml', 'a10.yaml', 'a9.yaml', 'b.yaml', 'ä.yaml'];
    for (const order of [names, names.toReversed()]) {
      const root = temporaryFolder(Object.fromEntries(order.map((name) => [`pipelines/${name}`, ''])));
      expect(openRepository(root).list('pipelines')).toEqual(sorted.map((name) => `pipelines/${name}`));
    }
  });

  test('a missing folder, a file and a folder outside have no files', () => {
    const repository = openRepository(temporaryFolder({ 'orders.yaml': '' }));
    expect(repository.list('pipelines')).toEqual([]);
    expect(repository.list('orders.yaml')).toEqual([]);
    expect(repository.list('..')).toEqual([]);
    expect(repository.unlisted('pipelines')).toEqual([]);
  });

  test('git and installed packages are not listed', () => {
    const root = temporaryFolder({ '.git/config': '', 'node_modules/a/b.yaml': '', '.github/c.yaml': '' });
    expect(openRepository(root).list('')).toEqual(['.github/c.yaml']);
  });

  test('a folder that may not be opened is told, not taken for an empty one', () => {
    const root = temporaryFolder({ 'pipelines/sales/orders.yaml': '', 'pipelines/finance/invoices.yaml': '' });
    chmodSync(join(root, 'pipelines/sales'), 0o000);
    const repository = openRepository(root);
    asOrdinaryUser(() => {
      expect(repository.list('pipelines')).toEqual(['pipelines/finance/invoices.yaml']);
      expect(repository.unlisted('pipelines')).toEqual([
        { path: 'pipelines/sales', problem: { kind: 'unreadable', code: 'EACCES' } },
      ]);
    });
    chmodSync(join(root, 'pipelines/sales'), 0o755);
  });

  test('a root that does not exist is a mistake of the caller', () => {
    expect(() => openRepository(join(temporaryFolder(), 'nowhere'))).toThrow('ENOENT');
  });
});

test('a snapshot in memory and the same files on disk cannot be told apart', () => {
  const path = fc
    .array(fc.constantFrom('sales', 'finance', 'orders.yaml', 'B', 'ä'), { minLength: 1, maxLength: 3 })
    .map((segments) => segments.join('/'));
  const asked = fc
    .array(fc.constantFrom('sales', 'finance', 'orders.yaml', 'B', 'ä', '..', '.', 'nul'), { maxLength: 4 })
    .map((segments) => segments.join('/'));
  const root = temporaryFolder();
  let count = 0;
  fc.assert(
    fc.property(fc.dictionary(path, fc.string({ unit: 'grapheme' })), fc.array(asked), (drawn, questions) => {
      const paths = Object.keys(drawn).filter(
        (one) => !Object.keys(drawn).some((other) => other.startsWith(`${one}/`)),
      );
      const files = Object.fromEntries(paths.map((one) => [one, drawn[one] ?? '']));
      const folder = join(root, String((count += 1)));
      mkdirSync(folder);
      addFiles(folder, files);
      const [disk, memory] = [openRepository(folder), memorySnapshot(files)];
      for (const question of [...paths, ...questions]) {
        expect(disk.read(question)).toEqual(memory.read(question));
        expect(disk.list(question)).toEqual(memory.list(question));
      }
    }),
  );
});

describe('the root of a repository', () => {
  test('is the nearest folder upwards with a project file', () => {
    const outer = temporaryFolder({
      'dagwright.yaml': '',
      'nested/dagwright.yaml': '',
      'nested/pipelines/sales/orders.yaml': '',
      'other/dagwright.yaml/orders.yaml': '',
    });
    expect(findRoot(join(outer, 'nested/pipelines/sales'))).toBe(join(outer, 'nested'));
    expect(findRoot(join(outer, 'nested'))).toBe(join(outer, 'nested'));
    expect(findRoot(join(outer, 'other'))).toBe(outer);
    renameSync(join(outer, 'dagwright.yaml'), join(outer, 'project.yaml'));
    expect(findRoot(join(outer, 'other'))).toBeUndefined();
  });
});

test('a snapshot in memory can hold the problems that a disk has', () => {
  const snapshot = memorySnapshot({
    'orders.yaml': '\uFEFFid: orders\n',
    'big.sql': { kind: 'too-large', bytes: 9, limit: 5 },
  });
  expect(snapshot.read('orders.yaml')).toEqual({ kind: 'text', source: { path: 'orders.yaml', text: 'id: orders\n' } });
  expect(snapshot.read('big.sql')).toEqual({ kind: 'too-large', bytes: 9, limit: 5 });
  expect(snapshot.list('')).toEqual(['big.sql', 'orders.yaml']);
});
