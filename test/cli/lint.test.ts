import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { addFiles, temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';
import { environment } from './shop.ts';

const named = 'owners: { sales: { contact: { email: sales@example.com } } }\n';

const shop = {
  'dagwright.yaml': project(),
  'environments/dev/environment.yaml': environment('dev', '3.3', 2),
  'environments/prod/environment.yaml': environment('prod', '2.11', 8),
  'pipelines/orders.yaml': orders('owner: sales\n', ''),
};

/** The project, in which two rules hold: the tests stay as they are when a rule is added. */
function project(levels: Readonly<Record<string, string>> = {}): string {
  const others = builtins.rules.filter(({ id }) => id !== 'owner-missing' && id !== 'timeout-missing');
  const rules = { ...Object.fromEntries(others.map(({ id }) => [id, 'off'])), ...levels };
  return `kind: Project\nid: shop\nenvironments: [dev, prod]\n${named}lint: { rules: ${JSON.stringify(rules)} }\n`;
}

function orders(pipeline: string, task: string): string {
  return `kind: Pipeline\nid: orders\n${pipeline}tasks:\n  load:\n    type: bash\n    command: load-orders\n${task}`;
}

const waiver =
  'waivers: [{ rule: timeout-missing, reason: The vendor gives no bound., until: 2026-03-28, ticket: DATA-7 }]\n';

const finding = `pipelines/orders.yaml:5:3: warning: The task "load" has no timeout: when it hangs, it holds its worker until somebody notices. [timeout-missing]
  5 |   load:
    |   ^^^^
  help: Write \`timeout:\` with a little more than the longest time that it should take, such as \`timeout: 1h\`.

1 warning in 1 file
`;

test('findings are printed like those of validate, and counted by rule', async () => {
  expect(await dagwright(temporaryFolder(shop), ['lint'])).toEqual({
    code: 0,
    stdout: '     1  timeout-missing\nJudged 1 pipeline: 1 warning in 1 file.\n',
    stderr: finding,
  });
});

test('warnings fail where they are asked to', async () => {
  expect(await dagwright(temporaryFolder(shop), ['lint', '--fail-on', 'warning'])).toMatchObject({ code: 1 });
});

test('errors fail', async () => {
  const folder = temporaryFolder({ ...shop, 'pipelines/orders.yaml': orders('', '    timeout: 1h\n') });
  expect(await dagwright(folder, ['lint'])).toMatchObject({ code: 0 });
  addFiles(folder, { 'dagwright.yaml': project({ 'owner-missing': 'error' }) });
  expect(await dagwright(folder, ['lint'])).toMatchObject({ code: 1 });
});

test('a project that keeps its standards is told so', async () => {
  const kept = orders('owner: sales\n', '    timeout: 1h\n');
  expect(await dagwright(temporaryFolder({ ...shop, 'pipelines/orders.yaml': kept }), ['lint'])).toEqual({
    code: 0,
    stdout: 'Judged 1 pipeline: no findings.\n',
    stderr: '',
  });
});

test('mistakes in a spec are told beside the findings of other pipelines', async () => {
  const folder = temporaryFolder({
    ...shop,
    'pipelines/invoices.yaml': 'kind: Pipeline\nid: invoices\nowner: sales\ntasks: { load: { type: noop, pol: a } }\n',
  });
  const { code, stdout } = await dagwright(folder, ['lint']);
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: '     1  timeout-missing\n     1  unknown-key\nJudged 1 of 2 pipelines: 1 error, 1 warning in 2 files.\n',
  });
});

test('where an environment cannot be read, no pipeline is called judged', async () => {
  const folder = temporaryFolder({ ...shop, 'environments/prod/environment.yaml': 'kind: Environment\nid: [\n' });
  expect(await dagwright(folder, ['lint'])).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^Judged 0 of 1 pipeline: /mu) as string,
  });
});

test('what is waived is counted, until its last day has passed', async () => {
  const folder = temporaryFolder({ ...shop, 'pipelines/orders.yaml': orders('owner: sales\n', `    ${waiver}`) });
  expect(await dagwright(folder, ['lint'])).toEqual({
    code: 0,
    stdout: 'Judged 1 pipeline: no findings; 1 finding waived.\n',
    stderr: '',
  });
  expect(await dagwright(folder, ['lint', '--today', '2026-03-29'])).toMatchObject({
    code: 1,
    stdout: '     1  timeout-missing\n     1  waiver-past\nJudged 1 pipeline: 1 error, 1 warning in 1 file.\n',
  });
});

test.each(['2026-02-30', '2026-2-3', 'tomorrow', '2026-03-01T10:00'])('%s is no day', async (day) => {
  expect(await dagwright(temporaryFolder(shop), ['lint', '--today', day])).toEqual({
    code: 2,
    stdout: '',
    stderr: `dagwright: "${day}" is no value of --today. It takes a date such as 2027-03-31.
  help: "dagwright help <command>" lists the flags and arguments of a command.
`,
  });
});

test('a program is given the findings as JSON', async () => {
  const { code, stdout, stderr } = await dagwright(temporaryFolder(shop), ['lint', '--format', 'json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    findings: [{ code: 'timeout-missing', file: 'pipelines/orders.yaml', line: 5, column: 3 }],
    counts: { errors: 0, warnings: 1, infos: 0, files: 1 },
  });
});

test('GitHub is told errors before warnings', async () => {
  const folder = temporaryFolder({
    ...shop,
    'dagwright.yaml': project({ 'owner-missing': 'info', 'timeout-missing': 'error' }),
    'pipelines/orders.yaml': orders('', ''),
  });
  const { code, stdout, stderr } = await dagwright(folder, ['lint', '--format', 'github']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout.match(/^::\w+ |title=[\w-]+/gmu)).toEqual([
    '::error ',
    'title=timeout-missing',
    '::notice ',
    'title=owner-missing',
  ]);
});
