import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { addFiles, temporaryFolder } from '../host/temporary_folder.ts';
import { pipelineOf, projectOf } from '../lint/linted.ts';
import { dagwright } from './command_line.ts';

/** Only this rule, as an error: the tests stay as they are when a rule is added. */
const only = Object.fromEntries(
  builtins.rules.map(({ id }) => [id, id === 'owner-missing' ? 'error' : 'off'] as const),
);
const lint = `lint: { rules: ${JSON.stringify(only)} }\nowners: { sales: {} }\n`;
const orders = pipelineOf('orders', '');
const marts = pipelineOf('marts', '');
const owned = pipelineOf('orders', 'owner: sales\n');

function textOf(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

test('old findings are counted, and only new ones fail', async () => {
  const folder = temporaryFolder(projectOf(lint, { orders }));
  expect(await dagwright(folder, ['lint'])).toMatchObject({ code: 1 });
  expect(await dagwright(folder, ['lint', '--write-baseline'])).toEqual({
    code: 0,
    stdout: 'Wrote lint-baseline.json: 1 finding, 0 gone.\n',
    stderr: '',
  });
  expect(textOf(folder, 'lint-baseline.json')).toBe(`{
  "version": 1,
  "findings": [
    "owner-missing|orders||owner|"
  ]
}
`);
  expect(await dagwright(folder, ['lint'])).toEqual({
    code: 0,
    stdout: 'Judged 1 pipeline: no findings; 1 finding of the baseline.\n',
    stderr: '',
  });
  addFiles(folder, { 'pipelines/marts.yaml': marts });
  const { code, stdout, stderr } = await dagwright(folder, ['lint']);
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: '     1  owner-missing\nJudged 2 pipelines: 1 error in 1 file; 1 finding of the baseline.\n',
  });
  expect(stderr).toContain('Nobody owns the pipeline "marts"');
  expect(stderr).not.toContain('Nobody owns the pipeline "orders"');
});

test('a finding that is gone is told, and leaves the baseline', async () => {
  const folder = temporaryFolder(projectOf(lint, { orders, marts }));
  await dagwright(folder, ['lint', '--write-baseline']);
  addFiles(folder, { 'pipelines/orders.yaml': owned });
  expect(await dagwright(folder, ['lint'])).toMatchObject({
    code: 0,
    stdout: `Judged 2 pipelines: no findings; 1 finding of the baseline.
1 finding of the baseline is gone; "dagwright lint --prune-baseline" takes it out.
`,
  });
  expect(await dagwright(folder, ['lint', '--prune-baseline'])).toMatchObject({
    code: 0,
    stdout: 'Wrote lint-baseline.json: 1 finding, 1 gone.\n',
  });
  addFiles(folder, { 'pipelines/orders.yaml': orders });
  expect(await dagwright(folder, ['lint'])).toMatchObject({ code: 1 });
});

test('to prune adds nothing that is new', async () => {
  const folder = temporaryFolder(projectOf(lint, { orders }));
  expect(await dagwright(folder, ['lint', '--prune-baseline'])).toMatchObject({
    code: 0,
    stdout: 'Wrote lint-baseline.json: 0 findings, 0 gone.\n',
  });
  expect(await dagwright(folder, ['lint'])).toMatchObject({ code: 1 });
});

test('mistakes in specs never become part of it, and keep it as it is', async () => {
  const folder = temporaryFolder(projectOf(lint, { orders, marts }));
  await dagwright(folder, ['lint', '--write-baseline']);
  const before = textOf(folder, 'lint-baseline.json');
  addFiles(folder, { 'pipelines/orders.yaml': pipelineOf('orders', 'ownr: sales\n') });
  expect((await dagwright(folder, ['lint'])).stdout).not.toContain('gone');
  for (const flag of ['--write-baseline', '--prune-baseline']) {
    const { code, stdout, stderr } = await dagwright(folder, ['lint', flag]);
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: 'lint-baseline.json is left as it is: some pipelines cannot be judged. Correct the errors first.\n',
    });
    expect(stderr).toContain('Unknown key "ownr"');
  }
  expect(textOf(folder, 'lint-baseline.json')).toBe(before);
});

test('it lies where the project says', async () => {
  const folder = temporaryFolder(
    projectOf(lint.replace('lint: {', 'lint: { baseline: standards/old.json,'), { orders }),
  );
  expect(await dagwright(folder, ['lint', '--write-baseline'])).toMatchObject({
    stdout: 'Wrote standards/old.json: 1 finding, 0 gone.\n',
  });
  expect(await dagwright(folder, ['lint'])).toMatchObject({ code: 0 });
});

test('one that the project names, and that is not there, is told', async () => {
  const named = lint.replace('lint: {', 'lint: { baseline: standards/old.json,');
  const folder = temporaryFolder(projectOf(named, { orders: owned }));
  expect(await dagwright(folder, ['lint'])).toMatchObject({
    code: 0,
    stderr: expect.stringContaining(
      'There is no baseline "standards/old.json": every finding counts as a new one.',
    ) as string,
  });
});

test.each(['', '[]', '{ "version": 2, "findings": [] }', '{ "version": 1, "findings": [1] }'])(
  'what is no baseline is an error: %s',
  async (text) => {
    const folder = temporaryFolder({ ...projectOf(lint, { orders: owned }), 'lint-baseline.json': text });
    expect(await dagwright(folder, ['lint'])).toMatchObject({
      code: 1,
      stderr: `lint-baseline.json:1:1: error: This is no baseline of findings. [wrong-baseline]
  help: Restore it from git, or write it anew: \`dagwright lint --write-baseline\`.

1 error in 1 file
`,
    });
  },
);

test('programs are told what is old and what is gone', async () => {
  const folder = temporaryFolder(projectOf(lint, { orders, marts }));
  await dagwright(folder, ['lint', '--write-baseline']);
  addFiles(folder, { 'pipelines/orders.yaml': owned });
  const json = await dagwright(folder, ['lint', '--format', 'json']);
  expect(JSON.parse(json.stdout)).toMatchObject({
    findings: [],
    known: [{ fingerprint: 'owner-missing|marts||owner|' }],
    gone: ['owner-missing|orders||owner|'],
  });
  const sarif = await dagwright(folder, ['lint', '--format', 'sarif']);
  expect(JSON.parse(sarif.stdout)).toMatchObject({
    runs: [
      { results: [{ suppressions: [{ kind: 'external', justification: 'It was there before: lint-baseline.json' }] }] },
    ],
  });
});
