import { expect, test } from 'vitest';
import { inOrders } from './project.ts';

test('a task after one that does not exist in the environment', () => {
  expect(
    inOrders(`tasks:
  extract: { type: noop, environments: [dev, stage] }
  load: { type: noop, after: [extract] }
`),
  ).toBe(`
pipelines/orders.yaml:5:31: error: Task "load" runs after "extract", which does not exist in this environment. (in prod) [after-absent]
  5 |   load: { type: noop, after: [extract] }
    |                               ^^^^^^^
  help: Write \`{ task: extract, optional: true }\` to come after what "extract" comes after, or give "load" the same "environments".
pipelines/orders.yaml:4:40: note: "extract" exists in these environments only.
  4 |   extract: { type: noop, environments: [dev, stage] }
    |                                        ^^^^^^^^^^^^
`);
});

test('an optional task that exists nowhere', () => {
  expect(
    inOrders(`tasks:
  extract: { type: noop }
  load: { type: noop, after: [{ task: extrct, optional: true }] }
`),
  ).toBe(`
pipelines/orders.yaml:5:39: error: Task "load" runs after "extrct", which does not exist. Did you mean "extract"? [after-unknown]
  5 |   load: { type: noop, after: [{ task: extrct, optional: true }] }
    |                                       ^^^^^^
  help: Tasks of the pipeline: extract.
`);
});

test('a task after a group without tasks, and after one that is misspelt', () => {
  expect(
    inOrders(`groups: { stage: {}, marts: {} }
tasks:
  extract: { type: noop, group: stage }
  load: { type: noop, after: [{ group: marts }] }
  publish: { type: noop, after: [{ group: stgae }] }
`),
  ).toBe(`
pipelines/orders.yaml:6:40: error: Task "load" runs after the group "marts", in which there is no task. [after-empty-group]
  6 |   load: { type: noop, after: [{ group: marts }] }
    |                                        ^^^^^
  help: Name a group that a task is in.

pipelines/orders.yaml:7:43: error: Task "publish" runs after the group "stgae", in which there is no task. Did you mean "stage"? [after-empty-group]
  7 |   publish: { type: noop, after: [{ group: stgae }] }
    |                                           ^^^^^
  help: Name a group that a task is in.
`);
});

test('a task after its own group, and after the group around it', () => {
  expect(
    inOrders(`groups: { stage: { groups: { files: {} } } }
tasks:
  extract: { type: noop, group: stage.files }
  load: { type: noop, group: stage.files, after: [{ group: stage.files }] }
  check: { type: noop, group: stage.files, after: [{ group: stage }] }
`),
  ).toBe(`
pipelines/orders.yaml:6:60: error: Task "load" runs after the group "stage.files", which it is part of: it could never start. [after-own-group]
  6 |   load: { type: noop, group: stage.files, after: [{ group: stage.files }] }
    |                                                            ^^^^^^^^^^^
  help: Name the tasks of the group that it comes after.

pipelines/orders.yaml:7:61: error: Task "check" runs after the group "stage", which it is part of: it could never start. [after-own-group]
  7 |   check: { type: noop, group: stage.files, after: [{ group: stage }] }
    |                                                             ^^^^^
  help: Name the tasks of the group that it comes after.
`);
});

test('an edge that is a task and a group', () => {
  expect(
    inOrders(`groups: { stage: {} }
tasks:
  extract: { type: noop, group: stage }
  load: { type: noop, after: [{ group: stage, task: extract }] }
`),
  ).toBe(`
pipelines/orders.yaml:6:47: error: Only one of "task" and "group" can be written. [alternatives]
  6 |   load: { type: noop, after: [{ group: stage, task: extract }] }
    |                                               ^^^^
  help: Remove one of them.
pipelines/orders.yaml:6:33: note: The other one.
  6 |   load: { type: noop, after: [{ group: stage, task: extract }] }
    |                                 ^^^^^
`);
});

test('a circle through a group', () => {
  expect(
    inOrders(`groups: { stage: {} }
tasks:
  extract: { type: noop, group: stage, after: [publish] }
  load: { type: noop, group: stage, after: [extract] }
  publish: { type: noop, after: [{ group: stage }] }
`),
  ).toBe(`
pipelines/orders.yaml:5:48: error: Tasks wait for each other in a circle: extract → publish → load → extract (each runs after the next). [after-cycle]
  5 |   extract: { type: noop, group: stage, after: [publish] }
    |                                                ^^^^^^^
  help: Take one of these out: none of the tasks could ever start.
pipelines/orders.yaml:7:43: note: … after "load".
  7 |   publish: { type: noop, after: [{ group: stage }] }
    |                                           ^^^^^
pipelines/orders.yaml:6:45: note: … after "extract".
  6 |   load: { type: noop, group: stage, after: [extract] }
    |                                             ^^^^^^^
`);
});

test('a circle through a task that does not exist in the environment', () => {
  expect(
    inOrders(`tasks:
  extract: { type: noop, after: [{ task: check, optional: true }] }
  check: { type: noop, after: [publish], environments: [dev, stage] }
  publish: { type: noop, after: [extract] }
`),
  ).toBe(`
pipelines/orders.yaml:4:42: error: Tasks wait for each other in a circle: extract → check → publish → extract (each runs after the next). (in dev and stage) [after-cycle]
  4 |   extract: { type: noop, after: [{ task: check, optional: true }] }
    |                                          ^^^^^
  help: Take one of these out: none of the tasks could ever start.
pipelines/orders.yaml:5:32: note: … after "publish".
  5 |   check: { type: noop, after: [publish], environments: [dev, stage] }
    |                                ^^^^^^^
pipelines/orders.yaml:6:34: note: … after "extract".
  6 |   publish: { type: noop, after: [extract] }
    |                                  ^^^^^^^

pipelines/orders.yaml:4:42: error: Tasks wait for each other in a circle: extract → publish → extract (each runs after the next). (in prod) [after-cycle]
  4 |   extract: { type: noop, after: [{ task: check, optional: true }] }
    |                                          ^^^^^
  help: Take one of these out: none of the tasks could ever start.
pipelines/orders.yaml:6:34: note: … after "extract".
  6 |   publish: { type: noop, after: [extract] }
    |                                  ^^^^^^^
`);
});

test('a task in a group that is not declared', () => {
  expect(
    inOrders(`groups: { stage: { groups: { files: {} } } }
tasks:
  extract: { type: noop, group: stage.fils }
  load: { type: noop, group: marts }
`),
  ).toBe(`
pipelines/orders.yaml:5:33: error: Task "extract" is in the group "stage.fils", which the pipeline does not declare. Did you mean "stage.files"? [unknown-group]
  5 |   extract: { type: noop, group: stage.fils }
    |                                 ^^^^^^^^^^
  help: Declare it, as in \`groups: { stage: { groups: { fils: {} } } }\`, or correct the name.

pipelines/orders.yaml:6:30: error: Task "load" is in the group "marts", which the pipeline does not declare. [unknown-group]
  6 |   load: { type: noop, group: marts }
    |                              ^^^^^
  help: Declare it, as in \`groups: { marts: {} }\`, or correct the name.
`);
});

test('an edge that is neither a task nor a group', () => {
  expect(
    inOrders(`tasks:
  publish: { type: noop, after: [{ optional: true }] }
`),
  ).toBe(`
pipelines/orders.yaml:4:36: error: "tasks.publish.after[0].optional" means something only beside "task", which is missing. [key-alone]
  4 |   publish: { type: noop, after: [{ optional: true }] }
    |                                    ^^^^^^^^
  help: Write "task" too, or leave "optional" out.

pipelines/orders.yaml:4:36: error: One of the keys "task" or "group" is missing in "tasks.publish.after[0]". [missing-key]
  4 |   publish: { type: noop, after: [{ optional: true }] }
    |                                    ^^^^^^^^
`);
});

test('a group that is optional', () => {
  expect(
    inOrders(`groups: { stage: {} }
tasks:
  extract: { type: noop, group: stage }
  tell: { type: noop, after: [{ group: stage, optional: true }] }
`),
  ).toBe(`
pipelines/orders.yaml:6:47: error: "tasks.tell.after[0].optional" means something only beside "task", which is missing. [key-alone]
  6 |   tell: { type: noop, after: [{ group: stage, optional: true }] }
    |                                               ^^^^^^^^
  help: Write "task" too, or leave "optional" out.
`);
});

test('when a task begins and ends, where runs have no slots', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, start: 2026-01-01, end: 2026-02-01 }
`),
  ).toBe(`
pipelines/orders.yaml:4:30: error: "start" and "end" of a task are compared with the slots of runs, and runs of this pipeline have none. [bounds-without-slots]
  4 |   load: { type: noop, start: 2026-01-01, end: 2026-02-01 }
    |                              ^^^^^^^^^^
  help: Leave them out, or give the pipeline a schedule with times.
`);
});

test('a task that ends before it begins', () => {
  expect(
    inOrders(`schedule: { cron: daily, start: 2026-01-01 }
tasks:
  load: { type: noop, start: 2026-03-01, end: 2026-02-01 }
  tell: { type: noop, start: 2026-02-30 }
`),
  ).toBe(`
pipelines/orders.yaml:5:47: error: The task ends before it starts: it would never have anything to do. [end-before-start]
  5 |   load: { type: noop, start: 2026-03-01, end: 2026-02-01 }
    |                                               ^^^^^^^^^^
  help: Write a later "end", or take the task out.
pipelines/orders.yaml:5:30: note: It starts here.
  5 |   load: { type: noop, start: 2026-03-01, end: 2026-02-01 }
    |                              ^^^^^^^^^^

pipelines/orders.yaml:6:30: error: "2026-02-30" names day 30; that month has 28. [wrong-date]
  6 |   tell: { type: noop, start: 2026-02-30 }
    |                              ^^^^^^^^^^
  help: Write a date such as "2026-01-01", or a local time such as "2026-01-01T06:00".
`);
});
