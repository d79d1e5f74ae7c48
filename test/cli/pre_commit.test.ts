import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';
import { shop } from './shop.ts';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly pass_filenames: boolean;
  readonly files: string;
}

const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly Hook[];

describe.each(hooks)('$id', ({ entry, language, pass_filenames: passFilenames, files }) => {
  const [npx, flag, name, ...command] = entry.split(' ');

  test('it runs the command that the repository has installed, without names of files', () => {
    expect([npx, flag, name]).toEqual(['npx', '--no-install', 'dagwright']);
    expect([language, passFilenames]).toEqual(['system', false]);
  });

  test('it fails where its command fails, and passes where nothing is wrong', async () => {
    const folder = temporaryFolder({ ...shop, 'pipelines/orders.yaml': 'kind: Pipeline\nid: orders\ntasks: {}\n' });
    expect((await dagwright(folder, command)).code).toBe(1);
    const right = temporaryFolder(shop);
    await dagwright(right, ['compile']);
    expect((await dagwright(right, command)).code).toBe(0);
  });

  test('it runs when a file changes that it judges', () => {
    for (const path of ['dagwright.yaml', 'pipelines/shop/orders.yaml', 'environments/dev/environment.yaml'])
      expect(path).toMatch(new RegExp(files, 'u'));
    expect('README.md').not.toMatch(new RegExp(files, 'u'));
  });
});
