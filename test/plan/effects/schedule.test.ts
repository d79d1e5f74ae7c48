import { expect, test } from 'vitest';
import { told } from './judged.ts';
import { withKeys, withSettings } from './specs.ts';

test.each([
  [
    'schedule: { cron: "10 4 * * *", timezone: Europe/Berlin, start: 2026-01-01 }',
    'schedule: { cron: "30 5 * * *", timezone: Europe/Berlin, start: 2026-01-01 }',
    [
      'high schedule.cron: Runs start at 05:30 instead of 04:10 (Europe/Berlin). [data near the change may be covered twice or never]',
    ],
  ],
  [
    'tier: critical\nschedule: { cron: daily, start: 2026-01-01 }',
    'tier: critical\nschedule: { cron: "0 2 * * 1-5", start: 2026-01-01 }',
    [
      'critical schedule.cron: Runs are due at 02:00 from Monday to Friday (UTC) instead of at 00:00 every day. [data near the change may be covered twice or never]',
    ],
  ],
  [
    'schedule: { every: 1d, start: 2026-01-01 }',
    'schedule: { every: 12h, start: 2026-01-01 }',
    [
      'high schedule.every: Runs start at 00:00 and 12:00 instead of 00:00 (UTC). [data near the change may be covered twice or never]',
    ],
  ],
  [
    'schedule: { cron: "30 0 * * *", start: 2026-01-01 }',
    'schedule: { cron: "30 */3 * * *", start: 2026-01-01 }',
    [
      'high schedule.cron: Runs are due every 3 hours, from 00:30 on (UTC) instead of at 00:30 every day. [data near the change may be covered twice or never]',
    ],
  ],
  [
    'schedule: { cron: hourly, start: 2026-01-01 }',
    'schedule: { cron: "0 6 1,15 * *", start: 2026-01-01 }',
    [
      'high schedule.cron: Runs are due at 06:00 on day 1 and 15 of each month (UTC) instead of at every full hour. [data near the change may be covered twice or never]',
    ],
  ],
  [
    'schedule: { cron: daily, start: 2026-01-01 }',
    'schedule: { cron: daily, timezone: Europe/Berlin, start: 2026-01-01 }',
    [
      'high schedule.timezone: The times of the schedule and "run.date" are those of "Europe/Berlin" instead of "UTC": runs and windows move. [data near the change may be covered twice or never]',
    ],
  ],
  [
    'schedule: { cron: daily, start: 2026-03-01 }',
    'schedule: { cron: daily, start: 2026-01-01 }',
    [
      'medium schedule.start: Data is covered from "2026-01-01" on instead of "2026-03-01": the runs between are not made by themselves. [data of that time stays out until somebody loads it]',
    ],
  ],
  [
    'schedule: { cron: daily, start: 2026-01-01, catchup: true }',
    'schedule: { cron: daily, start: 2025-01-01, catchup: true }',
    [
      'high schedule.start: Data is covered from "2025-01-01" on instead of "2026-01-01": the runs between are made at once where Airflow has no run of the pipeline yet, and nowhere else. [many runs may start together, or the data of that time stays out]',
    ],
  ],
  [
    'schedule: { cron: daily, start: 2026-01-01 }',
    'schedule: { cron: daily, start: 2026-03-01 }',
    [
      'high schedule.start: Data is covered from "2026-03-01" on instead of "2026-01-01": runs of earlier data are not made any more, and those that were made stay. [data near the change may be covered twice or never]',
    ],
  ],
  [
    'schedule: { cron: daily, start: 2026-01-01 }',
    'schedule: { cron: daily, start: 2026-01-01, end: 2027-01-01 }',
    [
      'high schedule.end: The last runs are those whose data ends by "2027-01-01". [later data is not covered by any run]',
    ],
  ],
  [
    'schedule: { cron: daily, start: 2026-01-01, end: 2027-01-01 }',
    'schedule: { cron: daily, start: 2026-01-01 }',
    ['medium schedule.end: Runs no longer end at "2027-01-01": they go on. [runs are made that were not before]'],
  ],
  [
    'schedule: { cron: daily, start: 2026-01-01 }',
    'schedule: { cron: daily, start: 2026-01-01, catchup: true }',
    [
      'high schedule.catchup: Runs that were missed are all made from now on: those after the newest run that Airflow has, and where it has none, all since the start. [many runs may start together, and load data that is there already]',
    ],
  ],
  [
    'schedule: { cron: daily, start: 2026-01-01, catchup: true }',
    'schedule: { cron: daily, start: 2026-01-01 }',
    [
      'medium schedule.catchup: Runs that were missed are no longer made up for by themselves. [data of the time in which nothing ran stays out]',
    ],
  ],
  [
    'schedule: { cron: hourly, start: 2026-01-01 }',
    'schedule: { cron: hourly, start: 2026-01-01, window: 2h }',
    [
      'high schedule.window: Each run covers the 2 hours up to its slot; before, the time since the slot before it. [data near the change may be covered twice or never]',
    ],
  ],
  [
    'schedule: { cron: hourly, start: 2026-01-01, window: none }',
    'schedule: { cron: "30 * * * *", start: 2026-01-01, window: none }',
    [
      'high schedule.cron: Runs are due 30 minutes after every full hour (UTC) instead of at every full hour. [what relies on the time of these runs finds other data, or none]',
    ],
  ],
  [
    'schedule: { cron: "10 4 * * *", start: 2026-01-01 }',
    'schedule: manual',
    [
      'high schedule.cron: Runs are no longer due at 04:10 every day. [no run starts by itself any more]',
      'low schedule.start: Start: it went with the other way in which runs are due. [it only matters with what makes runs due]',
      'low schedule.window: Window: it went with the other way in which runs are due. [it only matters with what makes runs due]',
      'low schedule.catchup: Catch up: it went with the other way in which runs are due. [it only matters with what makes runs due]',
      'high schedule.manual: Runs are due only when a person or another pipeline starts one instead of at 04:10 every day. [no run starts by itself any more]',
    ],
  ],
  [
    'schedule: { cron: "10 4 * * *", start: 2026-01-01 }',
    'schedule: { every: 15m, start: 2026-01-01 }',
    [
      'high schedule.cron: Runs are no longer due at 04:10 every day. [data near the change may be covered twice or never]',
      'high schedule.every: Runs are due every 15 minutes (UTC) instead of at 04:10 every day. [data near the change may be covered twice or never]',
    ],
  ],
  [
    'schedule: { cron: hourly, start: 2026-01-01 }',
    'schedule: { assets: { all: ["lake://orders", { any: ["lake://eu", "lake://us"] }] } }',
    [
      'high schedule.cron: Runs are no longer due at every full hour. [data near the change may be covered twice or never]',
      'low schedule.start: Start: it went with the other way in which runs are due. [it only matters with what makes runs due]',
      'low schedule.window: Window: it went with the other way in which runs are due. [it only matters with what makes runs due]',
      'low schedule.catchup: Catch up: it went with the other way in which runs are due. [it only matters with what makes runs due]',
      'high schedule.assets: Runs are due when "lake://orders" and ("lake://eu" or "lake://us") have been updated (UTC) instead of at every full hour. [data near the change may be covered twice or never]',
    ],
  ],
  [
    'schedule: { assets: { all: ["lake://orders"] } }',
    'schedule: { assets: { all: ["lake://orders", "lake://customers"] } }',
    [
      'high schedule.assets.all: Runs are due when "lake://orders" and "lake://customers" have been updated (UTC) instead of when "lake://orders" has been updated. [what relies on the time of these runs finds other data, or none]',
    ],
  ],
  [
    'schedule: manual',
    'schedule: { once: true, start: 2026-06-01T08:00, timezone: Europe/Berlin }',
    [
      'high schedule.manual: Runs are no longer due only when a person or another pipeline starts one. [what relies on the time of these runs finds other data, or none]',
      'high schedule.timezone: The times of the schedule and "run.date" are those of "Europe/Berlin" instead of "UTC": runs and windows move. [what relies on the time of these runs finds other data, or none]',
      'high schedule.once: Runs are due once, at 2026-06-01 08:00 (Europe/Berlin) instead of only when a person or another pipeline starts one. [what relies on the time of these runs finds other data, or none]',
      'low schedule.start: Start: it came with the other way in which runs are due. [it only matters with what makes runs due]',
    ],
  ],
  [
    '',
    'paused: true',
    [
      'low paused: Where Airflow sees the pipeline for the first time, it is paused; elsewhere it stays as it is. [Airflow reads it once, and has read it]',
    ],
  ],
])('of a pipeline: %j becomes %j', (before, after, expected) => {
  expect(told(withSettings(before), withSettings(after))).toEqual(expected);
});

test.each([
  [
    '',
    'start: 2026-03-01',
    [
      'high tasks.load.start: "load" is skipped in runs whose data begins earlier than "2026-03-01". [data of some dates is made or left out]',
    ],
  ],
  [
    'end: 2026-03-01',
    '',
    [
      'high tasks.load.end: "load" is no longer left out of runs because of its end. [data of some dates is made or left out]',
    ],
  ],
])('of a task: %j becomes %j', (before, after, expected) => {
  expect(told(withKeys(before), withKeys(after))).toEqual(expected);
});
