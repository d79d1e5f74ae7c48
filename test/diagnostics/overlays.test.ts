import { expect, test } from 'vitest';
import { findings, inOverlay } from './project.ts';

test('an overlay for a pipeline that does not exist', () => {
  expect(
    findings({
      'environments/prod/overlays/order.yaml': `kind: Overlay
pipeline: order
tier: critical
`,
    }),
  ).toBe(`
environments/prod/overlays/order.yaml:2:11: error: There is no pipeline "order". Did you mean "orders"? [unknown-pipeline]
  2 | pipeline: order
    |           ^^^^^
  help: An overlay changes a pipeline that exists: correct the id, or remove this file.
`);
});

test('an overlay that changes a task that does not exist', () => {
  expect(
    inOverlay(`tasks:
  loda: { retries: 3 }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:3: error: "loda" is changed here, but pipeline "orders" has no "loda". Did you mean "load"? (in prod) [overlay-unknown-task]
  4 |   loda: { retries: 3 }
    |   ^^^^
  help: If a new one is meant, say so with \`$add: true\`.
`);
});

test('an overlay that adds a task that exists', () => {
  expect(
    inOverlay(`tasks:
  load: { $add: true, type: noop }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:3: error: "load" is added here, but pipeline "orders" has a "load" already. (in prod) [add-existing]
  4 |   load: { $add: true, type: noop }
    |   ^^^^
  help: To change it, leave out \`$add: true\`. To swap it whole, write \`$replace: true\`.
pipelines/orders.yaml:7:3: note: "load" is defined here.
  7 |   load:
    |   ^^^^
`);
});

test('an overlay that deletes a task that does not exist', () => {
  expect(
    inOverlay(`tasks:
  loda: { $delete: true }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:3: error: "loda" is deleted here, but pipeline "orders" has no "loda". Did you mean "load"? (in prod) [delete-unknown]
  4 |   loda: { $delete: true }
    |   ^^^^
  help: Remove these lines: there is nothing to delete.
`);
});

test('an overlay that deletes a key that nobody wrote', () => {
  expect(
    inOverlay(`tier: { $delete: true }
tasks:
  load: { timeout: { $delete: true } }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:3:1: error: "tier" is deleted here, but pipeline "orders" has no "tier". (in prod) [delete-unknown]
  3 | tier: { $delete: true }
    | ^^^^
  help: Remove these lines: there is nothing to delete.

environments/prod/overlays/orders.yaml:5:11: error: "timeout" is deleted here, but task "load" has no "timeout". (in prod) [delete-unknown]
  5 |   load: { timeout: { $delete: true } }
    |           ^^^^^^^
  help: Remove these lines: there is nothing to delete.
`);
});

test('a deletion in what an overlay adds', () => {
  expect(
    inOverlay(`tasks:
  audit: { $add: true, type: noop, retries: { delay: { $delete: true } } }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:47: error: "delay" is deleted here, but task "audit" has no "delay". (in prod) [delete-unknown]
  4 |   audit: { $add: true, type: noop, retries: { delay: { $delete: true } } }
    |                                               ^^^^^
  help: Remove these lines: there is nothing to delete.
`);
});

test('an overlay that deletes a task which another comes after', () => {
  expect(
    inOverlay(`tasks:
  extract: { $delete: true }
`),
  ).toBe(`
pipelines/orders.yaml:9:13: error: Task "load" runs after "extract", which does not exist in this environment. (in prod) [after-absent]
  9 |     after: [extract]
    |             ^^^^^^^
  help: Write \`{ task: extract, optional: true }\` to come after what "extract" comes after, or give "load" the same "environments".
environments/prod/overlays/orders.yaml:4:3: note: "extract" is deleted here.
  4 |   extract: { $delete: true }
    |   ^^^^^^^
`);
});

test('a task that an overlay adds needs a type', () => {
  expect(
    inOverlay(`tasks:
  audit: { $add: true, after: [load] }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:12: error: The key "type" is missing in "tasks.audit". [missing-key]
  4 |   audit: { $add: true, after: [load] }
    |            ^^^^
  help: Types: bash, branch, check, container, gate, http, invoice_query, latest_only, native, noop, python, sql, trigger, wait.
`);
});

test('an overlay that lies in the folder of no environment', () => {
  expect(
    findings({
      'pipelines/overlays/orders.yaml': `kind: Overlay
pipeline: orders
tier: critical
`,
    }),
  ).toBe(`
pipelines/overlays/orders.yaml:2:11: error: The overlay "pipelines/overlays/orders.yaml" lies in the folder of no environment. [overlay-folder]
  2 | pipeline: orders
    |           ^^^^^^
  help: Move it to environments/<id>/overlays/, where <id> is one of: dev, stage, prod.
`);
});

test('two overlays of one pipeline in one environment', () => {
  expect(
    findings({
      'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntier: critical\n',
      'environments/prod/overlays/sales/orders.yaml': 'kind: Overlay\npipeline: orders\ntier: standard\n',
    }),
  ).toBe(`
environments/prod/overlays/sales/orders.yaml:2:11: error: Two overlays change the pipeline "orders" in "prod". [overlay-twice]
  2 | pipeline: orders
    |           ^^^^^^
  help: Put both into one file: of two overlays neither could say which one wins.
environments/prod/overlays/orders.yaml:2:11: note: The other one.
  2 | pipeline: orders
    |           ^^^^^^
`);
});
