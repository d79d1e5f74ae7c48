import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { buildOnce } from './build_once.ts';
import { blocksOf } from './examples.ts';

beforeAll(buildOnce);

const page = readFileSync('docs/plan.md', 'utf8');
const [block, secondBlock] = blocksOf(page).filter(({ info }) => info.join(' ') === 'console clone');
const [first = '', ...printed] = (block?.text ?? '').split('\n');
const argv = first.replace('$ npx dagwright ', '').split(' ');
const commit = argv[argv.indexOf('--head') + 1] ?? '';

interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A clone of this repository. */
function clone(...flags: readonly string[]): string {
  const folder = join(temporaryFolder(), 'clone');
  execFileSync('git', ['clone', '--quiet', '--no-checkout', ...flags, `file://${process.cwd()}`, folder]);
  execFileSync('git', ['checkout', '--quiet', 'HEAD', '--', 'dagwright.yaml'], { cwd: folder });
  return folder;
}

const script = join(process.cwd(), 'bin/dagwright.js');

/** What the command of the page gives in a clone of this repository. */
function inClone(...flags: readonly string[]): Answer {
  return spawnSync(process.execPath, [script, ...argv], { cwd: clone(...flags), encoding: 'utf8' });
}

function plan(at: string, ...flags: readonly string[]): string {
  return execFileSync(process.execPath, [script, 'plan', ...flags], { cwd: at, encoding: 'utf8' });
}

function isHere(revision: string): boolean {
  return spawnSync('git', ['cat-file', '-e', `${revision}^{commit}`], { stdio: 'ignore' }).status === 0;
}

test('the README names the command that the page about plans explains', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`\n${first.replace('$ ', '')}\n`);
  expect(commit).toMatch(/^[0-9a-f]{12}$/u);
});

test('a clone explains the change in the history, or says what it lacks', () => {
  const { status, stdout, stderr } = inClone();
  if (isHere(`${commit}~1`))
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: printed.join('\n'), stderr: '' });
  else
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('git fetch --unshallow') as unknown,
    });
});

test('a clone of the last commit alone says what it lacks', () => {
  const { status, stderr } = inClone('--depth=1');
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringContaining('git fetch --unshallow') as unknown,
  });
});

test.runIf(isHere(`${commit}~1`))('what one job plans, another one prints, as the page shows', () => {
  const folder = clone();
  const commands = (secondBlock?.text ?? '').split(/^(?=\$ )/mu).map((part) => part.split('\n'));
  expect(commands.length).toBe(3);
  for (const [line = '', ...lines] of commands) {
    const npx = `npx() { shift; "${process.execPath}" "${script}" "$@"; }`;
    const { stdout } = spawnSync('bash', ['-c', `exec 2>&1\n${npx}\n${line.slice(2)}`], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(`${line}\n${stdout}`).toBe(`${line}\n${lines.join('\n')}`);
  }
});

test.runIf(isHere(`${commit}~1`))('what is printed from the JSON of the demo is what its plan prints', () => {
  const [folder, elsewhere] = [clone(), temporaryFolder()];
  const forms = ['text', 'markdown', 'json'];
  writeFileSync(join(elsewhere, 'plan.json'), plan(folder, ...argv.slice(1), '--format', 'json'));
  const asPage = ['--html', 'plan.html'];
  for (const form of forms)
    expect(plan(elsewhere, '--from-json', 'plan.json', '--format', form, ...asPage)).toBe(
      plan(folder, ...argv.slice(1), '--format', form, ...asPage),
    );
  expect(readFileSync(join(elsewhere, 'plan.html'))).toEqual(readFileSync(join(folder, 'plan.html')));
});
