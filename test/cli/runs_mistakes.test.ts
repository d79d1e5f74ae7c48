import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';
import { timedShop } from './timed_shop.ts';

describe('wrong usage', () => {
  test.each([
    [
      'an unknown pipeline',
      ['dialy', '--env', 'prod'],
      'there is no pipeline "dialy". Did you mean "daily"?',
      'Pipelines: assets, daily, ended, every, future, hourly, manual, once, orders, points, reports, several, sliding.',
    ],
    [
      'an unknown environment',
      ['daily', '--env', 'prd'],
      'the project has no environment "prd". Did you mean "prod"?',
      'Environments: prod, old.',
    ],
    [
      'no moment',
      ['daily', '--env', 'prod', '--from', 'yesterday'],
      '"yesterday" is no moment.',
      'Write a local date or time such as 2026-01-31 or 2026-01-31T06:00, or one with an offset: 2026-01-31T05:00:00Z.',
    ],
    [
      'a day that does not exist',
      ['daily', '--env', 'prod', '--from', '2026-02-30T00:00:00+01:00'],
      '"2026-02-30T00:00:00+01:00" is no moment.',
      'Write a local date or time such as 2026-01-31 or 2026-01-31T06:00, or one with an offset: 2026-01-31T05:00:00Z.',
    ],
    [
      'no number',
      ['daily', '--env', 'prod', '--count', 'all'],
      '"all" is no value of --count. It takes a whole number from 1 to 10000.',
      '"dagwright help <command>" lists the flags and arguments of a command.',
    ],
    [
      'no run at all',
      ['daily', '--env', 'prod', '--count', '0'],
      '"0" is no value of --count. It takes a whole number from 1 to 10000.',
      '"dagwright help <command>" lists the flags and arguments of a command.',
    ],
  ])('%s is told', async (_what, argv, message, help) => {
    const answer = await dagwright(temporaryFolder(timedShop), ['runs', ...argv]);
    expect(answer).toEqual({ code: 2, stdout: '', stderr: `dagwright: ${message}\n  help: ${help}\n` });
  });
});

describe('errors of the project', () => {
  const wrong = {
    ...timedShop,
    'pipelines/daily.yaml': 'kind: Pipeline\nid: daily\nschedule: { cron: "30 0 * * *" }\n',
  };
  const finding = `pipelines/daily.yaml:3:19: error: A schedule with a cron needs a "start". [missing-key]
  3 | schedule: { cron: "30 0 * * *" }
    |                   ^^^^^^^^^^^^
  help: Write the first day whose data is wanted, for example \`start: 2026-01-01\`.
`;

  test('a pipeline that is wrong has no runs: what is wrong is printed', async () => {
    const { code, stdout, stderr } = await dagwright(temporaryFolder(wrong), ['runs', 'daily', '--env', 'prod']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(finding.replace('"start". [', '"start". (in prod) ['));
  });

  test('for GitHub too', async () => {
    const argv = ['runs', 'daily', '--env', 'prod', '--format', 'github'];
    const { code, stdout, stderr } = await dagwright(temporaryFolder(wrong), argv);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('::error file=pipelines/daily.yaml,line=3,');
  });

  test('what the version cannot do is an error here, too', async () => {
    const answer = await dagwright(temporaryFolder(timedShop), ['runs', 'several', '--env', 'old']);
    expect(answer).toEqual({
      code: 1,
      stdout: '',
      stderr: `pipelines/several.yaml:3:19: error: Airflow 2.11 has no schedules of several crons: that takes 3.0 or later. [needs-version]
  3 | schedule: { cron: ["30 0 * * 1-5", "0 9 * * 6,0"], start: 2026-01-01, window: none }
    |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write a pipeline for each cron, or one cron that has all the slots.

1 error in 1 file
`,
    });
  });

  test('errors of other documents are mentioned only', async () => {
    const files = { ...timedShop, 'pipelines/torn.yaml': 'kind: Pipeline\nid: torn\ntasks: {\n' };
    const { code, stdout, stderr } = await dagwright(temporaryFolder(files), ['runs', 'manual', '--env', 'prod']);
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'manual in prod, time zone Europe/Berlin']);
    expect(stderr).toBe('There are errors in this project; "dagwright validate" shows them.\n');
  });

  test('a pipeline whose document cannot be read is not called unknown', async () => {
    const files = { ...timedShop, 'pipelines/shipments.yaml': 'kind: Pipeline\nid: shipments\ntasks: {\n' };
    const { code, stderr } = await dagwright(temporaryFolder(files), ['runs', 'shipments', '--env', 'prod']);
    expect([code, stderr.split('\n')[0]]).toEqual([1, expect.stringContaining('pipelines/shipments.yaml:')]);
  });
});
