import { expect, test } from 'vitest';
import { told, toldWhole } from './judged.ts';
import { withKeys, withSettings } from './specs.ts';

test.each([
  [
    '',
    'airflow: { task_id: Load }',
    [
      'high tasks.load.airflow.task_id: Airflow knows "load" as "Load": its history and state stay under the old name. [run history and state stay under the old name]',
    ],
  ],
])('of a task: %j becomes %j', (before, after, expected) => {
  expect(told(withKeys(before), withKeys(after))).toEqual(expected);
});

test.each([
  [
    '',
    'airflow: { dag_id: sales.orders }',
    [
      'high airflow: Airflow knows the pipeline as "sales.orders": its history and state stay under the old name. [run history and state stay under the old name]',
    ],
  ],
  [
    '',
    'params: { full: { type: boolean, default: false } }',
    ['low params: Runs may now be given the parameter "full". [nobody has to give it yet]'],
  ],
  [
    'params: { full: { type: boolean, default: false } }',
    '',
    [
      'high params: Runs are no longer given the parameter "full"; who passes it is refused. [who starts runs with it can start none any more]',
    ],
  ],
  [
    'params: { rows: { type: integer, default: 1 } }',
    'params: { rows: { type: integer, default: 2, minimum: 1, description: Rows. } }',
    [
      'high params.rows.default: Runs that are not given the parameter "rows" have another value of it. [it decides which data is read and written]',
      'medium params.rows.minimum: The parameter "rows" takes other values than before. [who passes a value that is not taken any more is refused]',
      'low params.rows.description: The parameter "rows" is described in other words. [only people read it]',
    ],
  ],
])('of a pipeline: %j becomes %j', (before, after, expected) => {
  expect(told(withSettings(before), withSettings(after))).toEqual(expected);
});

const short = 'kind: Pipeline\nid: orders\n';

test.each([
  [
    'schedule: { cron: "10 4 * * *", timezone: Europe/Berlin, start: 2026-01-01 }',
    'medium : There is a new pipeline with 1 task. Its runs are due at 04:10 every day (Europe/Berlin). [it begins to write data, and nothing relies on it yet]',
  ],
  [
    'schedule: { cron: daily, start: 2026-01-01, catchup: true }',
    'high : There is a new pipeline with 1 task. Its runs are due at 00:00 every day (UTC). All runs since its start are made at once. [many runs start together]',
  ],
  [
    'schedule: manual',
    'medium : There is a new pipeline with 1 task. Its runs are due only when a person or another pipeline starts one. [it begins to write data, and nothing relies on it yet]',
  ],
])('a pipeline that comes with %j', (settings, expected) => {
  expect(toldWhole(undefined, withSettings(settings))).toBe(expected);
});

test.each([
  [
    'tasks: { load: { type: noop } }',
    'high : The pipeline is not run any more: its data stays as it is, and its file is removed. [who reads its data gets no more of it]',
  ],
  [
    'tier: critical\ntasks: { load: { type: noop } }',
    'critical : The pipeline is not run any more: its data stays as it is, and its file is removed. [much depends on a critical pipeline]',
  ],
  [
    'tasks: { load: { type: noop, produces: ["lake://orders"] } }',
    'high : The pipeline is not run any more: its data stays as it is, and its file is removed. Nothing updates "lake://orders" any more. [pipelines that run by its data are not started]',
  ],
])('a pipeline with %j that goes', (settings, expected) => {
  expect(toldWhole(`${short}${settings}\n`, undefined)).toBe(expected);
});

test.each([
  [
    'load: { type: noop }',
    'load: { type: noop }, check: { type: bash, after: [load], command: check-orders }',
    [
      'medium tasks.check: There is a new task "check" (bash): it runs after "load". [the run does more, and fails where it fails]',
    ],
  ],
  [
    'load: { type: bash, command: load-orders }, publish: { type: noop, after: [load] }',
    'publish: { type: noop }',
    [
      'high tasks.load: "load" is not run any more. What came after it goes on without it: "publish". [others relied on what it did]',
      'medium tasks.publish.after: "load" is gone, and "publish" no longer waits for that. [the order of what is left stays]',
    ],
  ],
  [
    'load: { type: noop }, mask: { type: noop, after: [load] }, publish: { type: noop, after: [mask] }',
    'load: { type: noop }, publish: { type: noop }',
    [
      'low tasks.mask: "mask" is not run any more. What came after it goes on without it: "publish". [it did nothing by itself]',
      'high tasks.publish.after: "mask" is gone, and "publish" no longer waits for that. "publish" no longer waits for "load": it may read what is not there yet. [what it needs may be missing when it starts]',
    ],
  ],
  [
    'load: { type: noop }, done: { type: noop, after: [load] }',
    'load: { type: noop }',
    ['low tasks.done: "done" is not run any more. [it did nothing by itself]'],
  ],
])('of tasks: %j become %j', (before, after, expected) => {
  expect(told(`${short}tasks: { ${before} }\n`, `${short}tasks: { ${after} }\n`)).toEqual(expected);
});
