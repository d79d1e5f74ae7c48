import { expect, test } from 'vitest';
import { told } from './judged.ts';
import { withKeys, withSettings } from './specs.ts';

test.each([
  [
    'after: [extract]',
    'after: []',
    [
      'high tasks.load.after: "load" no longer waits for "extract": it may read what is not there yet. [what it needs may be missing when it starts]',
    ],
  ],
  [
    'after: []',
    'after: [extract]',
    ['medium tasks.load.after: "load" now also waits for "extract". [it starts later, and not when the new one fails]'],
  ],
  [
    'after: [extract, clean]',
    'after: [clean]',
    [
      'low tasks.load.after: "load" still comes after "extract", by way of other tasks. [the order of what is left stays]',
    ],
  ],
  [
    'after: [extract]',
    'after: [clean]',
    [
      'medium tasks.load.after: "load" still comes after "extract", by way of other tasks. "load" now also waits for "clean". [it starts later, and not when the new one fails]',
    ],
  ],
  [
    '',
    'when: all_done',
    [
      'high tasks.load.when: "load" now runs when all tasks before it are over, however they ended; before, when all tasks before it succeeded. [it may run although what it needs is missing]',
    ],
  ],
  [
    'when: none_failed',
    '',
    [
      'medium tasks.load.when: "load" now runs when all tasks before it succeeded; before, when no task before it failed. [it is skipped where it ran before]',
    ],
  ],
  [
    '',
    'depends_on_past: true',
    [
      'medium tasks.load.depends_on_past: "load" now waits until it has succeeded in the run before. [a failure holds up all runs that follow]',
    ],
  ],
  [
    'depends_on_past: true',
    '',
    [
      'high tasks.load.depends_on_past: "load" no longer waits for itself in the run before. [it may build on a run that failed or is under way]',
    ],
  ],
  [
    '',
    'produces: ["warehouse://orders"]',
    [
      'medium tasks.load.produces: "load" now also updates "warehouse://orders": what waits for that is run. [other pipelines may be started by it]',
    ],
  ],
  [
    'produces: ["warehouse://orders"]',
    '',
    [
      'high tasks.load.produces: "load" no longer updates "warehouse://orders": what waits for that is not run. [pipelines that run by it are not started any more]',
    ],
  ],
  [
    'type: wait, for: { time: "06:00" }',
    'type: wait, for: { time: "05:00" }',
    [
      'high tasks.load.for.time: "load" waits until "05:00" instead of "06:00". [it may go on before what it needs is there]',
    ],
  ],
  [
    'type: wait, for: { time: "06:00" }',
    'type: wait, for: { pipeline: shipments }',
    [
      'high tasks.load.for.time: "load" no longer waits for a time of day. [it may go on before what it needs is there]',
      'high tasks.load.for.pipeline: "load" waits for the pipeline "shipments". [it may go on before what it needs is there]',
      'medium tasks.load.for.on_failed: When a run that "load" waits for failed, it fails at once. [a repair of the other run alone no longer helps]',
    ],
  ],
  [
    'type: wait, for: { pipeline: shipments, match: dates }',
    'type: wait, for: { pipeline: shipments, match: { offset: -30m }, task: load, on_failed: wait }',
    [
      'high tasks.load.for.match.dates: "load" waits for the run of "shipments" that is due 30 minutes before its own slot. [it may go on before what it needs is there]',
      'high tasks.load.for.match.offset: "load" waits for the run of "shipments" that is due 30 minutes before its own slot. [it may go on before what it needs is there]',
      'medium tasks.load.for.on_failed: When a run that "load" waits for failed, it goes on waiting until that is repaired or it gives up. [the failure is told later]',
      'high tasks.load.for.task: "load" waits for the task "load" alone. [it may go on before what it needs is there]',
    ],
  ],
  [
    'type: wait, for: { file: "s3://lake/a" }, connection: lake',
    'type: wait, for: { file: "s3://lake/b" }, connection: lake',
    [
      'high tasks.load.for.file: "load" waits for a file that is another one than before. [it may go on before what it needs is there]',
    ],
  ],
  [
    'type: trigger, pipeline: marts, params: { day: a }',
    'type: trigger, pipeline: marts, params: { day: a }, wait: true',
    [
      'medium tasks.load.wait: "load" is over only when the run that it starts is, and fails with it. [what comes after it starts later, and not after a failure]',
    ],
  ],
  [
    'type: trigger, pipeline: marts, params: { day: a }',
    'type: trigger, pipeline: shipments',
    [
      'high tasks.load.pipeline: "load" starts a run of "shipments" instead of "marts". [other work is done, and what was started before is not]',
      'high tasks.load.params: "load" is no longer given parameters of the run that it starts: "day". [it decides which data is read and written]',
    ],
  ],
])('of a task: %j becomes %j', (before, after, expected) => {
  expect(told(withKeys(before), withKeys(after))).toEqual(expected);
});

test.each([
  [
    'tier: critical\ntask_defaults: { depends_on_past: true }',
    'tier: critical\ntask_defaults: { depends_on_past: false }',
    [
      'high tasks.load.depends_on_past: "load" no longer waits for itself in the run before. [it may build on a run that failed or is under way]',
    ],
  ],
])('of a pipeline: %j becomes %j', (before, after, expected) => {
  expect(told(withSettings(before), withSettings(after))).toEqual(expected);
});
