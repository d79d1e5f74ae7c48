import { describe, expect, test } from 'vitest';
import { instantOf } from '../../time/crons.ts';
import { scheduled, told } from './changes.ts';

const daily = (time: string, more = ''): string =>
  scheduled(`{ cron: "${time} * * *", timezone: Europe/Berlin, start: 2026-01-01${more} }`);

const often = (task: string): string =>
  `schedule: { cron: "*/20 * * * *", start: 2026-01-01 }\ntasks: { load: { type: bash, command: load-orders, ${task} } }\n`;

describe('a cron that moves', () => {
  test('to later in the day: a run starts at once, and loads most of a day again', () => {
    expect(told(daily('30 4'), daily('30 5'))).toEqual([
      'data-twice (high): The data from 2026-11-22 05:30 to 2026-11-23 04:30 Europe/Berlin (04:30 to 03:30 UTC) is loaded twice: by the last run before the change and by the first one after it.',
      'first-run (low): The next run is due 2026-11-24 05:30 Europe/Berlin (04:30 UTC) instead of 2026-11-24 04:30 Europe/Berlin (03:30 UTC), with the data from 2026-11-23 05:30 to 2026-11-24 05:30 Europe/Berlin (04:30 to 04:30 UTC).',
      'slots-added (medium): With the change, one run starts at once: that of 2026-11-23 05:30 Europe/Berlin (04:30 UTC), with the data from 2026-11-22 05:30 to 2026-11-23 05:30 Europe/Berlin (04:30 to 04:30 UTC).',
      'run-dates (high): The run.date 2026-11-22 comes twice: the last run before the change has it, and the first one after it.',
    ]);
  });

  test('to earlier in the day: an hour is loaded twice', () => {
    expect(told(daily('30 4'), daily('30 3'))).toEqual([
      'data-twice (high): The data from 2026-11-23 03:30 to 2026-11-23 04:30 Europe/Berlin (02:30 to 03:30 UTC) is loaded twice: by the last run before the change and by the first one after it.',
      'first-run (low): The next run is due 2026-11-24 03:30 Europe/Berlin (02:30 UTC) instead of 2026-11-24 04:30 Europe/Berlin (03:30 UTC), with the data from 2026-11-23 03:30 to 2026-11-24 03:30 Europe/Berlin (02:30 to 02:30 UTC).',
    ]);
  });

  test('from each day to one day of the week: the days up to the first new window are lost', () => {
    const weekly = scheduled('{ cron: "30 4 * * 3", timezone: Europe/Berlin, start: 2026-01-01 }');
    expect(told(daily('30 4'), weekly, '3.3')).toEqual([
      'data-never (high): The data from 2026-11-23 04:30 to 2026-11-25 04:30 Europe/Berlin (03:30 to 03:30 UTC) is loaded by no run: it lies between the last run before the change and the first one after it.',
      'first-run (low): The next run is due 2026-12-02 04:30 Europe/Berlin (03:30 UTC) instead of 2026-11-24 04:30 Europe/Berlin (03:30 UTC), with the data from 2026-11-25 04:30 to 2026-12-02 04:30 Europe/Berlin (03:30 to 03:30 UTC).',
      'slots-skipped (medium): 8 slots of the old schedule come before the next run, and are not run: 2026-11-24 04:30 Europe/Berlin (03:30 UTC), 2026-11-25 04:30 Europe/Berlin (03:30 UTC), 2026-11-26 04:30 Europe/Berlin (03:30 UTC) and 5 more.',
      'run-dates (high): The run due 2026-12-02 04:30 Europe/Berlin (03:30 UTC) has the run.date 2026-11-25 instead of 2026-12-01.',
    ]);
  });

  test('with catchup, Airflow 3.2 stands still where later and earlier ones go on', () => {
    const weekly = scheduled('{ cron: "30 4 * * 3", timezone: Europe/Berlin, start: 2026-11-01, catchup: true }');
    expect(told(daily('30 4', ', catchup: true'), weekly, '3.2')).toEqual([
      'data-never (high): Airflow 3.2 makes no run of the new schedule: it asks again and again for one whose logical date an old run has, so that the run due 2026-11-24 04:30 Europe/Berlin (03:30 UTC) and all later ones are not made.',
    ]);
    expect(told(daily('30 4', ', catchup: true'), weekly, '3.3')[0]).toMatch(/^data-never \(high\): The data from/u);
  });

  test('of a critical pipeline: lost data is critical', () => {
    const weekly = scheduled('{ cron: "30 4 * * 3", timezone: Europe/Berlin, start: 2026-01-01 }');
    const [first] = told(`tier: critical\n${daily('30 4')}`, `tier: critical\n${weekly}`);
    expect(first).toMatch(/^data-never \(critical\)/u);
  });

  test('over midnight: two runs have one run.date', () => {
    expect(told(daily('10 0'), daily('50 23'))).toEqual([
      'data-twice (high): The data from 2026-11-22 23:50 to 2026-11-23 00:10 Europe/Berlin (22:50 to 2026-11-22 23:10 UTC) is loaded twice: by the last run before the change and by the first one after it.',
      'first-run (low): The next run is due 2026-11-23 23:50 Europe/Berlin (22:50 UTC) instead of 2026-11-24 00:10 Europe/Berlin (2026-11-23 23:10 UTC), with the data from 2026-11-22 23:50 to 2026-11-23 23:50 Europe/Berlin (22:50 to 22:50 UTC).',
      'run-dates (high): The run.date 2026-11-22 comes twice: the last run before the change has it, and the first one after it.',
    ]);
  });
});

describe('another kind of schedule', () => {
  test('windows after slots without any: the first run is missed on all versions', () => {
    expect(told(daily('30 4', ', window: none'), daily('30 4'))).toEqual([
      'first-run (low): The next run is due 2026-11-25 04:30 Europe/Berlin (03:30 UTC) instead of 2026-11-24 04:30 Europe/Berlin (03:30 UTC), with the data from 2026-11-24 04:30 to 2026-11-25 04:30 Europe/Berlin (03:30 to 03:30 UTC).',
      'slots-skipped (medium): 1 slot of the old schedule comes before the next run, and is not run: 2026-11-24 04:30 Europe/Berlin (03:30 UTC).',
      'run-dates (high): The run due 2026-11-25 04:30 Europe/Berlin (03:30 UTC) has the run.date 2026-11-24 instead of 2026-11-25.',
    ]);
  });

  test('once, where there are runs already', () => {
    expect(told(daily('30 4'), scheduled('{ once: true, start: 2026-12-01 }'))).toEqual([
      'slots-skipped (high): Airflow has runs of it, and "once" makes none beside them: the run due 2026-11-24 04:30 Europe/Berlin (03:30 UTC) and all later ones are not made.',
    ]);
  });

  test('by hand', () => {
    expect(told(daily('30 4'), scheduled('manual'))).toEqual([
      'slots-skipped (medium): Nothing is due by a schedule any more: the run due 2026-11-24 04:30 Europe/Berlin (03:30 UTC) and all later ones are not made.',
    ]);
  });

  test('an end that is over', () => {
    expect(told(daily('30 4'), daily('30 4', ', end: 2026-11-01'))).toEqual([
      'slots-skipped (high): The new schedule has no slot any more: the run due 2026-11-24 04:30 Europe/Berlin (03:30 UTC) and all later ones are not made.',
    ]);
  });
});

describe('another zone', () => {
  test('the first clock changes that touch it are told', () => {
    const utc = scheduled('{ cron: "30 2 * * *", start: 2026-01-01, window: none }');
    const berlin = scheduled('{ cron: "30 2 * * *", timezone: Europe/Berlin, start: 2026-01-01, window: none }');
    expect(told(utc, berlin, '2.11', instantOf('2026-11-23T20:28Z'))).toEqual([
      'first-run (low): The next run is due 2026-11-24 02:30 Europe/Berlin (01:30 UTC) instead of 2026-11-24 02:30 UTC.',
      'clock-change (medium): On 2027-03-28 the clocks in Europe/Berlin skip the time from 02:00 to 03:00: the run of 02:30 is due at 03:30 (01:30 UTC), once for all slots of that time.',
      'clock-change (medium): On 2027-10-31 the clocks in Europe/Berlin show the time from 02:00 to 03:00 twice: the run of 02:30 is due once, the second time (01:30 UTC).',
    ]);
  });
});

describe('a pipeline that comes or goes', () => {
  test('a new one starts with the newest window', () => {
    expect(told(undefined, daily('30 4'))).toEqual([
      'first-run (low): The next run is due 2026-11-24 04:30 Europe/Berlin (03:30 UTC), with the data from 2026-11-23 04:30 to 2026-11-24 04:30 Europe/Berlin (03:30 to 03:30 UTC).',
      'slots-added (low): When the pipeline is switched on, one run starts at once: that of 2026-11-23 04:30 Europe/Berlin (03:30 UTC), with the data from 2026-11-22 04:30 to 2026-11-23 04:30 Europe/Berlin (03:30 to 03:30 UTC).',
    ]);
  });

  test('one that catches up says how many runs that is, and how long they take at most', () => {
    expect(told(undefined, daily('30 4', ', catchup: true').replace('tasks:', 'max_active_runs: 4\ntasks:'))).toEqual([
      'catchup (high): When the pipeline is switched on, 326 runs start: one for each slot from 2026-01-02 04:30 Europe/Berlin (03:30 UTC) to 2026-11-23 04:30 Europe/Berlin (03:30 UTC). At most 4 run at one time: they take at least as long as 82 runs one after another. With 30m for each, the most that a run may take, that is 1d17h.',
      'first-run (low): The next run is due 2026-11-24 04:30 Europe/Berlin (03:30 UTC), with the data from 2026-11-23 04:30 to 2026-11-24 04:30 Europe/Berlin (03:30 to 03:30 UTC).',
    ]);
  });

  test('one that goes', () => {
    expect(told(daily('30 4'), undefined)).toEqual([
      'slots-skipped (medium): The pipeline is gone: the run due 2026-11-24 04:30 Europe/Berlin (03:30 UTC) and all later ones are not made.',
    ]);
  });
});

describe('how long runs take', () => {
  test('longer than there is time for', () => {
    expect(told(often('timeout: 10m, retries: 0'), often('timeout: 10m, retries: { count: 3, delay: 5m }'))).toEqual([
      'worst-case (high): At worst a run takes 55m (load 4 × 10m + 3 × 5m) instead of 10m (load 10m); the next slot can come after 20m: the next run starts late. Pools and workers are taken to be free.',
    ]);
  });

  test('shorter', () => {
    expect(told(often('timeout: 30m, retries: 0'), often('timeout: 10m, retries: 0'))).toEqual([
      'worst-case (low): At worst a run takes 10m (load 10m) instead of 30m (load 30m). Pools and workers are taken to be free.',
    ]);
  });
});

test('nothing is told of a pipeline whose runs stay as they are', () => {
  expect(told(daily('30 4'), daily('30 4', ', end: 2026-12-31'))).toEqual([]);
  expect(told(daily('30 4'), daily('30 4').replace('load-orders', 'load-all-orders'))).toEqual([]);
  expect(told(scheduled('manual'), scheduled('manual'))).toEqual([]);
});
