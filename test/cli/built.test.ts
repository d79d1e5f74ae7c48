import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildOnce } from '../house/build_once.ts';
import { filesOf, temporaryFolder } from '../host/temporary_folder.ts';
import type { Answer } from './command_line.ts';
import { pipeline, shop } from './shop.ts';

// The command as it is installed: compiled, in a process of its own.
beforeAll(buildOnce);

const command = resolve('bin/dagwright.js');

function run(folder: string, argv: readonly string[], environment: Readonly<Record<string, string>> = {}): Answer {
  const env = { PATH: process.env['PATH'] ?? '', ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...argv], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { code: status ?? -1, stdout, stderr };
}

const watch = `
  const fs = require('node:fs');
  const read = fs.readFileSync;
  fs.readFileSync = (path, ...rest) => {
    if (/\\.c?js$/.test(String(path))) fs.appendFileSync(process.env.READ_TO, path + '\\n');
    return read(path, ...rest);
  };`;

/** The lines that a script, loaded before the command, has written to the file `READ_TO`. */
function toldBy(script: string, argv: readonly string[], project = shop): readonly string[] {
  const folder = temporaryFolder({ 'watch.cjs': script });
  const environment = { NODE_OPTIONS: `--require ${join(folder, 'watch.cjs')}`, READ_TO: join(folder, 'read') };
  run(temporaryFolder(project), argv, environment);
  return (filesOf(folder)['read'] ?? '').split('\n');
}

/** The files of the command that a run has loaded. */
function loadedBy(argv: readonly string[], project = shop): readonly string[] {
  const files = toldBy(watch, argv, project).flatMap(
    (path) => /\/(?:bin|dist|node_modules\/ajv)\/.*$/u.exec(path) ?? [],
  );
  return files.map((file) => file.replace(/-[\w-]{10}\.cjs$/u, '.cjs')).toSorted();
}

test('the version is printed before anything else is loaded', () => {
  expect(run('.', ['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/u);
  expect(loadedBy(['--version'])).toEqual([
    '/bin/dagwright.js',
    '/dist/edge/cli/main.cjs',
    '/dist/edge/cli/open_bundle.cjs',
  ]);
});

test('to validate, one more file is loaded', () => {
  expect(loadedBy(['validate'])).toEqual([
    '/bin/dagwright.js',
    '/dist/edge/cli/core.cjs',
    '/dist/edge/cli/main.cjs',
    '/dist/edge/cli/open_bundle.cjs',
  ]);
});

test('the library of patterns is loaded with the first pattern of a task type', () => {
  const type = `kind: TaskType
id: table
inputs: { name: { type: string, pattern: "^[a-z_]+$" } }
task: { type: bash, command: "load \${{ input.name }}" }
`;
  expect(loadedBy(['validate'], { ...shop, 'pipelines/table.yaml': type })).toContain('/dist/edge/cli/re2js.cjs');
});

const modulesOfNode = `
  process.once('exit', () => require('node:fs').writeFileSync(process.env.READ_TO, process.moduleLoadList.join('\\n')));`;

test.each([['--version'], ['validate']])('%s starts neither streams nor threads', (argument) => {
  const loaded = toldBy(modulesOfNode, [argument]);
  expect(loaded).toContain('NativeModule fs');
  expect(loaded.filter((name) => /^NativeModule (?:stream|net|tty|worker_threads)$/u.test(name))).toEqual([]);
});

function isJudge(file: string): boolean {
  return /ajv|made_plan/u.test(file);
}

test('the judge of plans that others made is loaded for these alone', () => {
  expect(loadedBy(['plan', '--base', 'main']).filter(isJudge)).toEqual([]);
  expect(loadedBy(['plan', '--from-json', 'plan.json']).filter(isJudge)).not.toEqual([]);
});

test('a plan that others made is read by the command as it is installed', () => {
  const folder = temporaryFolder({ 'plan.json': '{"version": 1}' });
  expect(run(folder, ['plan', '--from-json', 'plan.json']).stderr).toBe(
    'dagwright: "plan.json" is no plan of this version: the whole lacks the key "base".\n  help: Give a file that "dagwright plan --format json" has printed, as it is.\n',
  );
});

test('exit codes reach the shell', () => {
  const folder = temporaryFolder(shop);
  expect(run(folder, ['check']).code).toBe(1);
  expect(run(folder, ['compile']).code).toBe(0);
  expect(run(folder, ['check'])).toEqual({ code: 0, stdout: 'generated/ is current: 16 files.\n', stderr: '' });
  expect(run(folder, ['chekc']).code).toBe(2);
});

test('a reader that has seen enough is no failure', () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`pipelines/${String(index)}.yaml`, pipeline(`orders_${String(index)}`)]),
  );
  const folder = temporaryFolder({ ...shop, ...many });
  const script = `"${process.execPath}" "${command}" explain orders --env dev --format json | head -c 1; echo " \${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], { cwd: folder, encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: '{ 0\n', stderr: '' });
});

/** Another process makes the pipe one that never waits, and keeps it so; the reader takes its time. */
const impatient = `
  { "$NODE" -e 'process.stdout; require("fs").writeFileSync("ready", ""); setInterval(() => {}, 1000)' &
    until [ -e ready ]; do sleep 0.05; done
    "$NODE" "$COMMAND" validate --format json; echo "exit code $?"; kill $!; } | { sleep 0.5; cat; }`;

test('all that is printed reaches a reader that is slower than the command', () => {
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`pipelines/${String(index)}.yaml`, 'kind: Pipeline\nid: Orders\n']),
  );
  const folder = temporaryFolder({ ...shop, ...many });
  const whole = run(folder, ['validate', '--format', 'json']).stdout;
  // More than a pipe holds.
  expect(whole.length).toBeGreaterThan(100_000);
  const env = { PATH: process.env['PATH'] ?? '', NODE: process.execPath, COMMAND: command };
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', impatient], { cwd: folder, env, encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: `${whole}exit code 1\n`, stderr: '' });
});

const demo = ['dagwright.yaml', 'environments', 'pipelines'];

/** The demo's output, compiled in a folder of this name. */
function compiledIn(name: string, from: string, environment: Readonly<Record<string, string>>): Record<string, string> {
  const root = join(temporaryFolder(), name);
  mkdirSync(root);
  for (const path of demo) cpSync(path, join(root, path), { recursive: true });
  const folder = join(root, from);
  expect(run(folder, ['compile'], environment)).toMatchObject({ code: 0, stderr: '' });
  const first = filesOf(join(root, 'generated'));
  expect(run(folder, ['compile'], environment)).toMatchObject({ code: 0, stderr: '' });
  expect(filesOf(join(root, 'generated'))).toEqual(first);
  return first;
}

test('the demo compiles to the same bytes, whatever the zone, the language, the folder and its place', () => {
  const here = compiledIn('analytics', '.', { TZ: 'UTC', LANG: 'C' });
  expect(Object.keys(here).length).toBeGreaterThan(20);
  const there = compiledIn('Kopie von „Analytics“ (2)', 'pipelines/sales', {
    TZ: 'Pacific/Chatham',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
  });
  expect(there).toEqual(here);
});
