import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { buildOnce } from './build_once.ts';
import { blocksOf } from './examples.ts';

beforeAll(buildOnce);

const page = readFileSync('docs/plan.md', 'utf8');
const [block] = blocksOf(page).filter(({ info }) => info.join(' ') === 'console clone');
const [first = '', ...printed] = (block?.text ?? '').split('\n');
const argv = first.replace('$ npx dagwright ', '').split(' ');
const commit = argv[argv.indexOf('--head') + 1] ?? '';

/** What the command of the page gives in a clone of this repository. */
function inClone(...flags: readonly string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const folder = temporaryFolder();
  execFileSync('git', [
    'clone',
    '--quiet',
    '--no-checkout',
    ...flags,
    `file://${process.cwd()}`,
    join(folder, 'clone'),
  ]);
  execFileSync('git', ['checkout', '--quiet', 'HEAD', '--', 'dagwright.yaml'], { cwd: join(folder, 'clone') });
  const script = join(process.cwd(), 'bin/dagwright.js');
  return spawnSync(process.execPath, [script, ...argv], { cwd: join(folder, 'clone'), encoding: 'utf8' });
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
