import { expect, test } from 'vitest';
import { inOrders } from './project.ts';

test('a task mapped over something that is no list', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: "load \${{ item }}", map: { over: eu } }
`),
  ).toBe(`
pipelines/orders.yaml:4:65: error: "map.over" must be a list, or the whole output of a task. [map-over]
  4 |   load: { type: bash, command: "load \${{ item }}", map: { over: eu } }
    |                                                                 ^^
  help: Write for example \`over: [eu, us]\` or \`over: \${{ tasks.list_regions.output }}\`.
`);
});

test('a task mapped over an empty list', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: "load \${{ item }}", map: { over: [] } }
`),
  ).toBe(`
pipelines/orders.yaml:4:65: error: "map.over" is an empty list: the task would never run. [map-empty]
  4 |   load: { type: bash, command: "load \${{ item }}", map: { over: [] } }
    |                                                                 ^^
  help: Write its elements, or leave the task out of this environment.
`);
});

test('a task mapped over nothing, and over too few at once', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: load, map: { max_active: 1 } }
  ship: { type: bash, command: ship, map: { over: [eu], max_active: 0 } }
`),
  ).toBe(`
pipelines/orders.yaml:4:45: error: The key "over" is missing in "tasks.load.map". [missing-key]
  4 |   load: { type: bash, command: load, map: { max_active: 1 } }
    |                                             ^^^^^^^^^^
  help: For example: \`over: [eu, us]\`

pipelines/orders.yaml:5:69: error: "tasks.ship.map.max_active" is 0; 1 is the least. [out-of-range]
  5 |   ship: { type: bash, command: ship, map: { over: [eu], max_active: 0 } }
    |                                                                     ^
`);
});

test('a task mapped over a part of an output', () => {
  expect(
    inOrders(`tasks:
  list: { type: bash, command: list-regions, output: json }
  load: { type: noop, after: [list], map: { over: "\${{ tasks.list.output.regions }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:51: error: "map.over" must be a list, or the whole output of a task. [map-over]
  5 |   load: { type: noop, after: [list], map: { over: "\${{ tasks.list.output.regions }}" } }
    |                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write for example \`over: [eu, us]\` or \`over: \${{ tasks.list_regions.output }}\`.
`);
});

test('a task mapped over the output of one that it does not come after', () => {
  expect(
    inOrders(`tasks:
  list: { type: bash, command: list-regions, output: json }
  load: { type: noop, map: { over: "\${{ tasks.list.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:37: error: "load" uses the output of "list", but does not come after it: the output may not be there. [output-not-upstream]
  5 |   load: { type: noop, map: { over: "\${{ tasks.list.output }}" } }
    |                                     ^^^^^^^^^^^^^^^^^^^^^^^^
  help: Add "list" to the "after" of "load".
`);
});

test('a task mapped over the output of one that it does not come directly after', () => {
  expect(
    inOrders(`tasks:
  list: { type: bash, command: list-regions, output: json }
  check: { type: noop, after: [list] }
  load: { type: noop, after: [check], map: { over: "\${{ tasks.list.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:6:52: error: "load" is mapped over the output of "list", but does not come directly after it. [map-not-after]
  6 |   load: { type: noop, after: [check], map: { over: "\${{ tasks.list.output }}" } }
    |                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Add "list" to the "after" of "load".
`);
});

test('a task mapped over a text', () => {
  expect(
    inOrders(`tasks:
  list: { type: bash, command: list-regions }
  load: { type: noop, after: [list], map: { over: "\${{ tasks.list.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:51: error: "load" is mapped over the output of "list", which is plain text and no list. [map-over-text]
  5 |   load: { type: noop, after: [list], map: { over: "\${{ tasks.list.output }}" } }
    |                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write \`output: json\` in the task "list", if it puts out a list.
`);
});

test('a task mapped over a task that puts out nothing', () => {
  expect(
    inOrders(`tasks:
  list: { type: noop }
  load: { type: noop, after: [list], map: { over: "\${{ tasks.list.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:52: error: The task "list" puts out nothing that another task could use. [no-output]
  5 |   load: { type: noop, after: [list], map: { over: "\${{ tasks.list.output }}" } }
    |                                                    ^^^^^^^^^^^^^^^^^^^^^^^^
  help: The table of outputs is in docs/language/outputs.md.
`);
});

test('a task whose elements are not known, of which nothing more is said', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: "load \${{ item }}", pool: nowhere, map: { over: "\${{ var.regions }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:85: error: There is no variable "regions". [unknown-variable]
  4 | …ad: { type: bash, command: "load \${{ item }}", pool: nowhere, map: { over: "\${{ var.regions }}" } …
    |                                                                                  ^^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});

test('tasks that choose what runs after them', () => {
  expect(
    inOrders(`tasks:
  choose: { type: branch, callable: "sales:choose", options: [load], map: { over: [eu, us] } }
  enough: { type: gate, callable: "sales:enough", map: { over: [eu, us] } }
  newest: { type: latest_only, map: { over: [eu, us] } }
  load: { type: noop, after: [choose, enough, newest] }
`),
  ).toBe(`
pipelines/orders.yaml:4:83: error: "choose" chooses which tasks run after it, and cannot be mapped: its elements could choose differently. [map-of-choice]
  4 |   choose: { type: branch, callable: "sales:choose", options: [load], map: { over: [eu, us] } }
    |                                                                                   ^^^^^^^^
  help: Let a mapped task before it put out what it needs, and choose once by the list of outputs.

pipelines/orders.yaml:5:64: error: "enough" chooses which tasks run after it, and cannot be mapped: its elements could choose differently. [map-of-choice]
  5 |   enough: { type: gate, callable: "sales:enough", map: { over: [eu, us] } }
    |                                                                ^^^^^^^^
  help: Let a mapped task before it put out what it needs, and choose once by the list of outputs.

pipelines/orders.yaml:6:45: error: "newest" chooses which tasks run after it, and cannot be mapped: its elements could choose differently. [map-of-choice]
  6 |   newest: { type: latest_only, map: { over: [eu, us] } }
    |                                             ^^^^^^^^
  help: Let a mapped task before it put out what it needs, and choose once by the list of outputs.
`);
});

test('elements that make tasks of several kinds', () => {
  expect(
    inOrders(
      `environments: [dev]
tasks:
  wait: { type: wait, connection: lake, for: { file: "\${{ item }}" }, map: { over: ["gs://lake/_DONE", "s3://lake/_DONE"] } }
`,
      { 'environments/dev/environment.yaml': withStores },
    ),
  ).toBe(`
pipelines/orders.yaml:5:84: error: The elements that "wait" is mapped over make tasks of several kinds; Airflow runs one kind for all of them. (in dev) [map-of-several-kinds]
  5 | …ection: lake, for: { file: "\${{ item }}" }, map: { over: ["gs://lake/_DONE", "s3://lake/_DONE"] } …
    |                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write a task for each kind, such as for files of each store.
`);
});

const withStores = `kind: Environment
id: dev
target: { airflow: "3.3", providers: { amazon: "9.12.0", google: "18.0.0" } }
variables: { landing: s3://lake, schema: sales_dev, hours: three }
connections:
  lake: { id: lake, type: generic }
  warehouse: { id: wh_dev, type: postgres }
secrets:
  shop_token: { variable: shop_token }
stored:
  limits: { variable: order_limits }
pools:
  warehouse: { slots: 4 }
`;
