import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordPath } from '../../src/edge/last_compile/cache_folder.ts';
import { readRecord, writeRecord, type CompileRecord } from '../../src/edge/last_compile/record.ts';
import { addFiles, filesOf, temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright, type Answer } from './command_line.ts';
import { environment, pipeline } from './shop.ts';

/** Enough files that a compile is remembered, with a finding that is no error. */
const shops: Readonly<Record<string, string>> = {
  'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [dev, prod]\n',
  'environments/dev/environment.yaml': environment('dev', '3.3', 2),
  'environments/prod/environment.yaml': environment('prod', '2.11', 8),
  ...Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`pipelines/orders_${index}.yaml`, pipeline(`orders_${index}`)]),
  ),
  'pipelines/orders_0.yaml': pipeline('orders_0').replace('command: load-orders_0', 'file: load.sh'),
  'pipelines/orders_1.yaml': `${pipeline('orders_1')}max_active_runs: 2\nmax_active_tasks: 3\n`,
  'pipelines/load.sh': 'load orders\n',
};

/** A folder with those files compiled, and its cache, which the tests copy. */
const first = { folder: '', cache: '', unchanged: '' };

beforeAll(async () => {
  first.folder = mkdtempSync(join(tmpdir(), 'dagwright-'));
  first.cache = mkdtempSync(join(tmpdir(), 'dagwright-'));
  addFiles(first.folder, shops);
  const { code, stdout } = await dagwright(first.folder, ['compile'], { environment: { XDG_CACHE_HOME: first.cache } });
  expect(code).toBe(0);
  first.unchanged = stdout.slice(stdout.indexOf('dev '), stdout.indexOf('Compiled')).replaceAll('created', 'unchanged');
});

afterAll(() => {
  rmSync(first.folder, { recursive: true });
  rmSync(first.cache, { recursive: true });
});

interface Remembered {
  readonly folder: string;
  readonly cache: string;
  /** Where the last compile is written down. */
  readonly record: string;
  readonly compile: (...more: readonly string[]) => Promise<Answer>;
}

/** A project that was compiled once; what was written down of it is then changed. */
function compiledOnce(rewrite: (record: CompileRecord) => CompileRecord = asTold): Remembered {
  const folder = temporaryFolder();
  const cache = temporaryFolder();
  cpSync(first.folder, folder, { recursive: true });
  const written = readRecord(recordPath(join(first.cache, 'dagwright'), first.folder));
  if (written === undefined) throw new Error('nothing was written down');
  const record = recordPath(join(cache, 'dagwright'), folder);
  writeRecord(record, rewrite(written));
  const compile = (...more: readonly string[]): Promise<Answer> =>
    dagwright(folder, ['compile', ...more], { environment: { XDG_CACHE_HOME: cache } });
  return { folder, cache, record, compile };
}

/** Shows in the output of the next compile whether it took what was written down. */
function asTold(record: CompileRecord): CompileRecord {
  return { ...record, units: 'what was written down' };
}

test('a second compile with nothing changed says what the first one knew, and works nothing out', async () => {
  const { compile } = compiledOnce();
  expect((await compile()).stdout).toBe(`${first.unchanged}Compiled what was written down.\n`);
});

test('a compile that is remembered prints the same bytes as one that is not', async () => {
  const { folder, cache, compile } = compiledOnce((record) => record);
  const formats = ['text', 'json', 'github'];
  const files = filesOf(folder);
  const remembered = await Promise.all(formats.map((format) => compile('--format', format)));
  expect(filesOf(folder)).toEqual(files);
  for (const [index, format] of formats.entries()) {
    rmSync(join(cache, 'dagwright'), { recursive: true });
    expect(await compile('--format', format)).toEqual(remembered[index]);
  }
  expect(remembered[0]?.stderr).toContain('[limit-of-all-runs]');
  expect(filesOf(folder)).toEqual(files);
});

test.each<readonly [what: string, change: (folder: string) => void]>([
  ['a pipeline', (folder) => change(folder, 'pipelines/orders_7.yaml', 'load-', 'store-')],
  ['a file that a task reads', (folder) => change(folder, 'pipelines/load.sh', 'orders', 'invoices')],
  ['an environment', (folder) => change(folder, 'environments/prod/environment.yaml', 'slots: 8', 'slots: 9')],
  ['a pipeline that is new', (folder) => addFiles(folder, { 'pipelines/invoices.yaml': pipeline('invoices') })],
  ['a pipeline that is gone', (folder) => rmSync(join(folder, 'pipelines/orders_7.yaml'))],
  ['an overlay', (folder) => addFiles(folder, { 'environments/dev/overlays/orders_7.yaml': overlay })],
  ['a file of the output', (folder) => change(folder, 'generated/dev/dags/orders_7.py', 'load-', 'keep-')],
  ['a file of the output that is gone', (folder) => rmSync(join(folder, 'generated/prod/pools.json'))],
])('after a change of %s everything is compiled again', async (_, step) => {
  const { folder, compile } = compiledOnce();
  step(folder);
  const answer = await compile();
  expect(answer.stdout).toMatch(/^Compiled (?:99|100|101) pipelines in 2 environments\.$/mu);
  expect(answer.stdout).toMatch(/^ {2}(?:created|changed|removed) {2}/mu);
});

const overlay = 'kind: Overlay\npipeline: orders_7\ntasks:\n  load: { priority: 3 }\n';

test('what a compile of one environment said is not said of all', async () => {
  const { compile } = compiledOnce();
  expect((await compile('--env', 'prod')).stdout).toBe(
    'prod  102 files: 102 unchanged\nCompiled 100 pipelines in 1 environment.\n',
  );
});

test('another compiler does not take what this one wrote down', async () => {
  const { compile } = compiledOnce((record) => ({ ...asTold(record), identity: 'of another version' }));
  expect((await compile()).stdout).toBe(`${first.unchanged}Compiled 100 pipelines in 2 environments.\n`);
});

test.each<readonly [what: string, change: (text: string) => string]>([
  ['cut', (text) => text.slice(0, text.length / 2)],
  ['changed', (text) => text.replace('what was', 'what is ')],
  ['emptied', () => ''],
  ['replaced by something else', () => '{}\n{}\n'],
])('a record that was %s is none', (_, step) => {
  const { record } = compiledOnce();
  expect(readRecord(record)).toBeDefined();
  writeFileSync(record, step(readFileSync(record, 'utf8')));
  expect(readRecord(record)).toBeUndefined();
});

test('files that nothing stands for any more are removed also where nothing else changed', async () => {
  const { folder, compile } = compiledOnce();
  const stale = readFileSync(join(folder, 'generated/dev/dags/orders_7.py'), 'utf8');
  addFiles(folder, { 'generated/dev/dags/invoices.py': stale, 'generated/dev/dags/by_hand.py': '# By hand.\n' });
  expect((await compile()).stdout).toBe(`  removed  generated/dev/dags/invoices.py

${first.unchanged.replace('unchanged', 'unchanged, 1 removed')}Compiled what was written down.
`);
  expect(readdirSync(join(folder, 'generated/dev/dags'))).toContain('by_hand.py');
});

test('nothing is written down of a compile with errors, nor of a small project', async () => {
  const broken = pipeline('orders_3').replace('type: bash', 'type: bsh');
  for (const files of [{ ...shops, 'pipelines/orders_3.yaml': broken }, firstOf(shops)]) {
    const cache = temporaryFolder();
    await dagwright(temporaryFolder(files), ['compile'], { environment: { XDG_CACHE_HOME: cache } });
    expect(filesOf(cache)).toEqual({});
  }
});

function firstOf(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).slice(0, 5));
}

test('a cache that cannot be written keeps no compile from its work', async () => {
  const { folder } = compiledOnce();
  addFiles(folder, { cache: 'This is a file.\n' });
  const answer = await dagwright(folder, ['compile'], { environment: { XDG_CACHE_HOME: join(folder, 'cache') } });
  expect(answer).toMatchObject({ code: 0, stdout: `${first.unchanged}Compiled 100 pipelines in 2 environments.\n` });
});

test('check compiles always', async () => {
  const { folder, cache } = compiledOnce((record) => ({ ...record, findings: [] }));
  const answer = await dagwright(folder, ['check'], { environment: { XDG_CACHE_HOME: cache } });
  expect(answer.stdout).toMatch(/^generated\/ is current: \d+ files\.$/mu);
  expect(answer.stderr).toContain('[limit-of-all-runs]');
});

function change(folder: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, path), text.replaceAll(from, to));
}
