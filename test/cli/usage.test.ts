import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright, type Answer } from './command_line.ts';
import { shop } from './shop.ts';

const wrong = (message: string, help: string): Answer => ({
  code: 2,
  stdout: '',
  stderr: `dagwright: ${message}\n  help: ${help}\n`,
});

test('a misspelt command is answered with the one that was meant', async () => {
  expect(await dagwright('/', ['compil'])).toEqual(
    wrong('there is no command "compil". Did you mean "compile"?', '"dagwright --help" lists the commands.'),
  );
});

test.each([
  ['a misspelt flag', ['check', '--fromat', 'json'], 'there is no flag "--fromat". Did you mean "--format"?'],
  ['a misspelt value', ['check', '--format', 'jsn'], '"jsn" is no value of --format. It takes text, json, github.'],
  ['a flag without its value', ['compile', '--root'], 'the flag "--root" is missing, or has no value.'],
  ['an unknown letter', ['compile', '-x'], 'there is no flag "-x".'],
  ['a flag that is needed', ['explain', 'orders'], 'the flag "--env" is missing, or has no value.'],
  ['an argument that is needed', ['explain', '--env', 'dev'], '<pipeline[.path]> is missing.'],
  ['an argument too many', ['validate', 'orders'], 'there is no place for "orders".'],
])('%s is wrong usage', async (_what, argv, message) => {
  expect(await dagwright('/', argv)).toEqual(
    wrong(message, '"dagwright help <command>" lists the flags and arguments of a command.'),
  );
});

const commands = await namesInHelp();

/** The commands that the help lists. */
async function namesInHelp(): Promise<readonly string[]> {
  const { stdout } = await dagwright('/', ['--help']);
  const [, list = ''] = stdout.split('\nCOMMANDS\n');
  return [...list.matchAll(/^ {2}(?<name>[a-z]+) /gmu)].map(({ groups }) => groups?.['name'] ?? '');
}

test('the README lists the commands that the help lists', () => {
  const [, list = ''] = readFileSync('README.md', 'utf8').split('`npx dagwright --help` lists the commands:');
  const named = [...list.matchAll(/`(?<name>[a-z]+)`/gu)].map(({ groups }) => groups?.['name']);
  expect(new Set(named)).toEqual(new Set(commands));
});

test.each(commands)('help for %s shows one example, and is the same however it is asked for', async (command) => {
  const asked = await dagwright('/', ['help', command]);
  expect(asked.code).toBe(0);
  expect(asked.stdout.match(/^Example: dagwright .*$/gmu)).toEqual([
    expect.stringContaining(`Example: dagwright ${command}`),
  ]);
  expect(await dagwright('/', [command, '--help'])).toEqual(asked);
});

test('a command line without a command shows the help and does not seem to succeed', async () => {
  const { stdout } = await dagwright('/', ['--help']);
  expect(stdout).toContain('COMMANDS\n  init      Write a small project that compiles\n');
  expect(await dagwright('/', [])).toEqual({ code: 2, stdout, stderr: '' });
});

test('a folder without a project is told, with what to do', async () => {
  const folder = temporaryFolder({ 'notes.txt': '' });
  expect(await dagwright(folder, ['compile'])).toEqual(
    wrong(
      'no dagwright.yaml was found in "." or in a folder above it.',
      'Go to the folder of your project, name it with --root, or make a new project with "dagwright init".',
    ),
  );
});

test('a folder that does not exist is told', async () => {
  expect(await dagwright(temporaryFolder(), ['check', '-C', 'shpo'])).toEqual(
    wrong('there is no folder "shpo".', 'Correct the path behind --root.'),
  );
});

test('a misspelt environment is answered with the one that was meant, and nothing is written', async () => {
  const folder = temporaryFolder(shop);
  expect(await dagwright(folder, ['compile', '--env', 'dev', '--env', 'prd'])).toEqual(
    wrong('the project has no environment "prd". Did you mean "prod"?', 'Environments: dev, prod.'),
  );
  expect(await dagwright(folder, ['check', '--env', 'dev'])).toMatchObject({ code: 1 });
});

test.each([
  ['inside of the project', 'pipelines', []],
  ['elsewhere, with the root before the command', '..', ['-C', 'pipelines/..']],
])('the project is found from %s', async (_where, _folder, before) => {
  const folder = temporaryFolder(shop);
  const start = before.length === 0 ? `${folder}/pipelines` : folder;
  expect(await dagwright(start, [...before, 'validate'])).toEqual({
    code: 0,
    stdout: 'Looked at 2 pipelines in 2 environments: no findings.\n',
    stderr: '',
  });
});

function failing(): number {
  throw new Error('amount: 12.50');
}

test('what fails inside of dagwright is our bug: what to send holds no text of a file', async () => {
  const folder = temporaryFolder(shop);
  const circumstances = { isTerminal: true, milliseconds: failing };
  const { code, stdout, stderr } = await dagwright(folder, ['compile', '--env', 'dev'], circumstances);
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr.split('\n').slice(0, 6)).toEqual([
    'dagwright: this is a bug of dagwright, not of your files. Nothing more was done.',
    '',
    'Please report it, with the following, and with the smallest spec that shows it if you may share one:',
    expect.stringMatching(/^ {2}version: \d+\.\d+\.\d+, Node 20\.19\.0$/u),
    '  command: dagwright compile --env dev',
    '  error: Error',
  ]);
  expect(stderr).toMatch(/^ {2}at openProgress \(src\/edge\/commands\/progress\.ts:\d+:\d+\)$/mu);
  expect(stderr).not.toContain('12.50');
});
