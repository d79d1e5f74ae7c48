import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright, type Answer } from './command_line.ts';
import { timedShop } from './timed_shop.ts';

function render(pipeline: string, slot: string, more: readonly string[] = []): Promise<Answer> {
  return dagwright(temporaryFolder(timedShop), ['render', pipeline, '--env', 'prod', '--slot', slot, ...more]);
}

test('commands, queries, arguments and variables of a run; what only the orchestrator knows is in angle quotes', async () => {
  expect(await render('orders', '2026-03-29T00:30')).toEqual({
    code: 0,
    stderr: '',
    stdout: `orders in prod: the run due at 2026-03-29T00:30:00+01:00
run.date 2026-03-28, window 2026-03-28T00:30:00+01:00 to 2026-03-29T00:30:00+01:00

extract
  command:
    extract-orders --day 2026-03-28 --try 1 \\
      --out "$OUT"
  env.OUT: s3://lake/2026/03/28
  env.TOKEN: ‹secret.token›
  env.FULL: false

load [0]
  query: DELETE FROM orders WHERE day = :day AND region = :region
  parameters.day: 2026-03-28
  parameters.region: eu

load [1]
  query: DELETE FROM orders WHERE day = :day AND region = :region
  parameters.day: 2026-03-28
  parameters.region: us

score
  arguments.days: ["2026-03-28"]
  arguments.full: false
  arguments.limits: ‹stored.limits.most›

Skipped in this run, by their own start or end: campaign, trial
`,
  });
});

function load(element: number, region: string): object {
  return {
    id: 'load',
    element,
    fields: {
      query: 'DELETE FROM orders WHERE day = :day AND region = :region',
      'parameters.day': '2026-10-25',
      'parameters.region': region,
    },
  };
}

test('as JSON, where values keep their types', async () => {
  const { code, stdout, stderr } = await render('orders', '2026-10-25T22:30:00-01:00', ['--format', 'json']);
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    pipeline: 'orders',
    environment: 'prod',
    timezone: 'Europe/Berlin',
    run: {
      date: '2026-10-25',
      slot: { local: '2026-10-26T00:30:00+01:00', utc: '2026-10-25T23:30:00Z' },
      window: {
        start: { local: '2026-10-25T00:30:00+02:00', utc: '2026-10-24T22:30:00Z' },
        end: { local: '2026-10-26T00:30:00+01:00', utc: '2026-10-25T23:30:00Z' },
      },
    },
    tasks: [
      {
        id: 'extract',
        fields: {
          command: 'extract-orders --day 2026-10-25 --try 1 \\\n  --out "$OUT"\n',
          'env.OUT': 's3://lake/2026/10/25',
          'env.TOKEN': '‹secret.token›',
          'env.FULL': 'false',
        },
      },
      load(0, 'eu'),
      load(1, 'us'),
      {
        id: 'score',
        fields: {
          'arguments.days': ['2026-10-25'],
          'arguments.full': false,
          'arguments.limits': '‹stored.limits.most›',
        },
      },
    ],
    skipped: ['campaign', 'trial'],
  });
});

test('waits show the moment, and the slots of the runs, that they wait for', async () => {
  const { stdout } = await render('reports', '2026-03-30T07:00');
  const daily = [24, 25, 26, 27, 28, 29].map((day) => `    "2026-03-${day}T00:30:00+01:00"\n`).join('');
  expect(stdout).toBe(`reports in prod: the run due at 2026-03-30T07:00:00+02:00
run.date 2026-03-23, window 2026-03-23T07:00:00+01:00 to 2026-03-30T07:00:00+02:00

breakfast
  for.time: 2026-03-30T08:30:00+02:00

of_days
  for.pipeline:
${daily}    "2026-03-30T00:30:00+02:00"

of_window
  for.pipeline:
${daily}    "2026-03-30T00:30:00+02:00"

latest
  for.pipeline: ["2026-03-30T07:00:00+02:00"]

before
  for.pipeline: ["2026-03-29T07:00:00+02:00"]
`);
});

test('a wait for time goes on to the next day where the time has passed at the slot', async () => {
  const files = {
    ...timedShop,
    'pipelines/late.yaml': `kind: Pipeline
id: late
schedule: { cron: "0 22 * * *", start: 2026-01-01 }
tasks:
  morning: { type: wait, for: { time: "02:30" } }
  same: { type: wait, for: { time: "22:00" } }
`,
  };
  const folder = temporaryFolder(files);
  const answer = await dagwright(folder, ['render', 'late', '--env', 'prod', '--slot', '2026-03-28T22:00']);
  expect(answer.stdout).toContain(`
morning
  for.time: 2026-03-29T03:30:00+02:00

same
  for.time: 2026-03-28T22:00:00+01:00
`);
});

test('a pipeline without slots is shown as it would be started at that moment', async () => {
  expect((await render('manual', '2026-03-29T09:15')).stdout).toBe(
    'manual in prod: a run started by hand at 2026-03-29T09:15:00+02:00\nrun.date 2026-03-29\n\nload\n',
  );
  expect((await render('assets', '2026-03-29T09:15:30')).stdout).toBe(
    'assets in prod: the run due at 2026-03-29T09:15:30+02:00\nrun.date 2026-03-29\n\nload\n',
  );
});

test('"--format github" is for findings: a result is printed as text', async () => {
  expect(await render('orders', '2026-03-29T00:30', ['--format', 'github'])).toEqual(
    await render('orders', '2026-03-29T00:30'),
  );
});

describe('wrong usage', () => {
  test.each([
    [
      'a moment between slots',
      ['daily', '2026-03-29'],
      'no run of "daily" is due at 2026-03-29T00:00:00+01:00.',
      'Runs near it are due at 2026-03-27T00:30:00+01:00, 2026-03-28T00:30:00+01:00, 2026-03-29T00:30:00+01:00, 2026-03-30T00:30:00+02:00.',
    ],
    [
      'a moment before the first run',
      ['daily', '2025-01-01'],
      'no run of "daily" is due at 2025-01-01T00:00:00+01:00.',
      'Runs near it are due at 2026-01-02T00:30:00+01:00, 2026-01-03T00:30:00+01:00.',
    ],
    [
      'a moment after the last run',
      ['ended', '2026-03-29'],
      'no run of "ended" is due at 2026-03-29T00:00:00+01:00.',
      'Runs near it are due at 2026-01-03T00:30:00+01:00, 2026-01-04T00:30:00+01:00.',
    ],
    [
      'a moment before the only run',
      ['once', '2026-02-01'],
      'no run of "once" is due at 2026-02-01T00:00:00+01:00.',
      'Runs near it are due at 2026-03-01T06:00:00+01:00.',
    ],
    [
      'a reading that the clocks skip',
      ['hourly', '2026-03-29T02:15'],
      'no run of "hourly" is due at 2026-03-29T03:15:00+02:00.',
      'Runs near it are due at 2026-03-29T01:00:00+01:00, 2026-03-29T03:00:00+02:00, 2026-03-29T04:00:00+02:00, 2026-03-29T05:00:00+02:00.',
    ],
    [
      'a run without tasks',
      ['sliding', '2026-01-01T08:00'],
      'the run of "sliding" that is due at 2026-01-01T08:00:00+00:00 has no tasks: its window begins before the start.',
      '"dagwright runs sliding --env prod" lists the runs.',
    ],
    [
      'no moment',
      ['daily', 'midnight'],
      '"midnight" is no moment.',
      'Write a local date or time such as 2026-01-31 or 2026-01-31T06:00, or one with an offset: 2026-01-31T05:00:00Z.',
    ],
    [
      'a date with an offset',
      ['daily', '2026-03-29Z'],
      '"2026-03-29Z" is no moment.',
      'Write a local date or time such as 2026-01-31 or 2026-01-31T06:00, or one with an offset: 2026-01-31T05:00:00Z.',
    ],
    [
      'an unknown pipeline',
      ['oders', '2026-03-29'],
      'there is no pipeline "oders". Did you mean "orders"?',
      'Pipelines: assets, daily, ended, every, future, hourly, manual, once, orders, points, reports, several, sliding.',
    ],
  ])('%s is told', async (_what, [pipeline = '', slot = ''], message, help) => {
    expect(await render(pipeline, slot)).toEqual({
      code: 2,
      stdout: '',
      stderr: `dagwright: ${message}\n  help: ${help}\n`,
    });
  });

  test('a slot is needed', async () => {
    const answer = await dagwright(temporaryFolder(timedShop), ['render', 'daily', '--env', 'prod']);
    expect(answer.stderr).toBe(
      'dagwright: the flag "--slot" is missing, or has no value.\n  help: "dagwright help <command>" lists the flags and arguments of a command.\n',
    );
  });
});
