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

test('a parameter that the pipeline does not declare', () => {
  expect(
    inOrders(`params: { full_load: { type: boolean } }
tasks:
  load: { type: bash, command: load-orders, env: { FULL: "\${{ run.params.ful_load }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:63: error: The runs of this pipeline have no parameter "ful_load". Did you mean "full_load"? [unknown-param]
  5 |   load: { type: bash, command: load-orders, env: { FULL: "\${{ run.params.ful_load }}" } }
    |                                                               ^^^^^^^^^^^^^^^^^^^
  help: Declare it under "params" of the pipeline.
`);
});

test('FINE-PRINT 24: outputs of tasks that do not run before, that do not exist, and that put out text', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bash, command: extract-orders }
  load: { type: bash, after: [extract], command: load-orders, env: { FILE: "\${{ tasks.extract.output.file }}" } }
  count: { type: bash, command: count-orders, env: { FILE: "\${{ tasks.extract.output }}" } }
  check: { type: bash, command: check-orders, env: { FILE: "\${{ tasks.extrac.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:77: error: "tasks.extract.output.file" asks for a part of an output that is plain text. [output-not-json]
  5 | …: bash, after: [extract], command: load-orders, env: { FILE: "\${{ tasks.extract.output.file }}" } …
    |                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write \`output: json\` in the task "extract", if it puts out JSON.

pipelines/orders.yaml:6:61: error: "count" uses the output of "extract", but does not come after it: the output may not be there. [output-not-upstream]
  6 |   count: { type: bash, command: count-orders, env: { FILE: "\${{ tasks.extract.output }}" } }
    |                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Add "extract" to the "after" of "count".

pipelines/orders.yaml:7:61: error: There is no task "extrac" whose output could be used. Did you mean "extract"? [unknown-task]
  7 |   check: { type: bash, command: check-orders, env: { FILE: "\${{ tasks.extrac.output }}" } }
    |                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Name a task of this pipeline that runs before.
`);
});
