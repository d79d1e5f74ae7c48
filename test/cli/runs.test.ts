import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';
import { timedShop } from './timed_shop.ts';

async function runsOf(pipeline: string, from: string, count = 3, files = timedShop): Promise<string> {
  const folder = temporaryFolder(files);
  // The kinds of schedules that the oldest version lacks are told for its environment only.
  const argv = ['runs', pipeline, '--env', 'prod', '--from', from, '--count', String(count)];
  const answer = await dagwright(folder, argv);
  expect([answer.code, answer.stderr]).toEqual([0, '']);
  return answer.stdout;
}

describe('a cron with windows', () => {
  test('the windows of a daily run just after midnight meet where the clocks go forward', async () => {
    expect(await runsOf('daily', '2026-03-28')).toBe(`daily in prod, time zone Europe/Berlin

run.date    due                        window from                to                         due in UTC
2026-03-27  2026-03-28T00:30:00+01:00  2026-03-27T00:30:00+01:00  2026-03-28T00:30:00+01:00  2026-03-27T23:30:00Z
2026-03-28  2026-03-29T00:30:00+01:00  2026-03-28T00:30:00+01:00  2026-03-29T00:30:00+01:00  2026-03-28T23:30:00Z
2026-03-29  2026-03-30T00:30:00+02:00  2026-03-29T00:30:00+01:00  2026-03-30T00:30:00+02:00  2026-03-29T22:30:00Z

If it is switched on for the first time at 2026-03-28T00:00:00+01:00, one run starts at once: the one due at 2026-03-27T00:30:00+01:00.
`);
  });

  test('and where they go back', async () => {
    expect(await runsOf('daily', '2026-10-25T00:30')).toBe(`daily in prod, time zone Europe/Berlin

run.date    due                        window from                to                         due in UTC
2026-10-24  2026-10-25T00:30:00+02:00  2026-10-24T00:30:00+02:00  2026-10-25T00:30:00+02:00  2026-10-24T22:30:00Z
2026-10-25  2026-10-26T00:30:00+01:00  2026-10-25T00:30:00+02:00  2026-10-26T00:30:00+01:00  2026-10-25T23:30:00Z
2026-10-26  2026-10-27T00:30:00+01:00  2026-10-26T00:30:00+01:00  2026-10-27T00:30:00+01:00  2026-10-26T23:30:00Z

If it is switched on for the first time at 2026-10-25T00:30:00+02:00, one run starts at once: the one due at 2026-10-25T00:30:00+02:00.
`);
  });

  test('an hourly one leaves an hour of the wall clock out, and has another one twice', async () => {
    expect(await runsOf('hourly', '2026-03-29T01:00')).toBe(`hourly in prod, time zone Europe/Berlin

run.date    due                        window from                to                         due in UTC
2026-03-29  2026-03-29T01:00:00+01:00  2026-03-29T00:00:00+01:00  2026-03-29T01:00:00+01:00  2026-03-29T00:00:00Z
2026-03-29  2026-03-29T03:00:00+02:00  2026-03-29T01:00:00+01:00  2026-03-29T03:00:00+02:00  2026-03-29T01:00:00Z
2026-03-29  2026-03-29T04:00:00+02:00  2026-03-29T03:00:00+02:00  2026-03-29T04:00:00+02:00  2026-03-29T02:00:00Z

If it is switched on for the first time at 2026-03-29T01:00:00+01:00, it makes up for all runs since 2026-01-01T01:00:00+01:00.
`);
    expect(await runsOf('hourly', '2026-10-25T00:00:00Z')).toBe(`hourly in prod, time zone Europe/Berlin

run.date    due                        window from                to                         due in UTC
2026-10-25  2026-10-25T02:00:00+02:00  2026-10-25T01:00:00+02:00  2026-10-25T02:00:00+02:00  2026-10-25T00:00:00Z
2026-10-25  2026-10-25T02:00:00+01:00  2026-10-25T02:00:00+02:00  2026-10-25T02:00:00+01:00  2026-10-25T01:00:00Z
2026-10-25  2026-10-25T03:00:00+01:00  2026-10-25T02:00:00+01:00  2026-10-25T03:00:00+01:00  2026-10-25T02:00:00Z

If it is switched on for the first time at 2026-10-25T02:00:00+02:00, it makes up for all runs since 2026-01-01T01:00:00+01:00.
`);
  });

  test('begins now where nothing else is said, with ten runs', async () => {
    const { code, stdout } = await dagwright(temporaryFolder(timedShop), ['runs', 'daily', '--env', 'prod']);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(3, 14)).toEqual([
      '2026-03-28  2026-03-29T00:30:00+01:00  2026-03-28T00:30:00+01:00  2026-03-29T00:30:00+01:00  2026-03-28T23:30:00Z',
      '2026-03-29  2026-03-30T00:30:00+02:00  2026-03-29T00:30:00+01:00  2026-03-30T00:30:00+02:00  2026-03-29T22:30:00Z',
      ...['30', '31'].map((day) => expect.stringContaining(`2026-03-${day}  `)),
      ...['01', '02', '03', '04', '05', '06'].map((day) => expect.stringContaining(`2026-04-${day}  `)),
      '',
    ]);
    expect(stdout).toContain('If it is switched on for the first time at 2026-03-28T13:00:00+01:00, one run starts');
  });

  test('a start that is still to come starts nothing at once', async () => {
    expect(await runsOf('future', '2026-03-28', 1)).toBe(`future in prod, time zone Europe/Berlin

run.date    due                        window from                to                         due in UTC
2026-06-01  2026-06-02T00:30:00+02:00  2026-06-01T00:30:00+02:00  2026-06-02T00:30:00+02:00  2026-06-01T22:30:00Z
`);
  });

  test('the list ends with the last run', async () => {
    expect(await runsOf('ended', '2026-01-04', 10)).toBe(`ended in prod, time zone Europe/Berlin

run.date    due                        window from                to                         due in UTC
2026-01-03  2026-01-04T00:30:00+01:00  2026-01-03T00:30:00+01:00  2026-01-04T00:30:00+01:00  2026-01-03T23:30:00Z

If it is switched on for the first time at 2026-01-04T00:00:00+01:00, one run starts at once: the one due at 2026-01-03T00:30:00+01:00.
`);
    expect(await runsOf('ended', '2026-03-28')).toBe(
      'ended in prod, time zone Europe/Berlin\n\nNo run is due from there on.\n',
    );
  });
});

describe('other schedules', () => {
  test('runs without windows are moments', async () => {
    expect(await runsOf('points', '2026-03-28', 2)).toBe(`points in prod, time zone Europe/Berlin

run.date    due                        due in UTC
2026-03-28  2026-03-28T00:30:00+01:00  2026-03-27T23:30:00Z
2026-03-29  2026-03-29T00:30:00+01:00  2026-03-28T23:30:00Z

If it is switched on for the first time at 2026-03-28T00:00:00+01:00, one run starts at once: the one due at 2026-03-27T00:30:00+01:00.
`);
  });

  test('FINE-PRINT 3: the runs of a sliding window that have no tasks are listed as what they are', async () => {
    expect(await runsOf('sliding', '2026-01-01T12:00', 3)).toBe(`sliding in prod, time zone UTC

run.date    due                        window from                to                         due in UTC
2025-12-31  2026-01-01T16:00:00+00:00  2025-12-31T16:00:00+00:00  2026-01-01T16:00:00+00:00  2026-01-01T16:00:00Z  no tasks
2026-01-01  2026-01-02T00:00:00+00:00  2026-01-01T00:00:00+00:00  2026-01-02T00:00:00+00:00  2026-01-02T00:00:00Z
2026-01-01  2026-01-02T08:00:00+00:00  2026-01-01T08:00:00+00:00  2026-01-02T08:00:00+00:00  2026-01-02T08:00:00Z

no tasks: the window would begin before the start. Airflow makes such a run, and calls it a success.

If it is switched on for the first time at 2026-01-01T12:00:00+00:00, one run starts at once: the one due at 2026-01-01T08:00:00+00:00, without tasks.
`);
  });

  test('the runs of several crons are those of all', async () => {
    expect(await runsOf('several', '2026-03-28')).toBe(`several in prod, time zone Europe/Berlin

run.date    due                        due in UTC
2026-03-28  2026-03-28T09:00:00+01:00  2026-03-28T08:00:00Z
2026-03-29  2026-03-29T09:00:00+02:00  2026-03-29T07:00:00Z
2026-03-30  2026-03-30T00:30:00+02:00  2026-03-29T22:30:00Z

If it is switched on for the first time at 2026-03-28T00:00:00+01:00, one run starts at once: the one due at 2026-03-27T00:30:00+01:00.
`);
  });

  test('"every" is a cron of its own', async () => {
    expect(await runsOf('every', '2026-03-28T00:00:01', 1)).toBe(`every in prod, time zone UTC

run.date    due                        window from                to                         due in UTC
2026-03-28  2026-03-28T06:00:00+00:00  2026-03-28T00:00:00+00:00  2026-03-28T06:00:00+00:00  2026-03-28T06:00:00Z

If it is switched on for the first time at 2026-03-28T00:00:01+00:00, one run starts at once: the one due at 2026-03-28T00:00:00+00:00.
`);
  });

  test('"once" is one run, which starts at once where its moment has passed', async () => {
    expect(await runsOf('once', '2026-02-01')).toBe(`once in prod, time zone Europe/Berlin

run.date    due                        due in UTC
2026-03-01  2026-03-01T06:00:00+01:00  2026-03-01T05:00:00Z
`);
    expect(await runsOf('once', '2026-03-28')).toBe(`once in prod, time zone Europe/Berlin

No run is due from there on.

If it is switched on for the first time at 2026-03-28T00:00:00+01:00, the run due at 2026-03-01T06:00:00+01:00 starts at once.
`);
  });

  test('what nobody knows beforehand is said', async () => {
    expect(await runsOf('assets', '2026-03-28')).toBe(`assets in prod, time zone Europe/Berlin

Runs are due when assets are updated: no moment is known beforehand.
`);
    expect(await runsOf('manual', '2026-03-28')).toBe(`manual in prod, time zone Europe/Berlin

Runs are started by hand, or by another pipeline: none is due by itself.
`);
  });
});

describe('as JSON', () => {
  test('a run with its window, in both zones', async () => {
    const argv = ['runs', 'daily', '--env', 'prod', '--from', '2026-03-29T12:00', '--count', '1', '--format', 'json'];
    const { code, stdout, stderr } = await dagwright(temporaryFolder(timedShop), argv);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      pipeline: 'daily',
      environment: 'prod',
      timezone: 'Europe/Berlin',
      schedule: 'cron',
      catchup: false,
      from: { local: '2026-03-29T12:00:00+02:00', utc: '2026-03-29T10:00:00Z' },
      at_once: {
        date: '2026-03-28',
        slot: { local: '2026-03-29T00:30:00+01:00', utc: '2026-03-28T23:30:00Z' },
        window: {
          start: { local: '2026-03-28T00:30:00+01:00', utc: '2026-03-27T23:30:00Z' },
          end: { local: '2026-03-29T00:30:00+01:00', utc: '2026-03-28T23:30:00Z' },
        },
        empty: false,
      },
      runs: [
        {
          date: '2026-03-29',
          slot: { local: '2026-03-30T00:30:00+02:00', utc: '2026-03-29T22:30:00Z' },
          window: {
            start: { local: '2026-03-29T00:30:00+01:00', utc: '2026-03-28T23:30:00Z' },
            end: { local: '2026-03-30T00:30:00+02:00', utc: '2026-03-29T22:30:00Z' },
          },
          empty: false,
        },
      ],
    });
  });

  test('a pipeline without slots has the same keys', async () => {
    const argv = ['runs', 'manual', '--env', 'prod', '--from', '2026-03-29', '--format', 'json'];
    const { stdout } = await dagwright(temporaryFolder(timedShop), argv);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      pipeline: 'manual',
      environment: 'prod',
      timezone: 'Europe/Berlin',
      schedule: 'manual',
      catchup: false,
      from: { local: '2026-03-29T00:00:00+01:00', utc: '2026-03-28T23:00:00Z' },
      at_once: null,
      runs: [],
    });
  });

  test('"--format github" is for findings: a result is printed as text', async () => {
    const folder = temporaryFolder(timedShop);
    const argv = ['runs', 'daily', '--env', 'prod'];
    expect(await dagwright(folder, [...argv, '--format', 'github'])).toEqual(await dagwright(folder, argv));
  });
});
