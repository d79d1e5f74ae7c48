import { expect, test } from 'vitest';
import { environment, inOrders, type Files } from './project.ts';

/** Environments that have all that is asked here. */
const environments: Files = Object.fromEntries(
  [
    ['dev', '3.3'],
    ['stage', '2.11'],
    ['prod', '2.11'],
  ].map(([id = '', airflow = '']) => [`environments/${id}/environment.yaml`, extended(environment(id, airflow))]),
);

function extended(text: string): string {
  return text
    .replace('connections:\n', 'connections:\n  erp: { id: erp, type: oracle }\n')
    .replace(/target: \{ (.*) \}/u, 'target: { $1, providers: { amazon: "9.12.0", http: "5.3.1" } }');
}

test("a file of nobody's scheme, and one whose scheme is not known beforehand", () => {
  expect(
    inOrders(
      `tasks:
  one: { type: wait, for: { file: "sftp://exports/a.csv" } }
  two: { type: wait, for: { file: "file:///exports/a.csv" } }
  three: { type: wait, for: { file: "\${{ run.date }}/_DONE" } }
  four: { type: wait, for: { file: exports/a.csv } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:4:35: error: "one" cannot wait for a file of "sftp://". [file-scheme]
  4 |   one: { type: wait, for: { file: "sftp://exports/a.csv" } }
    |                                   ^^^^^^^^^^^^^^^^^^^^^^
  help: Known are s3://, gs://, wasb:// and abfs://, and paths of the worker, which begin with "/". For others use a task of the type native.

pipelines/orders.yaml:5:35: error: "two" cannot wait for a file of "file://". [file-scheme]
  5 |   two: { type: wait, for: { file: "file:///exports/a.csv" } }
    |                                   ^^^^^^^^^^^^^^^^^^^^^^^
  help: Known are s3://, gs://, wasb:// and abfs://, and paths of the worker, which begin with "/". For others use a task of the type native.

pipelines/orders.yaml:6:37: error: What "three" waits for must begin with a scheme such as s3://, or with "/": it decides who looks. [file-scheme]
  6 |   three: { type: wait, for: { file: "\${{ run.date }}/_DONE" } }
    |                                     ^^^^^^^^^^^^^^^^^^^^^^^
  help: Known are s3://, gs://, wasb:// and abfs://, and paths of the worker, which begin with "/". For others use a task of the type native.

pipelines/orders.yaml:7:36: error: What "four" waits for must begin with a scheme such as s3://, or with "/": it decides who looks. [file-scheme]
  7 |   four: { type: wait, for: { file: exports/a.csv } }
    |                                    ^^^^^^^^^^^^^
  help: Known are s3://, gs://, wasb:// and abfs://, and paths of the worker, which begin with "/". For others use a task of the type native.
`);
});

test('a path that names no object', () => {
  expect(
    inOrders(
      `tasks:
  one: { type: wait, connection: warehouse, for: { file: "s3://exports" } }
  two: { type: wait, connection: warehouse, for: { file: "s3://exports-\${{ run.date }}/" } }
  three: { type: wait, connection: warehouse, for: { file: "s3:///_DONE" } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:4:58: error: "one" waits for a file, but its path names none: what is looked for, and where? [no-object]
  4 |   one: { type: wait, connection: warehouse, for: { file: "s3://exports" } }
    |                                                          ^^^^^^^^^^^^^^
  help: Write it as \`s3://container/path/of/the/file\`.

pipelines/orders.yaml:5:58: error: "two" waits for a file, but its path names none: what is looked for, and where? [no-object]
  5 |   two: { type: wait, connection: warehouse, for: { file: "s3://exports-\${{ run.date }}/" } }
    |                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write it as \`s3://container/path/of/the/file\`.

pipelines/orders.yaml:6:60: error: "three" waits for a file, but its path names none: what is looked for, and where? [no-object]
  6 |   three: { type: wait, connection: warehouse, for: { file: "s3:///_DONE" } }
    |                                                            ^^^^^^^^^^^^^
  help: Write it as \`s3://container/path/of/the/file\`.
`);
});

test('a wait that lacks its connection', () => {
  expect(
    inOrders(
      `tasks:
  one: { type: wait, for: { file: "s3://exports/_DONE" } }
  two: { type: wait, for: { sql: SELECT 1 } }
  three: { type: wait, for: { http: /ready } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:4:35: error: The key "connection" is missing in "tasks.one": over which is looked for "file"? [missing-key]
  4 |   one: { type: wait, for: { file: "s3://exports/_DONE" } }
    |                                   ^^^^^^^^^^^^^^^^^^^^
  help: Name a connection of the environment, for example \`connection: lake\`.

pipelines/orders.yaml:5:34: error: The key "connection" is missing in "tasks.two": over which is looked for "sql"? [missing-key]
  5 |   two: { type: wait, for: { sql: SELECT 1 } }
    |                                  ^^^^^^^^
  help: Name a connection of the environment, for example \`connection: lake\`.

pipelines/orders.yaml:6:37: error: The key "connection" is missing in "tasks.three": over which is looked for "http"? [missing-key]
  6 |   three: { type: wait, for: { http: /ready } }
    |                                     ^^^^^^
  help: Name a connection of the environment, for example \`connection: lake\`.
`);
});

test('keys that mean nothing for what is waited for', () => {
  expect(
    inOrders(
      `schedule: { cron: daily, start: 2026-01-01 }
tasks:
  one: { type: wait, connection: warehouse, parameters: { day: 1 }, for: { time: "06:00" } }
  two: { type: wait, connection: warehouse, for: { file: /exports/a.csv } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:5:34: error: The key "connection" means nothing for what "one" waits for. [unused-key]
  5 |   one: { type: wait, connection: warehouse, parameters: { day: 1 }, for: { time: "06:00" } }
    |                                  ^^^^^^^^^
  help: Remove it: no connection is asked there.

pipelines/orders.yaml:5:57: error: The key "parameters" means nothing for what "one" waits for. [unused-key]
  5 |   one: { type: wait, connection: warehouse, parameters: { day: 1 }, for: { time: "06:00" } }
    |                                                         ^^^^^^^^^^
  help: Only \`sql\` has parameters. Remove them.

pipelines/orders.yaml:6:34: error: The key "connection" means nothing for what "two" waits for. [unused-key]
  6 |   two: { type: wait, connection: warehouse, for: { file: /exports/a.csv } }
    |                                  ^^^^^^^^^
  help: Remove it: no connection is asked there.
`);
});

test('a time after a slot that runs do not have', () => {
  expect(
    inOrders(
      `schedule: manual
tasks:
  one: { type: wait, for: { time: "06:00" } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:5:35: error: "one" waits for a time after the slot, but runs of this pipeline have no slot. [no-slot]
  5 |   one: { type: wait, for: { time: "06:00" } }
    |                                   ^^^^^^^
  help: Give the pipeline a schedule of moments: \`cron\`, \`every\` or \`once\`.
`);
});

test('nothing that is waited for, and keys of something else', () => {
  expect(
    inOrders(
      `schedule: { cron: daily, start: 2026-01-01 }
tasks:
  one: { type: wait, for: {} }
  two: { type: wait, for: { time: "06:00", status: [200] } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:5:27: error: One of the keys "file", "sql", "http", "time" or "pipeline" is missing in "tasks.one.for". [missing-key]
  5 |   one: { type: wait, for: {} }
    |                           ^^

pipelines/orders.yaml:6:44: error: "tasks.two.for.status" means something only beside "http", which is missing. [key-alone]
  6 |   two: { type: wait, for: { time: "06:00", status: [200] } }
    |                                            ^^^^^^
  help: Write "http" too, or leave "status" out.
`);
});

test('two things that are waited for, and a time that no clock shows', () => {
  expect(
    inOrders(
      `schedule: { cron: daily, start: 2026-01-01 }
tasks:
  one: { type: wait, for: { time: "06:00", file: /exports/a.csv } }
  two: { type: wait, for: { time: "24:00" } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:5:44: error: Only one of "file" and "time" can be written. [alternatives]
  5 |   one: { type: wait, for: { time: "06:00", file: /exports/a.csv } }
    |                                            ^^^^
  help: Remove one of them.
pipelines/orders.yaml:5:29: note: The other one.
  5 |   one: { type: wait, for: { time: "06:00", file: /exports/a.csv } }
    |                             ^^^^

pipelines/orders.yaml:6:35: error: "tasks.two.for.time" is "24:00"; it must be a time of day in quotes, such as "06:00". [wrong-form]
  6 |   two: { type: wait, for: { time: "24:00" } }
    |                                   ^^^^^^^
`);
});

test('a parameter that the query of a wait lacks', () => {
  expect(
    inOrders(
      `tasks:
  one: { type: wait, connection: warehouse, for: { sql: "SELECT :dya" }, parameters: { day: 1 } }
`,
      environments,
    ),
  ).toBe(`
pipelines/orders.yaml:4:57: error: The SQL names the parameter ":dya", which is not under "parameters". Did you mean "day"? [unknown-parameter]
  4 |   one: { type: wait, connection: warehouse, for: { sql: "SELECT :dya" }, parameters: { day: 1 } }
    |                                                         ^^^^^^^^^^^^^
`);
});

test('FINE-PRINT 10: a wait that gives up by a skip, and fails with a run that failed', () => {
  expect(
    inOrders(
      `schedule: { cron: "0 6 * * *", start: 2026-01-01 }
tasks:
  one:
    type: wait
    for: { pipeline: invoices, on_failed: fail }
    on_give_up: skip
`,
      {
        ...environments,
        'pipelines/invoices.yaml': `kind: Pipeline
id: invoices
schedule: { cron: "0 5 * * *", start: 2026-01-01 }
tasks:
  load: { type: noop }
`,
      },
    ),
  ).toBe(`
pipelines/orders.yaml:8:17: error: \`on_give_up: skip\` cannot stand beside \`on_failed: fail\`: a run that failed would be skipped as well. [skip-or-fail]
  8 |     on_give_up: skip
    |                 ^^^^
  help: Write \`on_failed: wait\` under "for", or leave \`on_give_up\` out.
`);
});
