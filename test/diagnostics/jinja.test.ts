import { expect, test } from 'vitest';
import { inOrders } from './project.ts';

/** The pipeline with one task of bash. */
function command(text: string): string {
  return inOrders(`tasks:
  load: { type: bash, command: ${JSON.stringify(text)} }
`);
}

test('a reference inside of Jinja', () => {
  expect(command('load-orders {{ macros.ds_add(${{ run.date }}, 1) }}')).toBe(`
pipelines/orders.yaml:4:62: error: "\${{ run.date }}" stands inside "{{ }}": a reference cannot be part of Jinja. [jinja]
  4 |   load: { type: bash, command: "load-orders {{ macros.ds_add(\${{ run.date }}, 1) }}" }
    |                                                              ^^^^^^^^^^^^^^^
  help: Change it with a pipe instead, such as \${{ run.date | shift(-1d) }}.
`);
});

test('Jinja that Jinja refuses', () => {
  expect(command("docker inspect --format '{{.Name}}' orders")).toBe(`
pipelines/orders.yaml:4:60: error: Jinja cannot read "{{.Name}}": a value is expected instead of ".". [jinja]
  4 |   load: { type: bash, command: "docker inspect --format '{{.Name}}' orders" }
    |                                                            ^
  help: Where the text itself is meant, write \${{ "{{" }}.Name}}.
`);
});

test('Jinja in an argument that may not be rendered', () => {
  expect(
    inOrders(`tasks:
  load: { type: native, class: analytics.operators.Query, arguments: { day: "{{ ds }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:78: error: This argument may not be rendered, so its Jinja would arrive as it is. [not-templated]
  4 |   load: { type: native, class: analytics.operators.Query, arguments: { day: "{{ ds }}" } }
    |                                                                              ^^
  help: Name the argument under "templated", or write it as \`{ $text: "…" }\`.
`);
});

test('a name that Airflow 3 removed from templates', () => {
  expect(
    inOrders(`schedule: { cron: "0 4 * * *", start: 2026-01-01 }
tasks:
  load: { type: bash, command: "load-orders {{ execution_date }} {{ next_ds }}" }
`),
  ).toBe(`
pipelines/orders.yaml:5:48: error: Airflow 3.3 has no name "execution_date" in templates: it was removed in 3.0. (in dev) [jinja-name]
  5 |   load: { type: bash, command: "load-orders {{ execution_date }} {{ next_ds }}" }
    |                                                ^^^^^^^^^^^^^^
  help: Write \${{ run.window_start }}, or without a window \${{ run.slot }}.

pipelines/orders.yaml:5:69: error: Airflow 3.3 has no name "next_ds" in templates: it was removed in 3.0. (in dev) [jinja-name]
  5 |   load: { type: bash, command: "load-orders {{ execution_date }} {{ next_ds }}" }
    |                                                                     ^^^^^^^
  help: Write \${{ run.slot_date }}.
`);
});

test('a name of templates that runs without a date lack', () => {
  expect(command('load-orders {{ ds }}')).toBe(`
pipelines/orders.yaml:4:48: error: "ds" is not there in a run that is started by hand, and this pipeline has no other runs. (in dev) [jinja-name]
  4 |   load: { type: bash, command: "load-orders {{ ds }}" }
    |                                                ^^
  help: Write \${{ run.date }}.
`);
});

test('a removed name is no mistake where it is an attribute, a text, a comment, or set in the template', () => {
  expect(
    inOrders(`schedule: { cron: "0 4 * * *", start: 2026-01-01 }
tasks:
  load: { type: bash, command: "load {{ dag_run.execution_date }} {{ 'next_ds' }} {# prev_ds #} {% set next_ds = ds %}{{ next_ds }} next_ds" }
`),
  ).toBe('');
});
