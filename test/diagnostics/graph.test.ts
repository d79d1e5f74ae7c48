import { expect, test } from 'vitest';
import { inOrders, inOverlay } from './project.ts';

test('a task after one that does not exist', () => {
  expect(
    inOrders(`tasks:
  extract: { type: noop }
  load: { type: noop, after: [extrct] }
`),
  ).toBe(`
pipelines/orders.yaml:5:31: error: Task "load" runs after "extrct", which does not exist. Did you mean "extract"? [after-unknown]
  5 |   load: { type: noop, after: [extrct] }
    |                               ^^^^^^
  help: Tasks of the pipeline: extract.
`);
});

test('a task after itself', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, after: [load] }
`),
  ).toBe(`
pipelines/orders.yaml:4:31: error: Task "load" runs after itself: it could never start. [after-itself]
  4 |   load: { type: noop, after: [load] }
    |                               ^^^^
  help: Remove "load" from its own "after".
`);
});

test('tasks that wait for each other, the smallest place first', () => {
  expect(
    inOrders(`tasks:
  start: { type: noop }
  publish: { type: noop, after: [load] }
  extract: { type: noop, after: [start, publish] }
  load: { type: noop, after: [extract] }
`),
  ).toBe(`
pipelines/orders.yaml:5:34: error: Tasks wait for each other in a circle: publish → load → extract → publish (each runs after the next). [after-cycle]
  5 |   publish: { type: noop, after: [load] }
    |                                  ^^^^
  help: Take one of these out: none of the tasks could ever start.
pipelines/orders.yaml:7:31: note: … after "extract".
  7 |   load: { type: noop, after: [extract] }
    |                               ^^^^^^^
pipelines/orders.yaml:6:41: note: … after "publish".
  6 |   extract: { type: noop, after: [start, publish] }
    |                                         ^^^^^^^
`);
});

test('two circles of tasks', () => {
  expect(
    inOrders(`tasks:
  extract: { type: noop, after: [load] }
  load: { type: noop, after: [extract] }
  bill: { type: noop, after: [ship] }
  ship: { type: noop, after: [bill] }
`),
  ).toBe(`
pipelines/orders.yaml:4:34: error: Tasks wait for each other in a circle: extract → load → extract (each runs after the next). [after-cycle]
  4 |   extract: { type: noop, after: [load] }
    |                                  ^^^^
  help: Take one of these out: none of the tasks could ever start.
pipelines/orders.yaml:5:31: note: … after "extract".
  5 |   load: { type: noop, after: [extract] }
    |                               ^^^^^^^

pipelines/orders.yaml:6:31: error: Tasks wait for each other in a circle: bill → ship → bill (each runs after the next). [after-cycle]
  6 |   bill: { type: noop, after: [ship] }
    |                               ^^^^
  help: Take one of these out: none of the tasks could ever start.
pipelines/orders.yaml:7:31: note: … after "bill".
  7 |   ship: { type: noop, after: [bill] }
    |                               ^^^^
`);
});

test('a circle that an overlay closes', () => {
  expect(
    inOverlay(`tasks:
  extract: { after: [load] }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:22: error: Tasks wait for each other in a circle: extract → load → extract (each runs after the next). (in prod) [after-cycle]
  4 |   extract: { after: [load] }
    |                      ^^^^
  help: Take one of these out: none of the tasks could ever start.
pipelines/orders.yaml:9:13: note: … after "extract".
  9 |     after: [extract]
    |             ^^^^^^^
`);
});

test('a task after one that this environment does not have', () => {
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

test('a task in an environment that does not exist', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, environments: [prd] }
`),
  ).toBe(`
pipelines/orders.yaml:4:38: error: The project has no environment "prd". Did you mean "prod"? [unknown-environment]
  4 |   load: { type: noop, environments: [prd] }
    |                                      ^^^
  help: Environments: dev, stage, prod.
`);
});

test('a pipeline in an environment that does not exist', () => {
  expect(
    inOrders(`environments: [dev, prd]
tasks:
  load: { type: noop }
`),
  ).toBe(`
pipelines/orders.yaml:3:21: error: The project has no environment "prd". Did you mean "prod"? [unknown-environment]
  3 | environments: [dev, prd]
    |                     ^^^
  help: Environments: dev, stage, prod.
`);
});

test('a broken task is not said to be missing by those that come after it', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bsh, command: extract-orders }
  load: { type: noop, after: [extract] }
`),
  ).toBe(`
pipelines/orders.yaml:4:20: error: "bsh" is no type of task. Did you mean "bash"? [unknown-task-type]
  4 |   extract: { type: bsh, command: extract-orders }
    |                    ^^^
  help: Types: bash, branch, check, container, gate, http, invoice_query, latest_only, native, noop, python, sql, trigger, wait.
`);
});
