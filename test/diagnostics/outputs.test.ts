import { expect, test } from 'vitest';
import { inOrders } from './project.ts';

test('an output of a task that does not exist', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bash, command: extract }
  load: { type: bash, after: [extract], command: "load $N", env: { N: "\${{ tasks.extrct.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:72: error: There is no task "extrct" whose output could be used. Did you mean "extract"? [unknown-task]
  5 | …oad: { type: bash, after: [extract], command: "load $N", env: { N: "\${{ tasks.extrct.output }}" } …
    |                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Name a task of this pipeline that runs before.
`);
});

test('an output of a task that does not exist in the environment', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bash, command: extract, environments: [dev, stage] }
  load: { type: bash, after: [{ task: extract, optional: true }], command: "load $N", env: { N: "\${{ tasks.extract.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:98: error: The task "extract", whose output is used, does not exist in this environment. (in prod) [output-absent]
  5 | …{ task: extract, optional: true }], command: "load $N", env: { N: "\${{ tasks.extract.output }}" } …
    |                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write the value that stands for it as a variable of the environment, or keep the task.
pipelines/orders.yaml:4:58: note: "extract" exists in these environments only.
  4 |   extract: { type: bash, command: extract, environments: [dev, stage] }
    |                                                          ^^^^^^^^^^^^
`);
});

test('an output of a task with a mistake of its own', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bash }
  load: { type: bash, after: [extract], command: "load $N", env: { N: "\${{ tasks.extract.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:14: error: One of the keys "command" or "file" is missing in "tasks.extract". [missing-key]
  4 |   extract: { type: bash }
    |              ^^^^
`);
});

test('FINE-PRINT 24: an output of a task that does not come before', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bash, command: extract }
  load: { type: bash, command: "load $N", env: { N: "\${{ tasks.extract.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:54: error: "load" uses the output of "extract", but does not come after it: the output may not be there. [output-not-upstream]
  5 |   load: { type: bash, command: "load $N", env: { N: "\${{ tasks.extract.output }}" } }
    |                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Add "extract" to the "after" of "load".
`);
});

test('the output of the task itself', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: "load $N", env: { N: "\${{ tasks.load.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:54: error: "load" uses its own output, which is made when it ends. [output-of-itself]
  4 |   load: { type: bash, command: "load $N", env: { N: "\${{ tasks.load.output }}" } }
    |                                                      ^^^^^^^^^^^^^^^^^^^^^^^^
`);
});

test('an output of a task that has none', () => {
  expect(
    inOrders(`tasks:
  load: { type: sql, connection: warehouse, query: SELECT 1 }
  tell: { type: bash, after: [load], command: "tell $N", env: { N: "\${{ tasks.load.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:69: error: The task "load" puts out nothing that another task could use. [no-output]
  5 |   tell: { type: bash, after: [load], command: "tell $N", env: { N: "\${{ tasks.load.output }}" } }
    |                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^
  help: The table of outputs is in docs/language/outputs.md.
`);
});

test('an output that is not kept', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bash, command: extract, airflow: { do_xcom_push: false } }
  load: { type: bash, after: [extract], command: "load $N", env: { N: "\${{ tasks.extract.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:72: error: The output of "extract" is used, but is not kept. [output-not-kept]
  5 | …ad: { type: bash, after: [extract], command: "load $N", env: { N: "\${{ tasks.extract.output }}" } …
    |                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Leave \`do_xcom_push: false\` out of that task.
pipelines/orders.yaml:4:69: note: It is thrown away here.
  4 |   extract: { type: bash, command: extract, airflow: { do_xcom_push: false } }
    |                                                                     ^^^^^
`);
});

test('a part of a text', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bash, command: extract }
  load: { type: bash, after: [extract], command: "load $N", env: { N: "\${{ tasks.extract.output.rows }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:72: error: "tasks.extract.output.rows" asks for a part of an output that is plain text. [output-not-json]
  5 | … type: bash, after: [extract], command: "load $N", env: { N: "\${{ tasks.extract.output.rows }}" } …
    |                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write \`output: json\` in the task "extract", if it puts out JSON.
`);
});

test('a key of what a mapped task puts out', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bash, command: "extract \${{ item }}", output: json, map: { over: [eu, us] } }
  load: { type: bash, after: [extract], command: "load $N", env: { N: "\${{ tasks.extract.output.rows }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:72: error: "tasks.extract.output.rows" asks for a key, but "extract" is mapped: it puts out a list, with an item for each element. [output-is-list]
  5 | … type: bash, after: [extract], command: "load $N", env: { N: "\${{ tasks.extract.output.rows }}" } …
    |                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write \${{ tasks.extract.output }} for all of them, or map this task over it and write \${{ item.rows }}.
`);
});

test('an output where no task is', () => {
  expect(
    inOrders(`description: After \${{ tasks.extract.output }}
tasks:
  extract: { type: bash, command: extract }
`),
  ).toBe(`
pipelines/orders.yaml:3:24: error: "tasks.extract.output" is known only when the task runs, and nothing renders it here. [run-value-here]
  3 | description: After \${{ tasks.extract.output }}
    |                        ^^^^^^^^^^^^^^^^^^^^
  help: Write a value that is the same for every run.
`);
});

test('FINE-PRINT 26: an output in a command and in SQL', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bash, command: extract, output: json }
  load: { type: bash, after: [extract], command: "load \${{ tasks.extract.output.path }}" }
  check: { type: sql, after: [extract], connection: warehouse, query: "SELECT \${{ tasks.extract.output.rows }}" }
`),
  ).toBe(`
pipelines/orders.yaml:5:60: error: "tasks.extract.output.path" would become part of the command that is run: a quote in it could change what is done. [injection]
  5 |   load: { type: bash, after: [extract], command: "load \${{ tasks.extract.output.path }}" }
    |                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Pass it under "env", and write "$NAME" in the command.

pipelines/orders.yaml:6:83: error: "tasks.extract.output.rows" would become part of the SQL that is run: a quote in it could change what is done. [injection]
  6 | …e: sql, after: [extract], connection: warehouse, query: "SELECT \${{ tasks.extract.output.rows }}" …
    |                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Pass it under "parameters" of a query, and write \`:name\` there.
`);
});
