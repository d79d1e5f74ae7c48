import { expect, test } from 'vitest';
import { environment, findings, inOrders, project } from './project.ts';

/** The pipeline with one task of bash. */
function command(text: string): string {
  return inOrders(`tasks:
  load: { type: bash, command: ${JSON.stringify(text)} }
`);
}

test('a variable that does not exist', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, pool: "\${{ var.pol }}" }
`),
  ).toBe(`
pipelines/orders.yaml:4:34: error: There is no variable "pol". [unknown-variable]
  4 |   load: { type: noop, pool: "\${{ var.pol }}" }
    |                                  ^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});

test('a variable that does not exist, inside of a longer text', () => {
  expect(command('load-orders --out ${{ var.landin }}/orders')).toBe(`
pipelines/orders.yaml:4:55: error: There is no variable "landin". Did you mean "landing"? [unknown-variable]
  4 |   load: { type: bash, command: "load-orders --out \${{ var.landin }}/orders" }
    |                                                       ^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});

test('a variable that does not exist, in a list', () => {
  expect(
    inOrders(`tags: [sales, "\${{ var.shema }}"]
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:3:20: error: There is no variable "shema". Did you mean "schema"? [unknown-variable]
  3 | tags: [sales, "\${{ var.shema }}"]
    |                    ^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});

test('a variable that does not exist, in a file of SQL', () => {
  expect(
    inOrders(
      `tasks:
  load: { type: sql, connection: warehouse, file: sql/load.sql }
`,
      {
        'pipelines/sql/load.sql': `-- one day of orders
DELETE FROM \${{ var.shema }}.orders;
`,
      },
    ),
  ).toBe(`
pipelines/sql/load.sql:2:17: error: There is no variable "shema". Did you mean "schema"? [unknown-variable]
  2 | DELETE FROM \${{ var.shema }}.orders;
    |                 ^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
pipelines/orders.yaml:4:51: note: It is used here.
  4 |   load: { type: sql, connection: warehouse, file: sql/load.sql }
    |                                                   ^^^^^^^^^^^^
`);
});

test('two variables that do not exist, in one text', () => {
  expect(command('load-orders ${{ var.landin }} ${{ var.shema }}')).toBe(`
pipelines/orders.yaml:4:49: error: There is no variable "landin". Did you mean "landing"? [unknown-variable]
  4 |   load: { type: bash, command: "load-orders \${{ var.landin }} \${{ var.shema }}" }
    |                                                 ^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.

pipelines/orders.yaml:4:67: error: There is no variable "shema". Did you mean "schema"? [unknown-variable]
  4 |   load: { type: bash, command: "load-orders \${{ var.landin }} \${{ var.shema }}" }
    |                                                                   ^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});

test('a part of a variable that it does not have', () => {
  expect(command('load-orders ${{ var.landing.bucket }}')).toBe(`
pipelines/orders.yaml:4:49: error: The variable "landing" has no "bucket". [unknown-variable]
  4 |   load: { type: bash, command: "load-orders \${{ var.landing.bucket }}" }
    |                                                 ^^^^^^^^^^^^^^^^^^
`);
});

test('a name that begins with nothing known', () => {
  expect(command('load-orders ${{ vars.landing }} ${{ run.dat }} ${{ ds_nodash }}')).toBe(`
pipelines/orders.yaml:4:49: error: There is no value "vars.landing". Did you mean "var"? [reference]
  4 |   load: { type: bash, command: "load-orders \${{ vars.landing }} \${{ run.dat }} \${{ ds_nodash }}" }
    |                                                 ^^^^^^^^^^^^
  help: Names begin with run, secret, stored, tasks, item, env, var, pipeline, connection, param, input. For your own Jinja after a dollar write $\${{ vars.landing }}.

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

test('variables that are made of each other', () => {
  expect(
    inOrders(
      `tasks:
  load: { type: bash, command: "load-orders \${{ var.landing }}" }
`,
      {
        'environments/prod/environment.yaml': environment('prod', '2.11').replace(
          'landing: s3://lake',
          'landing: "${{ var.lake }}/in", lake: "s3://${{ var.landing }}"',
        ),
      },
    ),
  ).toBe(`
environments/prod/environment.yaml:4:28: error: These values are made of each other: var.landing → var.lake → var.landing. (in prod) [reference-circle]
  4 | variables: { landing: "\${{ var.lake }}/in", lake: "s3://\${{ var.landing }}", schema: sales_prod, ho…
    |                            ^^^^^^^^
  help: Write one of them out.
environments/prod/environment.yaml:4:61: note: … which is made of var.landing.
  4 | … landing: "\${{ var.lake }}/in", lake: "s3://\${{ var.landing }}", schema: sales_prod, hours: three …
    |                                                  ^^^^^^^^^^^
environments/prod/environment.yaml:4:51: note: It is used here.
  4 | … landing: "\${{ var.lake }}/in", lake: "s3://\${{ var.landing }}", schema: sales_prod, hours: three …
    |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
environments/prod/environment.yaml:4:23: note: It is used here.
  4 | variables: { landing: "\${{ var.lake }}/in", lake: "s3://\${{ var.landing }}", schema: sales_prod, ho…
    |                       ^^^^^^^^^^^^^^^^^^^^
`);
});

test('a variable that is made of itself', () => {
  expect(
    inOrders(
      `tasks:
  load: { type: bash, command: "load-orders \${{ var.landing }}" }
`,
      {
        'environments/prod/environment.yaml': environment('prod', '2.11').replace(
          'landing: s3://lake',
          'landing: "${{ var.landing }}/in"',
        ),
      },
    ),
  ).toBe(`
environments/prod/environment.yaml:4:28: error: These values are made of each other: var.landing → var.landing. (in prod) [reference-circle]
  4 | variables: { landing: "\${{ var.landing }}/in", schema: sales_prod, hours: three }
    |                            ^^^^^^^^^^^
  help: Write one of them out.
environments/prod/environment.yaml:4:23: note: It is used here.
  4 | variables: { landing: "\${{ var.landing }}/in", schema: sales_prod, hours: three }
    |                       ^^^^^^^^^^^^^^^^^^^^^^^
`);
});

test('a mistake in a variable is told where it is written, with the place of its use', () => {
  expect(
    inOrders(
      `tasks:
  load: { type: bash, command: "load-orders \${{ var.landing }}" }
`,
      {
        'environments/prod/environment.yaml': environment('prod', '2.11').replace(
          's3://lake',
          '"s3://${{ var.bucket }}"',
        ),
      },
    ),
  ).toBe(`
environments/prod/environment.yaml:4:33: error: There is no variable "bucket". (in prod) [unknown-variable]
  4 | variables: { landing: "s3://\${{ var.bucket }}", schema: sales_prod, hours: three }
    |                                 ^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});

test('a key of a whole number fed by a variable that holds text', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, retries: "\${{ var.hours }}" }
`),
  ).toBe(`
environments/dev/environment.yaml:4:60: error: "tasks.load.retries.count" is text; it must be a whole number. (in dev) [wrong-type]
  4 | variables: { landing: s3://lake, schema: sales_dev, hours: three }
    |                                                            ^^^^^
  help: For example: \`2\`
pipelines/orders.yaml:4:32: note: It is used here.
  4 |   load: { type: noop, retries: "\${{ var.hours }}" }
    |                                ^^^^^^^^^^^^^^^^^^
dagwright.yaml:7:20: note: It replaces this value.
  7 |   task: { retries: 2 }
    |                    ^

environments/prod/environment.yaml:4:61: error: "tasks.load.retries.count" is text; it must be a whole number. (in prod) [wrong-type]
  4 | variables: { landing: s3://lake, schema: sales_prod, hours: three }
    |                                                             ^^^^^
  help: For example: \`2\`
pipelines/orders.yaml:4:32: note: It is used here.
  4 |   load: { type: noop, retries: "\${{ var.hours }}" }
    |                                ^^^^^^^^^^^^^^^^^^
dagwright.yaml:7:20: note: It replaces this value.
  7 |   task: { retries: 2 }
    |                    ^

environments/stage/environment.yaml:4:62: error: "tasks.load.retries.count" is text; it must be a whole number. (in stage) [wrong-type]
  4 | variables: { landing: s3://lake, schema: sales_stage, hours: three }
    |                                                              ^^^^^
  help: For example: \`2\`
pipelines/orders.yaml:4:32: note: It is used here.
  4 |   load: { type: noop, retries: "\${{ var.hours }}" }
    |                                ^^^^^^^^^^^^^^^^^^
dagwright.yaml:7:20: note: It replaces this value.
  7 |   task: { retries: 2 }
    |                    ^
`);
});

test('a key of a whole number fed by a longer text', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, retries: "1\${{ var.hours }}" }
`),
  ).toBe(`
pipelines/orders.yaml:4:32: error: "tasks.load.retries.count" is text; it must be a whole number. [wrong-type]
  4 |   load: { type: noop, retries: "1\${{ var.hours }}" }
    |                                ^^^^^^^^^^^^^^^^^^^
  help: For example: \`2\`
dagwright.yaml:7:20: note: It replaces this value.
  7 |   task: { retries: 2 }
    |                    ^
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

test('a secret, a stored value and a connection that the environment lacks', () => {
  expect(
    inOrders(`tasks:
  load:
    type: bash
    command: load-orders \${{ connection.warehous.id }}
    env: { TOKEN: "\${{ secret.shop_tokn }}", LIMIT: "\${{ stored.limit }}" }
`),
  ).toBe(`
pipelines/orders.yaml:6:30: error: There is no connection "warehous". Did you mean "warehouse"? [unknown-connection]
  6 |     command: load-orders \${{ connection.warehous.id }}
    |                              ^^^^^^^^^^^^^^^^^^^^^^
  help: Declare it under "connections" in environments/<id>/environment.yaml.

pipelines/orders.yaml:7:24: error: There is no secret "shop_tokn". Did you mean "shop_token"? [unknown-secret]
  7 |     env: { TOKEN: "\${{ secret.shop_tokn }}", LIMIT: "\${{ stored.limit }}" }
    |                        ^^^^^^^^^^^^^^^^
  help: Declare it under "secrets" in environments/<id>/environment.yaml.

pipelines/orders.yaml:7:58: error: There is no stored value "limit". Did you mean "limits"? [unknown-stored-value]
  7 |     env: { TOKEN: "\${{ secret.shop_tokn }}", LIMIT: "\${{ stored.limit }}" }
    |                                                          ^^^^^^^^^^^^
  help: Declare it under "stored" in environments/<id>/environment.yaml.
`);
});

test('a pool and a connection that the environment lacks', () => {
  expect(
    inOrders(`tasks:
  load: { type: sql, connection: warehous, query: SELECT 1, pool: warehouses }
`),
  ).toBe(`
pipelines/orders.yaml:4:34: error: There is no connection "warehous". Did you mean "warehouse"? [unknown-connection]
  4 |   load: { type: sql, connection: warehous, query: SELECT 1, pool: warehouses }
    |                                  ^^^^^^^^
  help: Declare it under "connections" in environments/<id>/environment.yaml.

pipelines/orders.yaml:4:67: error: There is no pool "warehouses": the task would never be scheduled. Did you mean "warehouse"? [unknown-pool]
  4 |   load: { type: sql, connection: warehous, query: SELECT 1, pool: warehouses }
    |                                                                   ^^^^^^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.
`);
});

test('a pool that one environment lacks', () => {
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        '  warehouse: { slots: 4 }',
        '  warehouse_heavy: { slots: 4 }',
      ),
    }),
  ).toBe(`
pipelines/orders.yaml:12:11: error: There is no pool "warehouse": the task would never be scheduled. (in prod) [unknown-pool]
  12 |     pool: warehouse
     |           ^^^^^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.
`);
});

test('a part of a stored value that is plain text', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: load-orders, env: { LIMIT: "\${{ stored.limits.daily }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:64: error: "stored.limits.daily" asks for a part of a stored value that is plain text. [stored-not-json]
  4 |   load: { type: bash, command: load-orders, env: { LIMIT: "\${{ stored.limits.daily }}" } }
    |                                                                ^^^^^^^^^^^^^^^^^^^
  help: Write \`json: true\` beside its "variable" in environments/<id>/environment.yaml, if it holds JSON.
`);
});

test('a value where the reference to a secret belongs', () => {
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        'shop_token: { variable: shop_token }',
        'shop_token: s3cr3t-value',
      ),
    }),
  ).toBe(`
environments/prod/environment.yaml:8:15: error: "secrets.shop_token" is text; it must be a map. [wrong-type]
  help: Name where the store of the orchestrator keeps it, \`{ variable: <id> }\` or \`{ connection: <name>, field: password }\`: the secret itself never belongs into a file.
`);
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        'shop_token: { variable: shop_token }',
        'shop_token: { value: s3cr3t-value }',
      ),
    }),
  ).toBe(`
environments/prod/environment.yaml:8:17: error: Unknown key "value" in "secrets.shop_token". [unknown-key]
  help: Name where the store of the orchestrator keeps it, \`{ variable: <id> }\` or \`{ connection: <name>, field: password }\`: the secret itself never belongs into a file.
`);
});

test('a secret without variable and connection', () => {
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        'shop_token: { variable: shop_token }',
        'shop_token: {}',
      ),
    }),
  ).toBe(`
environments/prod/environment.yaml:8:15: error: One of the keys "variable" or "connection" is missing in "secrets.shop_token". (in prod) [missing-key]
  8 |   shop_token: {}
    |               ^^
  help: Name where the store of the orchestrator keeps it, \`{ variable: <id> }\` or \`{ connection: <name>, field: password }\`: the secret itself never belongs into a file.
`);
});

test('a secret of a connection that does not exist', () => {
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        '{ variable: shop_token }',
        '{ connection: warehous, field: passwrd }',
      ),
    }),
  ).toBe(`
environments/prod/environment.yaml:8:29: error: There is no connection "warehous". Did you mean "warehouse"? (in prod) [unknown-connection]
  8 |   shop_token: { connection: warehous, field: passwrd }
    |                             ^^^^^^^^

environments/prod/environment.yaml:8:46: error: "secrets.shop_token.field" is "passwrd"; it must be "password". Did you mean "password"? [unknown-value]
  8 |   shop_token: { connection: warehous, field: passwrd }
    |                                              ^^^^^^^
`);
});

test('a secret whose name Airflow does not mask', () => {
  expect(
    findings({
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(
        '{ variable: shop_token }',
        '{ variable: shop_login }',
      ),
    }),
  ).toBe(`
environments/prod/environment.yaml:8:27: error: The secret "shop_token" would be shown in logs: Airflow masks variables by their names, and "shop_login" holds none of its words. (in prod) [secret-not-masked]
  8 |   shop_token: { variable: shop_login }
    |                           ^^^^^^^^^^
  help: Name the variable so that Airflow masks it, for example with "_token" or "_password" at its end.
`);
});

test('a secret inside of a longer text', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: load-orders, env: { AUTH: "Bearer \${{ secret.shop_token }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:70: error: "secret.shop_token" must stand alone: as part of a longer text it would not be masked in logs. [secret-in-text]
  4 |   load: { type: bash, command: load-orders, env: { AUTH: "Bearer \${{ secret.shop_token }}" } }
    |                                                                      ^^^^^^^^^^^^^^^^^
  help: Give it a variable of its own, and put the text together where it is used.
`);
});

test('a secret with a pipe', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: load-orders, env: { AUTH: "\${{ secret.shop_token | default('') }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:83: error: A secret takes no pipe. [reference]
  4 | …load: { type: bash, command: load-orders, env: { AUTH: "\${{ secret.shop_token | default('') }}" } …
    |                                                                                  ^^^^^^^^^^^
  help: What a pipe makes of it would not be masked in logs.
`);
});

test('secrets and stored values would become part of a command', () => {
  expect(command('load-orders ${{ stored.limits }} --token ${{ secret.shop_token }}')).toBe(`
pipelines/orders.yaml:4:49: error: "stored.limits" would become part of the command that is run: a quote in it could change what is done. [injection]
  4 |   load: { type: bash, command: "load-orders \${{ stored.limits }} --token \${{ secret.shop_token }}" …
    |                                                 ^^^^^^^^^^^^^
  help: Pass it under "env", and write "$NAME" in the command.

pipelines/orders.yaml:4:78: error: "secret.shop_token" would become part of the command that is run: a quote in it could change what is done. [injection]
  4 |   load: { type: bash, command: "load-orders \${{ stored.limits }} --token \${{ secret.shop_token }}" …
    |                                                                              ^^^^^^^^^^^^^^^^^
  help: Pass it under "env", and write "$NAME" in the command.
`);
});

test('stored values would become part of a query', () => {
  expect(
    inOrders(`tasks:
  load: { type: sql, connection: warehouse, query: "SELECT \${{ stored.limits }}" }
`),
  ).toBe(`
pipelines/orders.yaml:4:64: error: "stored.limits" would become part of the SQL that is run: a quote in it could change what is done. [injection]
  4 |   load: { type: sql, connection: warehouse, query: "SELECT \${{ stored.limits }}" }
    |                                                                ^^^^^^^^^^^^^
  help: Pass it under "parameters", and write \`:name\` in the text.
`);
});

test('stored values would become part of a file of SQL', () => {
  expect(
    inOrders(
      `tasks:
  load: { type: sql, connection: warehouse, file: load.sql }
`,
      { 'pipelines/load.sql': "SELECT 1;\nSELECT '${{ stored.limits }}';\n" },
    ),
  ).toBe(`
pipelines/load.sql:2:13: error: "stored.limits" would become part of the SQL that is run: a quote in it could change what is done. [injection]
  2 | SELECT '\${{ stored.limits }}';
    |             ^^^^^^^^^^^^^
  help: Pass it under "parameters", and write \`:name\` in the text.
pipelines/orders.yaml:4:51: note: It is used here.
  4 |   load: { type: sql, connection: warehouse, file: load.sql }
    |                                                   ^^^^^^^^
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
