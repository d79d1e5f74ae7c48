import { expect, test } from 'vitest';
import { inOrders, inOverlay, project } from './project.ts';

const started = 'schedule: { cron: "30 2 * * *", start: 2026-01-01 }\n';

function inTasks(tasks: string): string {
  return inOrders(`${started}tasks:\n${tasks}`);
}

test('an option that is misspelt', () => {
  expect(
    inTasks(`  route: { type: branch, callable: sales.routing:choose, options: [publsh, hold] }
  publish: { type: noop, after: [route] }
  hold: { type: noop, after: [route] }
`),
  ).toBe(`
pipelines/orders.yaml:5:68: error: There is no task "publsh" that "route" could choose. Did you mean "publish"? [option-unknown]
  5 |   route: { type: branch, callable: sales.routing:choose, options: [publsh, hold] }
    |                                                                    ^^^^^^
  help: Directly after it come: publish, hold.
`);
});

test('an option that comes not directly after its branch', () => {
  expect(
    inTasks(`  route: { type: branch, callable: sales.routing:choose, options: [publish, report] }
  publish: { type: noop, after: [route] }
  report: { type: noop, after: [publish] }
`),
  ).toBe(`
pipelines/orders.yaml:5:77: error: "report" is an option of "route", but does not come directly after it. [option-not-after]
  5 |   route: { type: branch, callable: sales.routing:choose, options: [publish, report] }
    |                                                                             ^^^^^^
  help: Add "route" to the "after" of "report".
`);
});

test('a task directly after a branch that it cannot choose', () => {
  expect(
    inTasks(`  route: { type: branch, callable: sales.routing:choose, options: [publish] }
  publish: { type: noop, after: [route] }
  joined: { type: noop, after: [publish, route], when: none_failed_min_one_success }
  audit: { type: noop, after: [route] }
`),
  ).toBe(`
pipelines/orders.yaml:8:31: error: "audit" comes directly after the branch "route", but it is no option of it, nor after one: it would always be skipped. [never-chosen]
  8 |   audit: { type: noop, after: [route] }
    |                               ^^^^^^^
  help: Add "audit" to the "options" of "route", or let it come after one of them.
`);
});

test('an option that an overlay deletes, and one that exists elsewhere only', () => {
  const tasks = `tasks:
  route: { type: branch, callable: sales.routing:choose, options: [publish, hold] }
  publish: { type: noop, after: [route] }
  hold: { type: noop, after: [route], environments: [dev, prod] }
`;
  expect(
    inOverlay('tasks: { publish: { $delete: true } }\n', {
      'pipelines/orders.yaml': `kind: Pipeline\nid: orders\n${started}${tasks}`,
    }),
  ).toBe(`
pipelines/orders.yaml:5:68: error: "route" may choose "publish", which does not exist in this environment. (in prod) [option-absent]
  5 |   route: { type: branch, callable: sales.routing:choose, options: [publish, hold] }
    |                                                                    ^^^^^^^
  help: Write the options of this environment in an overlay, or a task "publish" that does nothing here.
environments/prod/overlays/orders.yaml:3:10: note: "publish" is deleted here.
  3 | tasks: { publish: { $delete: true } }
    |          ^^^^^^^

pipelines/orders.yaml:5:77: error: "route" may choose "hold", which does not exist in this environment. (in stage) [option-absent]
  5 |   route: { type: branch, callable: sales.routing:choose, options: [publish, hold] }
    |                                                                             ^^^^
  help: Write the options of this environment in an overlay, or a task "hold" that does nothing here.
pipelines/orders.yaml:7:53: note: "hold" exists in these environments only.
  7 |   hold: { type: noop, after: [route], environments: [dev, prod] }
    |                                                     ^^^^^^^^^^^
`);
});

test('options of a function are a list, those of a query are a map', () => {
  expect(
    inTasks(`  route: { type: branch, callable: sales.routing:choose, options: { "true": publish, "false": hold } }
  asked: { type: branch, connection: warehouse, sql: SELECT 1, options: [publish, hold] }
  half: { type: branch, connection: warehouse, sql: SELECT 1, options: { "true": publish } }
  publish: { type: noop, after: [route, asked, half] }
  hold: { type: noop, after: [route, asked, half] }
`),
  ).toBe(`
pipelines/orders.yaml:5:67: error: The "options" of "route" must be a list of tasks. [branch-options]
  5 | …oute: { type: branch, callable: sales.routing:choose, options: { "true": publish, "false": hold } …
    |                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write \`options: [publish, hold]\`.

pipelines/orders.yaml:6:73: error: The "options" of "asked" must be a task for either answer. [branch-options]
  6 |   asked: { type: branch, connection: warehouse, sql: SELECT 1, options: [publish, hold] }
    |                                                                         ^^^^^^^^^^^^^^^
  help: Write \`options: { "true": publish, "false": hold }\`.

pipelines/orders.yaml:7:72: error: The "options" of "half" must be a task for either answer. [branch-options]
  7 |   half: { type: branch, connection: warehouse, sql: SELECT 1, options: { "true": publish } }
    |                                                                        ^^^^^^^^^^^^^^^^^^^
  help: Write \`options: { "true": publish, "false": hold }\`.
`);
});

test('a branch by a query without a connection', () => {
  expect(
    inTasks(`  route: { type: branch, sql: SELECT 1, options: { "true": publish, "false": hold } }
  publish: { type: noop, after: [route] }
  hold: { type: noop, after: [route] }
`),
  ).toBe(`
pipelines/orders.yaml:5:31: error: The key "connection" is missing beside "sql" in "tasks.route". [missing-key]
  5 |   route: { type: branch, sql: SELECT 1, options: { "true": publish, "false": hold } }
    |                               ^^^^^^^^
  help: Name the connection of the query, for example \`connection: warehouse\`.
`);
});

test('a branch by a query and a function at once', () => {
  expect(
    inTasks(`  route: { type: branch, callable: sales.routing:choose, sql: SELECT 1, connection: warehouse, options: [publish] }
  publish: { type: noop, after: [route] }
`),
  ).toBe(`
pipelines/orders.yaml:5:58: error: Only one of "callable" and "sql" can be written. [alternatives]
  5 | … branch, callable: sales.routing:choose, sql: SELECT 1, connection: warehouse, options: [publish] …
    |                                           ^^^
  help: Remove one of them.
pipelines/orders.yaml:5:26: note: The other one.
  5 |   route: { type: branch, callable: sales.routing:choose, sql: SELECT 1, connection: warehouse, opti…
    |                          ^^^^^^^^
`);
});

test('a branch by nothing', () => {
  expect(
    inTasks(`  route: { type: branch, options: [publish] }
  publish: { type: noop, after: [route] }
`),
  ).toBe(`
pipelines/orders.yaml:5:12: error: One of the keys "callable", "file" or "sql" is missing in "tasks.route". [missing-key]
  5 |   route: { type: branch, options: [publish] }
    |            ^^^^
`);
});

test('an output of others in the query of a branch', () => {
  expect(
    inTasks(`  count: { type: bash, command: count-orders }
  route:
    type: branch
    after: [count]
    connection: warehouse
    sql: SELECT \${{ tasks.count.output }} > 0
    options: { "true": publish, "false": hold }
  publish: { type: noop, after: [route] }
  hold: { type: noop, after: [route] }
`),
  ).toBe(`
pipelines/orders.yaml:10:21: error: "tasks.count.output" would become part of the SQL that is run: a quote in it could change what is done. [injection]
  10 |     sql: SELECT \${{ tasks.count.output }} > 0
     |                     ^^^^^^^^^^^^^^^^^^
  help: Pass it under "parameters" of a query, and write \`:name\` there.
`);
});

test('functions that cannot be imported', () => {
  expect(
    inTasks(`  route: { type: branch, callable: sales.class:choose, options: [publish] }
  enough: { type: gate, callable: sales.routing:import }
  publish: { type: noop, after: [route, enough] }
`),
  ).toBe(`
pipelines/orders.yaml:5:36: error: "sales.class:choose" of the task "route" cannot be imported: "class" is a word of Python. [python-keyword]
  5 |   route: { type: branch, callable: sales.class:choose, options: [publish] }
    |                                    ^^^^^^^^^^^^^^^^^^
  help: Give it a name that Python can import, in a module of your own.

pipelines/orders.yaml:6:35: error: "sales.routing:import" of the task "enough" cannot be imported: "import" is a word of Python. [python-keyword]
  6 |   enough: { type: gate, callable: sales.routing:import }
    |                                   ^^^^^^^^^^^^^^^^^^^^
  help: Give it a name that Python can import, in a module of your own.
`);
});

test('an output of a decision', () => {
  expect(
    inTasks(`  enough: { type: gate, callable: sales.routing:enough }
  publish: { type: bash, after: [enough], command: publish, env: { ROWS: "\${{ tasks.enough.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:6:75: error: The task "enough" puts out nothing that another task could use. [no-output]
  6 | …ish: { type: bash, after: [enough], command: publish, env: { ROWS: "\${{ tasks.enough.output }}" } …
    |                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: The table of outputs is in docs/language/outputs.md.
`);
});

test('the project in which nothing is wrong', () => {
  expect(inOrders('', { 'pipelines/orders.yaml': project['pipelines/orders.yaml'] })).toBe('');
});
