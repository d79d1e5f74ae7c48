import { expect, test } from 'vitest';
import { inOrders } from './project.ts';

test('a parameter without a default, where runs are due by themselves', () => {
  expect(
    inOrders(`schedule: { cron: daily, start: 2026-01-01 }
params:
  region: { type: string }
  day: { type: string, nullable: true, default: null }
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:5:3: error: The parameter "region" needs a default: nobody gives it to the runs that are due by the schedule. [param-without-default]
  5 |   region: { type: string }
    |   ^^^^^^
  help: Write a "default", or \`nullable: true\` and \`default: null\`.
`);
});

test('a parameter without a default, where runs are due by data', () => {
  expect(
    inOrders(`schedule: { assets: { any: ["lake://orders"] } }
params: { region: { type: string } }
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:4:11: error: The parameter "region" needs a default: nobody gives it to the runs that are due by the schedule. [param-without-default]
  4 | params: { region: { type: string } }
    |           ^^^^^^
  help: Write a "default", or \`nullable: true\` and \`default: null\`.
`);
});

test('defaults that their own form refuses', () => {
  expect(
    inOrders(`params:
  rows: { type: integer, minimum: 1, default: 0 }
  share: { type: number, default: half }
  region: { type: string, enum: [eu, us], default: asia }
  table: { type: string, pattern: "^[a-z]+$", default: "Sales 1" }
  code: { type: string, min_length: 2, max_length: 3, default: e }
  regions: { type: array, items: { type: string, enum: [eu, us] }, max_length: 2, default: [eu, us, asia] }
  limits: { type: object, properties: { most: { type: integer } }, default: { most: many, least: 1 } }
  level: { type: integer, enum: [1, 2], default: 3 }
  empty: { type: string, default: null }
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:4:47: error: "params.rows" is 0; 1 is the least. [out-of-range]
  4 |   rows: { type: integer, minimum: 1, default: 0 }
    |                                               ^

pipelines/orders.yaml:5:35: error: "params.share" is text; it must be a number. [wrong-type]
  5 |   share: { type: number, default: half }
    |                                   ^^^^

pipelines/orders.yaml:6:52: error: "params.region" is "asia"; it must be "eu" or "us". [unknown-value]
  6 |   region: { type: string, enum: [eu, us], default: asia }
    |                                                    ^^^^

pipelines/orders.yaml:7:56: error: "params.table" is "Sales 1"; it must be a text that matches ^[a-z]+$. [wrong-form]
  7 |   table: { type: string, pattern: "^[a-z]+$", default: "Sales 1" }
    |                                                        ^^^^^^^^^

pipelines/orders.yaml:8:64: error: "params.code" is too short: at least 2 characters. [too-short]
  8 |   code: { type: string, min_length: 2, max_length: 3, default: e }
    |                                                                ^

pipelines/orders.yaml:9:92: error: "params.regions" has 3 items; 2 are the most. [too-long]
  9 | …s: { type: array, items: { type: string, enum: [eu, us] }, max_length: 2, default: [eu, us, asia] …
    |                                                                                     ^^^^^^^^^^^^^^

pipelines/orders.yaml:9:101: error: "params.regions[2]" is "asia"; it must be "eu" or "us". [unknown-value]
  9 | …s: { type: array, items: { type: string, enum: [eu, us] }, max_length: 2, default: [eu, us, asia] …
    |                                                                                              ^^^^

pipelines/orders.yaml:10:85: error: "params.limits.most" is text; it must be a whole number. [wrong-type]
  10 | …imits: { type: object, properties: { most: { type: integer } }, default: { most: many, least: 1 } …
     |                                                                                   ^^^^

pipelines/orders.yaml:10:91: error: Unknown key "least" in "params.limits". [unknown-key]
  10 | …imits: { type: object, properties: { most: { type: integer } }, default: { most: many, least: 1 } …
     |                                                                                         ^^^^^
  help: Known keys: most.

pipelines/orders.yaml:11:50: error: "params.level" is 3; it must be "1" or "2". [unknown-value]
  11 |   level: { type: integer, enum: [1, 2], default: 3 }
     |                                                  ^

pipelines/orders.yaml:12:35: error: "params.empty" is empty; it must be text. [wrong-type]
  12 |   empty: { type: string, default: null }
     |                                   ^^^^
  help: Write a value, or leave the key out; \`{ $delete: true }\` unsets what another layer says.
`);
});

test('a form that is none', () => {
  expect(
    inOrders(`params:
  rows: { type: int, default: 0 }
  table: { type: string, pattern: "(?=a)", default: a }
  region: { typ: string }
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:4:17: error: "params.rows.type" is "int"; it must be "string", "integer", "number", "boolean", "array" or "object". [unknown-value]
  4 |   rows: { type: int, default: 0 }
    |                 ^^^

pipelines/orders.yaml:5:35: error: "(?=a)" is no regular expression: error parsing regexp: invalid or unsupported Perl syntax: \`(?=\`. [wrong-pattern]
  5 |   table: { type: string, pattern: "(?=a)", default: a }
    |                                   ^^^^^^^
  help: Patterns are of RE2: no look-ahead, no back references.

pipelines/orders.yaml:6:13: error: Unknown key "typ" in "params.region". Did you mean "type"? [unknown-key]
  6 |   region: { typ: string }
    |             ^^^
`);
});

test('a parameter that the pipeline does not declare', () => {
  expect(
    inOrders(`params: { region: { type: string, default: eu } }
tasks:
  load: { type: bash, command: "load $R", env: { R: "\${{ run.params.regoin }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:58: error: The runs of this pipeline have no parameter "regoin". Did you mean "region"? [unknown-param]
  5 |   load: { type: bash, command: "load $R", env: { R: "\${{ run.params.regoin }}" } }
    |                                                          ^^^^^^^^^^^^^^^^^
  help: Declare it under "params" of the pipeline.
`);
});

test('FINE-PRINT 26: a parameter in a command and in SQL', () => {
  expect(
    inOrders(`params: { region: { type: string, default: eu } }
tasks:
  extract: { type: bash, command: "extract \${{ run.params.region }}" }
  load: { type: sql, connection: warehouse, query: "DELETE FROM sales WHERE region = '\${{ run.params.region }}'" }
`),
  ).toBe(`
pipelines/orders.yaml:5:48: error: "run.params.region" would become part of the command that is run: a quote in it could change what is done. [injection]
  5 |   extract: { type: bash, command: "extract \${{ run.params.region }}" }
    |                                                ^^^^^^^^^^^^^^^^^
  help: Pass it under "env", and write "$NAME" in the command.

pipelines/orders.yaml:6:91: error: "run.params.region" would become part of the SQL that is run: a quote in it could change what is done. [injection]
  6 | … sql, connection: warehouse, query: "DELETE FROM sales WHERE region = '\${{ run.params.region }}'" …
    |                                                                             ^^^^^^^^^^^^^^^^^
  help: Pass it under "parameters" of a query, and write \`:name\` there.
`);
});

test('FINE-PRINT 26: a stored value in a command and in SQL', () => {
  expect(
    inOrders(`tasks:
  extract: { type: bash, command: "extract \${{ stored.limits }}" }
  load: { type: sql, connection: warehouse, query: "SELECT \${{ stored.limits }}" }
`),
  ).toBe(`
pipelines/orders.yaml:4:48: error: "stored.limits" would become part of the command that is run: a quote in it could change what is done. [injection]
  4 |   extract: { type: bash, command: "extract \${{ stored.limits }}" }
    |                                                ^^^^^^^^^^^^^
  help: Pass it under "env", and write "$NAME" in the command.

pipelines/orders.yaml:5:64: error: "stored.limits" would become part of the SQL that is run: a quote in it could change what is done. [injection]
  5 |   load: { type: sql, connection: warehouse, query: "SELECT \${{ stored.limits }}" }
    |                                                                ^^^^^^^^^^^^^
  help: Pass it under "parameters" of a query, and write \`:name\` there.
`);
});

test('a parameter where nothing is rendered', () => {
  expect(
    inOrders(`params: { minutes: { type: integer, default: 5 } }
tasks:
  extract: { type: noop, timeout: "\${{ run.params.minutes }}m" }
`),
  ).toBe(`
pipelines/orders.yaml:5:40: error: "run.params.minutes" is known only when the task runs, and nothing renders it here. [run-value-here]
  5 |   extract: { type: noop, timeout: "\${{ run.params.minutes }}m" }
    |                                        ^^^^^^^^^^^^^^^^^^
  help: Write a value that is the same for every run.
`);
});

test('defaults without a type that are none of their values', () => {
  expect(
    inOrders(`params:
  region: { enum: [eu, us], default: asia }
  level: { enum: [1, 2], default: "1" }
  table: { pattern: "^[a-z]+$", default: "Sales 1" }
  sizes: { enum: [[1, 2], [3]], default: [3, 4] }
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:4:38: error: "params.region" is "asia"; it must be "eu" or "us". [unknown-value]
  4 |   region: { enum: [eu, us], default: asia }
    |                                      ^^^^

pipelines/orders.yaml:5:35: error: "params.level" is "1", which is none of the values of its "enum". [unknown-value]
  5 |   level: { enum: [1, 2], default: "1" }
    |                                   ^^^

pipelines/orders.yaml:6:42: error: "params.table" is "Sales 1"; it must be a text that matches ^[a-z]+$. [wrong-form]
  6 |   table: { pattern: "^[a-z]+$", default: "Sales 1" }
    |                                          ^^^^^^^^^

pipelines/orders.yaml:7:42: error: "params.sizes" is [3,4], which is none of the values of its "enum". [unknown-value]
  7 |   sizes: { enum: [[1, 2], [3]], default: [3, 4] }
    |                                          ^^^^^^
`);
});

test('defaults that the field does not take in which they are entered', () => {
  expect(
    inOrders(`params:
  day: { type: string, default: "2026-02-30" }
  from: { type: string, default: "2026-03-01" }
  at: { type: string, default: "06:00" }
airflow: { params_ui: { day: { format: date }, from: { format: date-time }, at: { format: time } } }
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:4:33: error: The default of the parameter "day" is "2026-02-30", which is no date: Airflow would not load the pipeline. [wrong-form]
  4 |   day: { type: string, default: "2026-02-30" }
    |                                 ^^^^^^^^^^^^
  help: Write it as in "2026-03-01", or leave "format" out.

pipelines/orders.yaml:5:34: error: The default of the parameter "from" is "2026-03-01", which is no date-time: Airflow would not load the pipeline. [wrong-form]
  5 |   from: { type: string, default: "2026-03-01" }
    |                                  ^^^^^^^^^^^^
  help: Write it as in "2026-03-01T06:00:00Z", or leave "format" out.

pipelines/orders.yaml:6:32: error: The default of the parameter "at" is "06:00", which is no time: Airflow would not load the pipeline. [wrong-form]
  6 |   at: { type: string, default: "06:00" }
    |                                ^^^^^^^
  help: Write it as in "06:00:00", or leave "format" out.
`);
});
