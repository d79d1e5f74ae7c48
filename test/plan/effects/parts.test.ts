import { expect, test } from 'vitest';
import { toldAt } from './judged.ts';
import { withKeys, withSettings } from './specs.ts';

test.each([
  [
    'query: SELECT 1, retries: 2, timeout: 5m',
    'file: sql/load_orders.sql, retries: 0, timeout: 5m',
    'high tasks.load: The next run of "load" executes other SQL (3 lines change). A failed try of "load" is not repeated any more: the first failure fails the task. The SQL of "load" no longer stands in "query". [it decides which data is read and written]',
  ],
  [
    'type: sql, connection: warehouse, query: SELECT 1',
    'type: bash, command: load-orders',
    'high tasks.load: "load" becomes a task of the type "bash" instead of "sql". The next run of "load" executes other shell code. "load" no longer works through the connection "warehouse". 2 more keys change. [all that it does is done in another way]',
  ],
])('a task that says other alternatives tells its worst changes: %j becomes %j', (before, after, expected) => {
  expect(toldAt('tasks.load', withKeys(before), withKeys(after))).toBe(expected);
});

test.each([
  [
    'schedule: { cron: "10 4 * * *", start: 2026-01-01 }',
    'schedule: manual',
    'high schedule: Runs are due only when a person or another pipeline starts one instead of at 04:10 every day. [no run starts by itself any more]',
  ],
  [
    'schedule: manual',
    'schedule: { cron: "10 4 * * *", timezone: Europe/Berlin, start: 2026-01-01, catchup: true }',
    'high schedule: Runs are due at 04:10 every day (Europe/Berlin) instead of only when a person or another pipeline starts one. Runs that were missed are all made from now on: those after the newest run that Airflow has, and where it has none, all since the start. [many runs may start together, and load data that is there already]',
  ],
])('a schedule of another kind: %j becomes %j', (before, after, expected) => {
  expect(toldAt('schedule', withSettings(before), withSettings(after))).toBe(expected);
});

const wait = 'type: wait, for:';

test('a wait for something else', () => {
  const [before, after] = [`${wait} { time: "06:00" }`, `${wait} { pipeline: shipments, match: latest }`].map(withKeys);
  expect(toldAt('tasks.load.for', before ?? '', after ?? '')).toBe(
    'high tasks.load.for: "load" waits for the pipeline "shipments" instead of a time of day. [what starts too early reads what is not there yet]',
  );
});
