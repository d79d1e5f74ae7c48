import { expect, test } from 'vitest';
import { environment, findings, inOrders, project } from './project.ts';

/** The pipeline with one task of bash. */
function command(text: string): string {
  return inOrders(`tasks:
  load: { type: bash, command: ${JSON.stringify(text)} }
`);
}

test('a name that begins with nothing known', () => {
  expect(command('load-orders ${{ vars.landing }} ${{ run.dat }} ${{ ds_nodash }}')).toBe(`
pipelines/orders.yaml:4:49: error: There is no value "vars.landing". Did you mean "var"? [reference]
  4 |   load: { type: bash, command: "load-orders \${{ vars.landing }} \${{ run.dat }} \${{ ds_nodash }}" }
    |                                                 ^^^^^^^^^^^^
  help: Names begin with run, message, secret, stored, tasks, item, env, var, pipeline, connection, param, input. For your own Jinja after a dollar write $\${{ vars.landing }}.

pipelines/orders.yaml:4:69: error: There is no value "run.dat". Did you mean "run.date"? [reference]
  4 |   load: { type: bash, command: "load-orders \${{ vars.landing }} \${{ run.dat }} \${{ ds_nodash }}" }
    |                                                                     ^^^^^^^
  help: What begins with "run" is run.date, run.slot, run.slot_date, run.window_start, run.window_end, run.id, run.attempt, run.started, run.params.<name>.

pipelines/orders.yaml:4:84: error: "ds_nodash" is a name of Airflow’s own templates, not of "\${{ … }}". [reference]
  4 |   load: { type: bash, command: "load-orders \${{ vars.landing }} \${{ run.dat }} \${{ ds_nodash }}" }
    |                                                                                    ^^^^^^^^^
  help: Write \${{ run.date | format("%Y%m%d") }}. For Airflow’s own Jinja leave out the dollar: {{ ds_nodash }}; after a dollar sign double it: $\${{ ds_nodash }}.
`);
});

test('a reference that is not closed, and one that is empty', () => {
  expect(command('load-orders ${{ var.landing')).toBe(`
pipelines/orders.yaml:4:45: error: A "\${{" is not closed. [reference]
  4 |   load: { type: bash, command: "load-orders \${{ var.landing" }
    |                                             ^^^
  help: Close it with "}}". For the characters themselves write \${{ "\${{" }}.
`);
  expect(command('load-orders ${{ }}')).toBe(`
pipelines/orders.yaml:4:45: error: A reference begins with a name. [reference]
  4 |   load: { type: bash, command: "load-orders \${{ }}" }
    |                                             ^^^^^^
  help: Write \${{ run.date }}, or \${{ var.schema }}.
`);
});

test('a pipe that does not exist', () => {
  expect(command('load-orders ${{ run.date | shfit(-1d) }}')).toBe(`
pipelines/orders.yaml:4:60: error: There is no pipe "shfit". Did you mean "shift"? [reference]
  4 |   load: { type: bash, command: "load-orders \${{ run.date | shfit(-1d) }}" }
    |                                                            ^^^^^^^^^^
  help: The pipes are shift, format, zone, start_of, epoch, default.
`);
});

test('a reference where a text must be written out', () => {
  expect(
    inOrders(`tasks:
  extract: { type: noop }
  load: { type: noop, after: ["\${{ var.hours }}"], when: "\${{ var.hours }}" }
`),
  ).toBe(`
pipelines/orders.yaml:5:31: error: "tasks.load.after[0]" must be written out: no \${{ … }} may stand here. [reference-not-allowed]
  5 |   load: { type: noop, after: ["\${{ var.hours }}"], when: "\${{ var.hours }}" }
    |                               ^^^^^^^^^^^^^^^^^^

pipelines/orders.yaml:5:58: error: "tasks.load.when" must be written out: no \${{ … }} may stand here. [reference-not-allowed]
  5 |   load: { type: noop, after: ["\${{ var.hours }}"], when: "\${{ var.hours }}" }
    |                                                          ^^^^^^^^^^^^^^^^^^
`);
});

test('a reference in a key', () => {
  expect(
    inOrders(`tasks:
  load: { type: python, callable: sales.scoring:score, arguments: { "\${{ var.hours }}": 1 } }
`),
  ).toBe(`
pipelines/orders.yaml:4:69: error: A key must be written out: no \${{ … }} may stand in it. [reference-in-key]
  4 |   load: { type: python, callable: sales.scoring:score, arguments: { "\${{ var.hours }}": 1 } }
    |                                                                     ^^^^^^^^^^^^^^^^^^
`);
});

test('parameters of templates, inputs of types and items where they are not known', () => {
  expect(command('load-orders ${{ param.table }} ${{ input.table }} ${{ item }}')).toBe(`
pipelines/orders.yaml:4:49: error: "param.table" is known in templates only. [name-not-here]
  4 |   load: { type: bash, command: "load-orders \${{ param.table }} \${{ input.table }} \${{ item }}" }
    |                                                 ^^^^^^^^^^^

pipelines/orders.yaml:4:68: error: "input.table" is known in task types only. [name-not-here]
  4 |   load: { type: bash, command: "load-orders \${{ param.table }} \${{ input.table }} \${{ item }}" }
    |                                                                    ^^^^^^^^^^^

pipelines/orders.yaml:4:87: error: "item" is known in mapped tasks only, and this task is not mapped. [name-not-here]
  4 |   load: { type: bash, command: "load-orders \${{ param.table }} \${{ input.table }} \${{ item }}" }
    |                                                                                       ^^^^
`);
});

test('values of the pipeline that it does not set', () => {
  expect(command('load-orders ${{ pipeline.domain }} ${{ pipeline.owner.contact.email }}')).toBe(`
pipelines/orders.yaml:4:49: error: The pipeline "orders" has no "domain". [value-not-set]
  4 | …: { type: bash, command: "load-orders \${{ pipeline.domain }} \${{ pipeline.owner.contact.email }}" …
    |                                            ^^^^^^^^^^^^^^^
  help: Write "domain" in the pipeline.

pipelines/orders.yaml:4:72: error: The owner of the pipeline is not known to the project. [value-not-set]
  4 | …: { type: bash, command: "load-orders \${{ pipeline.domain }} \${{ pipeline.owner.contact.email }}" …
    |                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write an "owner" that the project lists under "owners".
`);
  expect(
    inOrders(`owner: sales-platform
tasks:
  load: { type: bash, command: "load-orders \${{ pipeline.owner.contact.email }}" }
`),
  ).toBe(`
pipelines/orders.yaml:5:49: error: The owner "sales-platform" has no "contact.email". [value-not-set]
  5 |   load: { type: bash, command: "load-orders \${{ pipeline.owner.contact.email }}" }
    |                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write it under "owners" in dagwright.yaml.
`);
});

test('a list and a map in a longer text are JSON, and nothing has no words', () => {
  expect(
    inOrders(
      `tasks:
  load: { type: bash, command: "load-orders \${{ var.nothing }}" }
`,
      {
        'environments/prod/environment.yaml': environment('prod', '2.11').replace('hours: three', 'nothing: null'),
        'pipelines/shipments.yaml': project['pipelines/shipments.yaml'],
      },
    ),
  ).toBe(`
pipelines/orders.yaml:4:45: error: The value that is named here is empty (null): a longer text has no words for it. (in prod) [empty-in-text]
  4 |   load: { type: bash, command: "load-orders \${{ var.nothing }}" }
    |                                             ^^^^^^^^^^^^^^^^^^
  help: Give it a value; an empty text is written "".
environments/prod/environment.yaml:4:63: note: The empty value.
  4 | variables: { landing: s3://lake, schema: sales_prod, nothing: null }
    |                                                               ^^^^

pipelines/orders.yaml:4:49: error: There is no variable "nothing". (in dev and stage) [unknown-variable]
  4 |   load: { type: bash, command: "load-orders \${{ var.nothing }}" }
    |                                                 ^^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});

test('names of an environment where its own document may not use them', () => {
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        'id: wh_prod',
        'id: "${{ pipeline.id }}"',
      ),
    }),
  ).toBe(`
environments/prod/environment.yaml:6:25: error: "pipeline.id" is not known in an environment. (in prod) [name-not-here]
  6 |   warehouse: { id: "\${{ pipeline.id }}", type: postgres }
    |                         ^^^^^^^^^^^
  help: Here stand env.id, var.<name> and connection.<name>.id.
`);
});
