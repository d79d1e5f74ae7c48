import { expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright, type Circumstances } from './command_line.ts';
import { pipeline, shop } from './shop.ts';

const broken = { ...shop, 'pipelines/orders.yaml': pipeline('orders').replace('pool', 'pol') };
const escape = '\u001b[';

test.each<[what: string, isColored: boolean, Circumstances]>([
  ['a terminal has colours', true, { isTerminal: true }],
  ['a file has none', false, {}],
  ['NO_COLOR takes them away', false, { isTerminal: true, environment: { NO_COLOR: '1' } }],
  ['an empty NO_COLOR says nothing', true, { isTerminal: true, environment: { NO_COLOR: '' } }],
  ['FORCE_COLOR gives them to a file', true, { environment: { FORCE_COLOR: '1' } }],
  ['FORCE_COLOR=0 takes them away', false, { isTerminal: true, environment: { FORCE_COLOR: '0' } }],
  ['a dumb terminal has none', false, { isTerminal: true, environment: { TERM: 'dumb' } }],
])('%s', async (_what, isColored, circumstances) => {
  const { code, stderr } = await dagwright(temporaryFolder(broken), ['validate'], circumstances);
  expect({ code, isColored: stderr.includes(escape) }).toEqual({ code: 1, isColored });
});

/** A clock on which a second passes whenever it is looked at. */
function slowly(): () => number {
  let seconds = 0;
  return () => (seconds += 1) * 1000;
}

test('on a terminal, work that takes long shows a line and takes it away again', async () => {
  const circumstances = { isTerminal: true, milliseconds: slowly() };
  const { stdout, stderr } = await dagwright(temporaryFolder(shop), ['validate'], circumstances);
  expect(stderr.split('\r')).toEqual([
    '',
    ...Array.from({ length: 16 }, (_, index) => `${String(index + 1)} files …${escape}K`),
    `${escape}K`,
  ]);
  expect(stdout).toBe('Looked at 2 pipelines in 2 environments: no findings.\n');
});

test.each<[where: string, Circumstances]>([
  ['in CI', { isTerminal: true, milliseconds: slowly(), environment: { CI: 'true' } }],
  ['in a file', { milliseconds: slowly() }],
])('nobody watches %s: no progress is shown', async (_where, circumstances) => {
  expect(await dagwright(temporaryFolder(shop), ['validate'], circumstances)).toMatchObject({ code: 0, stderr: '' });
});

test('findings go to stderr, what was asked for to stdout', async () => {
  expect(await dagwright(temporaryFolder(broken), ['validate'])).toEqual({
    code: 1,
    stdout: 'Looked at 2 pipelines in 2 environments: 1 error in 1 file.\n',
    stderr: `pipelines/orders.yaml:8:5: error: Unknown key "pol" in "tasks.load". Did you mean "pool"? [unknown-key]
  8 |     pol: warehouse
    |     ^^^
  help: Keys of this type beside the common ones: command, env, file, output, skip_exit_code.

1 error in 1 file
`,
  });
});

test('as JSON, findings are what was asked for', async () => {
  const { code, stdout, stderr } = await dagwright(temporaryFolder(broken), ['validate', '--format', 'json']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, findings: [{ code: 'unknown-key', line: 8, column: 5 }] });
});

test('ten thousand findings are summarised', async () => {
  const wrong = Array.from({ length: 10_000 }, (_, index) => `  load_${String(index)}: { type: bash, comand: ls }\n`);
  const files = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [
      `pipelines/orders_${String(index)}.yaml`,
      `kind: Pipeline\nid: orders_${String(index)}\ntasks:\n${wrong.slice(index * 1000, (index + 1) * 1000).join('')}`,
    ]),
  );
  const { code, stdout, stderr } = await dagwright(temporaryFolder({ ...shop, ...files }), ['validate']);
  expect(code).toBe(1);
  expect(stdout).toBe('Looked at 12 pipelines in 2 environments: 10000 errors in 10 files.\n');
  expect(stderr.split('\n').length).toBeLessThan(300);
  expect(stderr).toContain('9950 more findings, by kind:\n  9950  unknown-key\nand by file:\n');
  expect(stderr.endsWith('\n\n10000 errors in 10 files\n')).toBe(true);
});
