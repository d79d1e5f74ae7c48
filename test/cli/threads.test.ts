import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { filesOf, temporaryFolder } from '../host/temporary_folder.ts';
import { buildOnce } from '../house/build_once.ts';
import { dagwright, type Answer } from './command_line.ts';
import { environment, pipeline } from './shop.ts';

beforeAll(buildOnce);

const ids = Array.from({ length: 260 }, (_, index) => `orders_${String(index).padStart(3, '0')}`);

/** Large enough for several threads, with files, findings of each kind, and the same mistake seen by many units. */
const shops: Readonly<Record<string, string>> = {
  'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [dev, prod]\n',
  'environments/dev/environment.yaml': environment('dev', '3.3', 2),
  'environments/prod/environment.yaml': `${environment('prod', '2.11', 8)}variables: { day: "\${{ var.dya }}" }\n`,
  ...Object.fromEntries(ids.map((id, index) => [`pipelines/${id}.yaml`, pipelineWithMistakes(id, index)])),
  'pipelines/load.sh': 'load orders\n',
};

function pipelineWithMistakes(id: string, index: number): string {
  const text = pipeline(id);
  switch (index % 40) {
    case 1:
      return text.replace(`command: load-${id}`, 'file: load.sh');
    case 2:
      return `${text}max_active_runs: 2\nmax_active_tasks: 3\n`;
    case 3:
      return text.replace('pool: warehouse', 'pool: warehose');
    case 4:
      return text.replace(`load-${id}`, 'load --day ${{ var.day }}');
    case 5:
      return `${text}airflow: { dag_id: orders }\n`;
    case 6:
      return text.replace(`command: load-${id}`, 'file: lost.sh');
    default:
      return text;
  }
}

const idle = `
  const os = require('node:os');
  const threads = require('node:worker_threads');
  os.availableParallelism = () => 3;
  os.loadavg = () => [0.2, 0, 0];
  threads.Worker = class extends threads.Worker {
    constructor(...given) {
      super(...given);
      require('node:fs').appendFileSync(process.env.STARTED, 'thread ');
    }
  };`;

/** As the command is installed, on a machine with three idle cores. */
function inThreads(folder: string, argv: readonly string[]): Answer {
  const beside = temporaryFolder({ 'idle.cjs': idle });
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('bin/dagwright.js'), ...argv], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_OPTIONS: `--require ${join(beside, 'idle.cjs')}`,
      STARTED: join(beside, 'started'),
    },
    encoding: 'utf8',
  });
  expect(filesOf(beside)['started']).toBe('thread thread ');
  return { code: status ?? -1, stdout, stderr };
}

test.each<readonly string[]>([
  ['compile'],
  ['check'],
  ['compile', '--format', 'json'],
  ['validate', '--format', 'json'],
])('several threads print and write what one does: %s %s %s', async (...argv) => {
  const [one, several] = [temporaryFolder(shops), temporaryFolder(shops)];
  const given = argv.filter((argument) => argument !== undefined);
  expect(inThreads(several, given)).toEqual(await dagwright(one, given));
  expect(filesOf(several)).toEqual(filesOf(one));
});

test('a compile without mistakes is the same in several threads too', async () => {
  const right = Object.fromEntries(ids.map((id) => [`pipelines/${id}.yaml`, pipeline(id)]));
  const one = temporaryFolder({
    ...shops,
    ...right,
    'environments/prod/environment.yaml': environment('prod', '2.11', 8),
  });
  const several = temporaryFolder();
  cpSync(one, several, { recursive: true });
  const answer = await dagwright(one, ['compile']);
  expect(answer.code).toBe(0);
  expect(inThreads(several, ['compile'])).toEqual(answer);
  expect(filesOf(several)).toEqual(filesOf(one));
  rmSync(join(several, 'generated/dev'), { recursive: true });
  expect(inThreads(several, ['compile'])).toMatchObject({ code: 0, stderr: '' });
  expect(filesOf(several)).toEqual(filesOf(one));
});
