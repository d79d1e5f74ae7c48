import { expect, test } from 'vitest';
import { inOrders } from './project.ts';

/** The pipeline with one task of bash. */
function command(text: string): string {
  return inOrders(`tasks:
  load: { type: bash, command: ${JSON.stringify(text)} }
`);
}

test('a value of the run where nothing renders it', () => {
  expect(
    inOrders(`tags: ["\${{ run.date }}"]
tasks:
  load: { type: noop, pool: "\${{ run.date }}" }
`),
  ).toBe(`
pipelines/orders.yaml:3:13: error: "run.date" is known only when the task runs, and nothing renders it here. [run-value-here]
  3 | tags: ["\${{ run.date }}"]
    |             ^^^^^^^^
  help: Write a value that is the same for every run.

pipelines/orders.yaml:5:34: error: "run.date" is known only when the task runs, and nothing renders it here. [run-value-here]
  5 |   load: { type: noop, pool: "\${{ run.date }}" }
    |                                  ^^^^^^^^
  help: Write a value that is the same for every run.
`);
});

test('a value of the run in an argument that may not be rendered', () => {
  expect(
    inOrders(`tasks:
  load: { type: native, class: analytics.operators.Query, arguments: { day: "\${{ run.date }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:82: error: "run.date" is known only when the task runs, and nothing renders it here. [run-value-here]
  4 |   load: { type: native, class: analytics.operators.Query, arguments: { day: "\${{ run.date }}" } }
    |                                                                                  ^^^^^^^^
  help: If the class renders this argument, name it under "templated".
`);
});

test('the values of a window in a pipeline that has none', () => {
  expect(
    inOrders(`schedule: { cron: "0 4 * * *", start: 2026-01-01, window: none }
tasks:
  load: { type: bash, command: "load-orders \${{ run.window_start }} \${{ run.window_end }}" }
`),
  ).toBe(`
pipelines/orders.yaml:5:49: error: "run.window_start" is used, but runs of this pipeline have no window. [no-window]
  5 |   load: { type: bash, command: "load-orders \${{ run.window_start }} \${{ run.window_end }}" }
    |                                                 ^^^^^^^^^^^^^^^^
  help: Use run.slot, or leave \`window: none\` out of the schedule.

pipelines/orders.yaml:5:73: error: "run.window_end" is used, but runs of this pipeline have no window. [no-window]
  5 |   load: { type: bash, command: "load-orders \${{ run.window_start }} \${{ run.window_end }}" }
    |                                                                         ^^^^^^^^^^^^^^
  help: Use run.slot, or leave \`window: none\` out of the schedule.
`);
});

test('the values of a window in a pipeline that is started by hand', () => {
  expect(command('load-orders ${{ run.window_start }}')).toBe(`
pipelines/orders.yaml:4:49: error: "run.window_start" is used, but runs of this pipeline have no window. [no-window]
  4 |   load: { type: bash, command: "load-orders \${{ run.window_start }}" }
    |                                                 ^^^^^^^^^^^^^^^^
  help: Use run.slot: the moment at which the run was started.
`);
});

test('outputs and parameters of the run', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bash, command: extract-orders }
  load: { type: bash, after: [extract], command: load-orders, env: { FILE: "\${{ tasks.extract.output }}", FULL: "\${{ run.params.full }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:81: error: "tasks.extract.output" is not supported yet. [not-supported]
  5 | …ommand: load-orders, env: { FILE: "\${{ tasks.extract.output }}", FULL: "\${{ run.params.full }}" } …
    |                                         ^^^^^^^^^^^^^^^^^^^^
  help: Pass the value through a table or a file.

pipelines/orders.yaml:5:118: error: "run.params.full" is not supported yet. [not-supported]
  5 | …ommand: load-orders, env: { FILE: "\${{ tasks.extract.output }}", FULL: "\${{ run.params.full }}" } …
    |                                                                              ^^^^^^^^^^^^^^^
  help: Write it under "variables" of the environment, as \`\${{ var.<name> }}\`.
`);
});
