import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildOnce } from '../house/build_once.ts';
import { addFiles, filesOf, temporaryFolder } from '../host/temporary_folder.ts';
import type { Answer } from './command_line.ts';
import { shop } from './shop.ts';

// The package as it is published: what `npm pack` takes, beside what it says that it depends on.
const packing = mkdtempSync(join(tmpdir(), 'dagwright-packed-'));
let packed = '';

beforeAll(async () => {
  await buildOnce();
  packed = packInto(packing);
});

afterAll(() => rmSync(packing, { recursive: true }));

/** A folder with the package installed. */
function installed(): string {
  const folder = temporaryFolder();
  const modules = join(folder, 'node_modules');
  cpSync(packed, join(modules, 'dagwright'), { recursive: true });
  // The others are in the bundle.
  symlinkSync(resolve('node_modules/ajv'), join(modules, 'ajv'));
  return folder;
}

function packInto(folder: string): string {
  const [file = ''] = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { encoding: 'utf8' })
    .trim()
    .split('\n');
  execFileSync('tar', ['-xzf', basename(file)], { cwd: folder });
  return join(folder, 'package');
}

function run(folder: string, argv: readonly string[], project = temporaryFolder(shop)): Answer {
  const command = join(folder, 'node_modules/dagwright/bin/dagwright.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...argv], {
    cwd: project,
    env: { PATH: process.env['PATH'] ?? '' },
    encoding: 'utf8',
  });
  return { code: status ?? -1, stdout, stderr };
}

const bundle = 'node_modules/dagwright/dist/edge/cli';
const clean: Answer = { code: 0, stdout: 'Looked at 2 pipelines in 2 environments: no findings.\n', stderr: '' };

test('an installed package makes a project out of nothing, and compiles it', () => {
  const [folder, project] = [installed(), temporaryFolder()];
  expect(run(folder, ['init'], project)).toMatchObject({ code: 0 });
  expect(run(folder, ['compile'], project)).toMatchObject({ code: 0, stderr: '' });
  expect(Object.keys(filesOf(join(project, 'generated'))).some((path) => path.endsWith('.py'))).toBe(true);
});

test('it holds what it needs, and nothing of how it was made', () => {
  const paths = Object.keys(filesOf(join(installed(), 'node_modules/dagwright')));
  const top = new Set(paths.map((path) => path.replace(/\/.*$/u, '')));
  expect(top).toEqual(new Set(['LICENSE', 'README.md', 'bin', 'dist', 'docs', 'package.json', 'schema']));
  expect(paths.filter((path) => /^dist\/(?:scripts\/|\.)/u.test(path))).toEqual([]);
  expect(paths.filter((path) => path.startsWith('dist/edge/') && !/\.(?:cjs|txt)(?:\.[\w.-]+)?$/u.test(path))).toEqual(
    [],
  );
});

test('it reads a plan that was made elsewhere', () => {
  const project = temporaryFolder({ 'plan.json': '{"version": 1}' });
  expect(run(installed(), ['plan', '--from-json', 'plan.json'], project).stderr).toContain('lacks the key "base"');
});

/** The files in which the build kept what the engine made. */
function keptIn(folder: string): readonly string[] {
  const names = readdirSync(join(folder, bundle)).filter((name) => name.endsWith(process.versions.v8));
  return names.map((name) => join(folder, bundle, name));
}

test('the command does the same without what the engine has kept', () => {
  const folder = installed();
  expect(run(folder, ['validate'])).toEqual(clean);
  expect(keptIn(folder).length).toBeGreaterThan(0);
  for (const path of keptIn(folder)) rmSync(path);
  expect(run(folder, ['validate'])).toEqual(clean);
});

test.each<[damage: string, (bytes: Buffer) => Buffer]>([
  ['is empty', () => Buffer.alloc(0)],
  ['ends early', (bytes) => bytes.subarray(0, bytes.length - 100)],
  ['is of another version', (bytes) => Buffer.concat([Buffer.from('orders..'), bytes.subarray(8)])],
])('what the engine has kept is not used where it %s', (_damage, change) => {
  const folder = installed();
  for (const path of keptIn(folder)) writeFileSync(path, change(readFileSync(path)));
  expect(run(folder, ['validate'])).toEqual(clean);
});

test('what the engine has kept names no folder of the machine that it was built on', () => {
  const folder = installed();
  expect(keptIn(folder).filter((path) => readFileSync(path).includes(resolve('.')))).toEqual([]);
});

test('the report of a bug names the functions that were running', () => {
  const folder = installed();
  // A pattern that cannot be matched.
  addFiles(join(folder, bundle), { 're2js.cjs': 'exports.RE2JS = { compile: () => ({}) };' });
  const type = `kind: TaskType
id: archive
description: Keep a day
inputs:
  day: { type: string, pattern: '^[0-9]+$', default: "1", description: The day }
task: { type: bash, command: "echo \${{ inputs.day }}" }
`;
  const { code, stderr } = run(
    folder,
    ['validate'],
    temporaryFolder({ ...shop, 'pipelines/types/archive.yaml': type }),
  );
  expect({
    code,
    frames: stderr.match(/at judgeText \(dist\/edge\/cli\/core-[\w-]{10}\.cjs:\d+:\d+\)/gu)?.length,
  }).toEqual({
    code: 3,
    frames: 1,
  });
});
