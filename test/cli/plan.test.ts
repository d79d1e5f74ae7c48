import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, expect, test, vi } from 'vitest';
import { filesOf, temporaryFolder } from '../host/temporary_folder.ts';
import { bookshop, edited } from '../plan/project.ts';
import { change, commit, git, repository } from '../plan/repository.ts';
import { dagwright, type Answer } from './command_line.ts';

afterEach(() => vi.unstubAllEnvs());

const moment = ['--now', '2026-11-23T12:00:00Z'];

function plan(folder: string, ...argv: readonly string[]): Promise<Answer> {
  return dagwright(folder, ['plan', ...moment, ...argv]);
}

const riskier = edited({ 'dagwright.yaml': [['count: 2', 'count: 3']] });

/** A repository in which the retries are changed, and not yet committed. */
function changedRepository(): string {
  const folder = repository(bookshop);
  change(folder, bookshop, riskier);
  return folder;
}

test('without a base the plan is that of the branch, with what is not committed', async () => {
  const folder = repository(bookshop);
  git(folder, 'switch', '--quiet', '--create', 'more-tries');
  change(folder, bookshop, riskier);
  commit(folder, 'more tries');
  change(folder, riskier, { ...riskier, 'pipelines/report.yaml': `${riskier['pipelines/report.yaml']}# drawn\n` });
  const { code, stdout, stderr } = await plan(folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('3 pipelines change in dev, 3 in stage, 3 in prod; highest risk: medium\n');
  expect(stdout).toMatch(/^From the merge base with main \([0-9a-f]{10}\) to the working tree\./mu);
  expect(stdout).toContain('pipelines/report.yaml: only comments, order, spaces or quotes differ; no run changes.\n');
});

test('two revisions are compared as the files on disk are', async () => {
  const folder = changedRepository();
  const onDisk = await plan(folder, '--base', 'main', '--format', 'json');
  git(folder, 'switch', '--quiet', '--create', 'other');
  commit(folder, 'more tries');
  change(folder, riskier, bookshop);
  const committed = await plan(folder, '--base', 'main', '--head', 'other', '--format', 'json');
  expect(withoutHead(committed)).toEqual(withoutHead(onDisk));
});

function withoutHead({ stdout }: Answer): object {
  return { ...(JSON.parse(stdout) as object), head: null };
}

test('nothing is changed: neither files, nor the index, nor a branch', async () => {
  const folder = changedRepository();
  const state = (): string =>
    [git(folder, 'status', '--porcelain=v2', '--branch'), git(folder, 'stash', 'list')].join('\n');
  const before = state();
  await plan(folder, '--base', 'main');
  expect(state()).toBe(before);
});

test.each([
  ['where the base is looked for', [], 3],
  ['where the base is named', ['--base', 'main'], 1],
  ['between two revisions', ['--base', 'main', '--head', 'HEAD'], 1],
])('few git processes run, however many files there are, %s', async (_, argv, most) => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (__, index) => [`pipelines/sql/more_${index}.sql`, `SELECT ${index};\n`]),
  );
  const uses = Array.from({ length: 60 }, (__, index) => [
    `pipelines/more_${index}.yaml`,
    `kind: Pipeline\nid: more_${index}\ntasks: { run: { type: sql, connection: warehouse, file: sql/more_${index}.sql } }\n`,
  ]);
  const folder = repository({ ...bookshop, ...many, ...Object.fromEntries(uses) });
  const trace = join(temporaryFolder(), 'trace');
  vi.stubEnv('GIT_TRACE2_EVENT', trace);
  expect(await plan(folder, ...argv)).toMatchObject({ code: 0, stderr: '' });
  const started = readFileSync(trace, 'utf8').match(/"event":"start"/gu) ?? [];
  expect(started.length).toBeLessThanOrEqual(most);
});

test('a clone without history says how to get the base', async () => {
  const folder = changedRepository();
  commit(folder, 'more tries');
  const clone = temporaryFolder();
  git(clone, 'clone', '--quiet', '--depth=1', `file://${folder}`, 'clone');
  const answer = await plan(join(clone, 'clone'), '--base', 'HEAD~1');
  expect(answer).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'dagwright: there is no revision "HEAD~1" here.\n  help: Get it: "git fetch origin HEAD~1" for a branch or a commit of the remote, "git fetch --unshallow" where the history is cut off. Or name another with --base.\n',
  });
  expect(await plan(join(clone, 'clone'))).toMatchObject({ code: 0 });
});

test.each([
  ['no repository', (): string => temporaryFolder(bookshop), 'dagwright: this project is in no git repository.'],
  [
    'no default branch',
    (): string => {
      const folder = repository(bookshop);
      git(folder, 'branch', '--move', 'main', 'trunk');
      return folder;
    },
    'dagwright: there is no branch "main" or "master" to compare with.',
  ],
])('%s is said', async (_, make, message) => {
  const { code, stderr } = await plan(make());
  expect({ code, said: stderr.split('\n')[0] }).toEqual({ code: 2, said: message });
});

test.each([['--output=x'], ['two words'], ['']])('"%s" is no revision', async (revision) => {
  const { code, stderr } = await plan(changedRepository(), `--base=${revision}`);
  expect({ code, said: stderr.split('\n')[0] }).toMatchObject({ code: 2 });
});

test('compiling what is committed changes nothing at run time', async () => {
  const folder = repository(bookshop);
  await dagwright(folder, ['compile']);
  expect((await plan(folder, '--base', 'main')).stdout).toMatch(/^Nothing changes at run time\n/u);
  commit(folder, 'compiled');
  await dagwright(folder, ['compile']);
  for (const base of ['HEAD', 'HEAD~1'])
    expect((await plan(folder, '--base', base)).stdout).toMatch(/^Nothing changes at run time\n/u);
});

test('output that another compiler wrote shows as itself; that of changed and moved pipelines does not', async () => {
  const folder = repository(bookshop);
  await dagwright(folder, ['compile']);
  const compiled = { ...bookshop, ...filesBelowGenerated(folder) };
  commit(folder, 'compiled');
  const moved = edited({
    'pipelines/report.yaml': null,
    'pipelines/reports/report.yaml': bookshop['pipelines/report.yaml'] ?? '',
    'pipelines/stock.yaml': [['0 * * * *', '30 * * * *']],
  });
  change(folder, bookshop, moved);
  await dagwright(folder, ['compile']);
  expect((await plan(folder, '--base', 'main')).stdout).not.toContain('another version of dagwright');
  const path = 'generated/prod/dags/orders.py';
  change(folder, compiled, { ...compiled, [path]: `${compiled[path]}# by another one\n` });
  const { stdout } = await plan(folder, '--base', 'main');
  expect(stdout).toContain(
    'MEDIUM  orders in prod\n  ~ The DAG files change although nothing that they are made of does',
  );
  commit(folder, 'by another one');
  expect((await plan(folder, '--base', 'HEAD~1', '--head', 'HEAD')).stdout).toContain('MEDIUM  orders in prod\n');
});

function filesBelowGenerated(folder: string): Record<string, string> {
  const files = filesOf(join(folder, 'generated'));
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`generated/${path}`, text]));
}

test('the exit code says whether a risk is reached', async () => {
  const folder = changedRepository();
  for (const [least, code] of [
    ['low', 1],
    ['medium', 1],
    ['high', 0],
    ['critical', 0],
  ] as const)
    expect(await plan(folder, '--base', 'main', '--fail-on', least)).toMatchObject({ code });
});

test('what is wrong at the head is told, and fails; what was wrong at the base is not', async () => {
  const broken = edited({ 'pipelines/report.yaml': [['timeout: 2h', 'timeout: soon']] });
  const folder = repository(bookshop);
  change(folder, bookshop, broken);
  const { code, stderr } = await plan(folder, '--base', 'main');
  expect(code).toBe(1);
  expect(stderr).toContain('pipelines/report.yaml:9:14: error:');
  commit(folder, 'broken');
  change(folder, broken, bookshop);
  expect(await plan(folder, '--base', 'HEAD')).toMatchObject({ code: 0, stderr: '' });
});

test('of a side with mistakes nothing is said of runs: nobody knows them', async () => {
  const folder = repository(bookshop);
  change(folder, bookshop, edited({ 'pipelines/stock.yaml': [['0 * * * *', '75 * * * *']] }));
  const { code, stdout } = await plan(folder, '--base', 'main');
  expect(code).toBe(1);
  expect(stdout).toContain('schedule.cron');
  expect(stdout).not.toMatch(/next run/iu);
});

test('the JSON has the published form', async () => {
  const folder = repository(bookshop);
  change(
    folder,
    bookshop,
    edited({
      'pipelines/orders.yaml': [['30 4 * * *', '30 5 * * *']],
      'pipelines/stock.yaml': null,
      'pipelines/new.yaml': (bookshop['pipelines/stock.yaml'] ?? '').replaceAll('stock', 'books'),
    }),
  );
  const { stdout } = await plan(folder, '--base', 'main', '--format', 'json');
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
  const isValid = ajv.compile(JSON.parse(readFileSync('schema/report/plan.schema.json', 'utf8')));
  expect(isValid(JSON.parse(stdout)), JSON.stringify(isValid.errors, null, 1)).toBe(true);
});

test('no form of a plan shows a credential', async () => {
  const password = 'hunter2-Tr0ub4dor';
  const folder = repository(bookshop);
  const after = edited({
    'pipelines/stock.yaml': [['count-stock --from', `PGPASSWORD=${password} count-stock --from`]],
    'pipelines/sql/load_orders.sql': `ALTER USER loader PASSWORD '${password}';\n`,
  });
  change(folder, bookshop, after);
  const page = join(folder, 'plan.html');
  for (const format of ['text', 'json', 'markdown']) {
    const { stdout, stderr } = await plan(folder, '--base', 'main', '--format', format, '--html', page);
    expect(stdout).toContain('***');
    expect(`${stdout}${stderr}${readFileSync(page, 'utf8')}`).not.toContain(password);
  }
});
