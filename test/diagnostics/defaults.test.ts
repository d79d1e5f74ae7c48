import { expect, test } from 'vitest';
import { environment, findings, project } from './project.ts';

const prod = 'environments/prod/environment.yaml';

test('a default and an override for a key that no type has', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace('retries: 2', 'retrys: 2'),
      [prod]: environment('prod', '2.11', 'overrides: { task: { pol: warehouse } }\n'),
    }),
  ).toBe(`
dagwright.yaml:7:11: error: Unknown key "retrys" in "defaults.task". Did you mean "retries"? [unknown-key]
  7 |   task: { retrys: 2 }
    |           ^^^^^^
  help: No type of task has this key.

environments/prod/environment.yaml:13:22: error: Unknown key "pol" in "overrides.task". Did you mean "poll" or "pool"? [unknown-key]
  13 | overrides: { task: { pol: warehouse } }
     |                      ^^^
  help: No type of task has this key.
`);
});

test('a default for a key that some types lack is skipped for them', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace(
        'retries: 2',
        'connection: warehouse, callable: { $delete: true }',
      ),
    }),
  ).toBe('');
});

test('a default for a key that makes a task what it is', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace('retries: 2', 'after: [extract]'),
    }),
  ).toBe(`
dagwright.yaml:7:11: error: "after" is never a default or an override: it makes a task what it is. [no-default]
  7 |   task: { after: [extract] }
    |           ^^^^^
  help: Write "after" in the task itself.
`);
});

test('defaults for a type of task that does not exist', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace(
        'task: { retries: 2 }',
        'task_types: { sqll: { retries: 2 } }',
      ),
    }),
  ).toBe(`
dagwright.yaml:7:17: error: "sqll" is no type of task. Did you mean "sql"? [unknown-task-type]
  7 |   task_types: { sqll: { retries: 2 } }
    |                 ^^^^
  help: Types: bash, branch, check, container, gate, http, invoice_query, latest_only, native, noop, python, sql, trigger, wait.
`);
});

test('a default of one type for a key that the type lacks', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace(
        'task: { retries: 2 }',
        'task_types: { bash: { connection: warehouse } }',
      ),
    }),
  ).toBe(`
dagwright.yaml:7:25: error: Unknown key "connection" in "defaults.task_types.bash". [unknown-key]
  7 |   task_types: { bash: { connection: warehouse } }
    |                         ^^^^^^^^^^
  help: Tasks of the type "bash" have no such key.
`);
});

test('a default with a wrong value', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace('retries: 2', 'retries: often'),
    }),
  ).toBe(`
dagwright.yaml:7:20: error: "defaults.task.retries" is text; it must be a whole number. [wrong-type]
  7 |   task: { retries: often }
    |                    ^^^^^
  help: For example: \`2\`
`);
});

test('a value that a default sets is told at the default', () => {
  expect(findings({ 'dagwright.yaml': project['dagwright.yaml']?.replace('retries: 2', 'pool: heavy') })).toBe(`
dagwright.yaml:7:17: error: There is no pool "heavy": the task would never be scheduled. [unknown-pool]
  7 |   task: { pool: heavy }
    |                 ^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.
`);
});
