import { expect, test } from 'vitest';
import { environment, findings, inOrders } from './project.ts';

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
environments/dev/environment.yaml:4:60: error: "tasks.load.retries" is text; it must be a whole number. (in dev) [wrong-type]
  4 | variables: { landing: s3://lake, schema: sales_dev, hours: three }
    |                                                            ^^^^^
  help: For example: \`2\`
pipelines/orders.yaml:4:32: note: It is used here.
  4 |   load: { type: noop, retries: "\${{ var.hours }}" }
    |                                ^^^^^^^^^^^^^^^^^^
dagwright.yaml:7:20: note: It replaces this value.
  7 |   task: { retries: 2 }
    |                    ^

environments/prod/environment.yaml:4:61: error: "tasks.load.retries" is text; it must be a whole number. (in prod) [wrong-type]
  4 | variables: { landing: s3://lake, schema: sales_prod, hours: three }
    |                                                             ^^^^^
  help: For example: \`2\`
pipelines/orders.yaml:4:32: note: It is used here.
  4 |   load: { type: noop, retries: "\${{ var.hours }}" }
    |                                ^^^^^^^^^^^^^^^^^^
dagwright.yaml:7:20: note: It replaces this value.
  7 |   task: { retries: 2 }
    |                    ^

environments/stage/environment.yaml:4:62: error: "tasks.load.retries" is text; it must be a whole number. (in stage) [wrong-type]
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
pipelines/orders.yaml:4:32: error: "tasks.load.retries" is text; it must be a whole number. [wrong-type]
  4 |   load: { type: noop, retries: "1\${{ var.hours }}" }
    |                                ^^^^^^^^^^^^^^^^^^^
  help: For example: \`2\`
dagwright.yaml:7:20: note: It replaces this value.
  7 |   task: { retries: 2 }
    |                    ^
`);
});

test('variables that double each other end, and are told once', () => {
  const doubling = Array.from({ length: 40 }, (_, index) =>
    index === 0 ? 'v0: x' : `v${index}: "\${{ var.v${index - 1} }}\${{ var.v${index - 1} }}"`,
  );
  const prod = environment('prod', '2.11').replace('variables: {', `variables: { ${doubling.join(', ')},`);
  const told = findings({ 'environments/prod/environment.yaml': prod }).match(/^\S+?: error: .*$/gmu) ?? [];
  expect(told).toEqual([expect.stringContaining('references bring in more than 500,000 values')]);
});
