import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { install, type Installation } from './install.ts';
import { mustRun } from './run_process.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dagwright-install-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function tools(content: string, fill: Installation['fill']): Installation {
  return { root, name: 'tools', content, fill };
}

async function fillWithRuff(folder: string): Promise<void> {
  writeFileSync(join(folder, 'ruff'), '');
}

test('a second installation of the same content does nothing', async () => {
  const first = await install(tools('ruff==1', fillWithRuff));
  const second = await install(tools('ruff==1', () => Promise.reject(new Error('filled again'))));
  expect(second).toBe(first);
  expect(readdirSync(second)).toEqual(['installed', 'ruff']);
});

test('a changed pin installs anew and removes the old installation', async () => {
  const first = await install(tools('ruff==1', fillWithRuff));
  const second = await install(tools('ruff==2', fillWithRuff));
  expect(second).not.toBe(first);
  expect([existsSync(first), existsSync(second)]).toEqual([false, true]);
});

test('an installation of another name stays', async () => {
  const airflow = await install({ root, name: 'tools-airflow', content: '', fill: fillWithRuff });
  await install(tools('ruff==1', fillWithRuff));
  expect(existsSync(airflow)).toBe(true);
});

test('an interrupted installation is cleared and done again', async () => {
  const interrupted = tools('ruff==1', async (folder) => {
    writeFileSync(join(folder, 'half'), '');
    throw new Error('the network went away');
  });
  await expect(install(interrupted)).rejects.toThrow('the network went away');
  const folder = await install(tools('ruff==1', fillWithRuff));
  expect(readdirSync(folder)).toEqual(['installed', 'ruff']);
});

test('two installations at once fill the folder once', async () => {
  let fills = 0;
  const slow = tools('ruff==1', async (folder) => {
    fills += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await fillWithRuff(folder);
  });
  const [left, right] = await Promise.all([install(slow), install(slow)]);
  expect([left, fills]).toEqual([right, 1]);
});

test('processes that install at once fill the folder once', async () => {
  const log = join(root, 'log');
  const environment = { PATH: process.env['PATH'] ?? '' };
  const compiled = join(root, 'compiled');
  const options = [
    '--noCheck',
    '--target',
    'es2023',
    '--module',
    'nodenext',
    '--rewriteRelativeImportExtensions',
    '--ignoreConfig',
  ];
  const compiler = join(import.meta.dirname, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');
  const sources = ['install.ts', 'lock.ts'].map((name) => join(import.meta.dirname, name));
  await mustRun(process.execPath, [compiler, ...options, '--outDir', compiled, ...sources], { environment });
  const script = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout as sleep } from 'node:timers/promises';
    import { install } from ${JSON.stringify(pathToFileURL(join(compiled, 'install.js')).href)};
    const fill = async () => { appendFileSync(${JSON.stringify(log)}, 'filled\\n'); await sleep(500); };
    await install({ root: ${JSON.stringify(join(root, 'tools'))}, name: 'tools', content: 'ruff==1', fill });`;
  const args = ['--input-type=module', '--eval', script];
  await Promise.all([1, 2, 3].map(() => mustRun(process.execPath, args, { environment })));
  expect(readFileSync(log, 'utf8')).toBe('filled\n');
});

test('the lock of a process that has ended is taken away', async () => {
  const ended = await mustRun(process.execPath, ['-p', 'process.pid'], { environment: {} });
  mkdirSync(join(root, 'tools.lock'));
  writeFileSync(join(root, 'tools.lock', 'pid'), ended.stdout.trim());
  const folder = await install(tools('ruff==1', fillWithRuff));
  expect(readdirSync(root)).toEqual([folder.slice(root.length + 1)]);
});
