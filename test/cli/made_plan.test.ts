import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mostBytes } from '../../src/edge/report/plan/json/read_plan.ts';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { bookshop, edited } from '../plan/project.ts';
import { change, commit, repository } from '../plan/repository.ts';
import { dagwright, type Answer } from './command_line.ts';

const riskier = edited({ 'dagwright.yaml': [['count: 2', 'count: 3']] });

/** A folder that is no project, with a plan in it as JSON. */
async function folderWithPlan(before = bookshop, after: Readonly<Record<string, string>> = riskier): Promise<string> {
  const folder = repository(before);
  change(folder, before, after);
  const argv = ['plan', '--base', 'main', '--now', '2026-11-23T12:00:00Z', '--format', 'json'];
  const { stdout } = await dagwright(folder, argv);
  return temporaryFolder({ 'plan.json': stdout });
}

function told(folder: string, ...argv: readonly string[]): Promise<Answer> {
  return dagwright(folder, ['plan', '--from-json', 'plan.json', ...argv]);
}

test('a plan of another place is printed without project and git, and judged', async () => {
  const folder = await folderWithPlan();
  const { code, stdout, stderr } = await told(folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('3 pipelines change in dev, 3 in stage, 3 in prod; highest risk: medium\n');
  expect(await told(folder, '--fail-on', 'medium')).toEqual({ code: 1, stdout, stderr: '' });
  expect(await told(folder, '--fail-on', 'high')).toEqual({ code: 0, stdout, stderr: '' });
});

test('JSON that is read and printed again is the same', async () => {
  const folder = await folderWithPlan();
  expect((await told(folder, '--format', 'json')).stdout).toBe(readFileSync(join(folder, 'plan.json'), 'utf8'));
});

test.each([
  ['--base', 'main'],
  ['--head', 'HEAD'],
  ['--env', 'prod'],
  ['--now', '2026-11-23'],
  ['--root', '.'],
])('what decides what a plan says is refused: %s', async (flag, value) => {
  expect(await told(await folderWithPlan(), flag, value)).toEqual({
    code: 2,
    stdout: '',
    stderr: `dagwright: the plan in "plan.json" is made already: "${flag}" has no say in it.\n  help: Leave "${flag}" out; it belongs to the command that made the plan.\n`,
  });
});

const asPrinted = '  help: Give a file that "dagwright plan --format json" has printed, as it is.\n';

test.each([
  [
    'is not there',
    (): string => temporaryFolder(),
    'The file "plan.json" does not exist.\n  help: Create it, or correct the path.\n',
  ],
  [
    'is a folder',
    (): string => {
      const folder = temporaryFolder();
      mkdirSync(join(folder, 'plan.json'));
      return folder;
    },
    '"plan.json" is not a file.\n  help: Name a file, not a folder.\n',
  ],
  [
    'is no text',
    (): string => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'plan.json'), Buffer.from([0x7b, 0xff]));
      return folder;
    },
    'The file "plan.json" is not UTF-8: the bytes here cannot be read as text.\n  help: Save the file as UTF-8.\n',
  ],
  [
    'is too large',
    (): string => {
      const folder = temporaryFolder({ 'plan.json': '{' });
      truncateSync(join(folder, 'plan.json'), mostBytes + 1);
      return folder;
    },
    `the file "plan.json" has ${mostBytes + 1} bytes; ${mostBytes} are the most that a plan has.\n${asPrinted}`,
  ],
  [
    'ends early',
    (): string => temporaryFolder({ 'plan.json': '{"version": 1,' }),
    `"plan.json" is no JSON, or only a part of it.\n${asPrinted}`,
  ],
  [
    'is of a later dagwright',
    (): string => temporaryFolder({ 'plan.json': '{"version": 7}' }),
    '"plan.json" is a plan of version 7; this dagwright reads version 1.\n  help: It was made by a newer dagwright: use the same one in both places, or make the plan again with this one.\n',
  ],
  [
    'has a key that could move the cursor',
    (): string => temporaryFolder({ 'plan.json': String.raw`{"version": 1, "\u001b[2Jx": 1}` }),
    `"plan.json" is no plan of this version: the whole lacks the key "base".\n${asPrinted}`,
  ],
])('a file that %s is refused', async (_, make, said) => {
  expect(await told(make())).toEqual({ code: 2, stdout: '', stderr: `dagwright: ${said}` });
});

test('what the terminal would obey is shown, in each form', async () => {
  const folder = await folderWithPlan();
  const evil = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e @octocat </details><img src=x>';
  const report = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8')) as { blocks: { changes: object[] }[] };
  for (const { changes } of report.blocks)
    for (const [index, one] of changes.entries())
      changes[index] = { ...one, path: evil, effect: evil, reason: evil, before: evil, after: evil };
  writeFileSync(join(folder, 'plan.json'), JSON.stringify({ ...report, without_effect: [evil] }));
  for (const format of ['text', 'markdown', 'json']) {
    const { code, stdout } = await told(folder, '--format', format, '--html', 'plan.html');
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  }
  expect(readFileSync(join(folder, 'plan.html'), 'utf8')).not.toMatch(/[^\P{Cc}\n]|\u202e|<img/u);
});

const broken = edited({ 'pipelines/report.yaml': [['timeout: 2h', 'timeout: soon']] });

/** What is said of the base, with a mark around each name. */
function line(mark: string): string {
  return `The base has mistakes: nothing of ${mark}report${mark} in ${mark}dev${mark}, ${mark}stage${mark} and ${mark}prod${mark} was compiled there, and it is compared as far as its values go.`;
}

test('that there are mistakes at the base is said in one line in each form', async () => {
  const folder = await folderWithPlan(broken, bookshop);
  expect((await told(folder)).stdout.split('\n')).toContain(line(''));
  expect((await told(folder, '--format', 'markdown', '--html', 'plan.html')).stdout.split('\n')).toContain(line('`'));
  expect(readFileSync(join(folder, 'plan.html'), 'utf8')).toContain(`<p>${line('')}</p>`);
  const all = ['dev', 'stage', 'prod'].map((environment) => ({ environment, pipelines: ['report'] }));
  expect(JSON.parse((await told(folder, '--format', 'json')).stdout)).toMatchObject({
    base: { has_errors: true, not_compiled: all },
    head: { has_errors: false, not_compiled: [] },
  });
});

test('that there are mistakes with the change is said as well, and fails', async () => {
  const answer = await told(await folderWithPlan(bookshop, broken));
  expect(answer).toMatchObject({
    code: 1,
    stderr: 'What has errors is not compiled: correct the errors, then plan again.\n',
  });
  expect(answer.stdout).toContain(
    '\nWith the change there are mistakes: nothing of report in dev, stage and prod is compiled until they are corrected, and it is compared as far as its values go.\n',
  );
});

test('a base whose mistakes are none of a pipeline says so', async () => {
  const folder = repository({ ...bookshop, 'pipelines/torn.yaml': 'kind: Pipeline\nid: [torn\n' });
  change(folder, { 'pipelines/torn.yaml': '' }, bookshop);
  commit(folder, 'whole again');
  const { stdout } = await dagwright(folder, ['plan', '--base', 'HEAD~1']);
  expect(stdout).toContain(
    '\nThe base has mistakes: nothing of what has them was compiled there, and it is compared as far as its values go.\n',
  );
});
