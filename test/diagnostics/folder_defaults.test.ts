import { expect, test } from 'vitest';
import { findings } from './project.ts';

test('the defaults of a folder under another name', () => {
  expect(findings({ 'pipelines/sales/defaults.yaml': 'kind: Defaults\ntask: { retries: 2 }\n' })).toBe(`
pipelines/sales/defaults.yaml:1:7: error: The defaults of a folder stand in "_defaults.yaml", but this file is called "defaults.yaml". [defaults-file]
  1 | kind: Defaults
    |       ^^^^^^^^
  help: Rename it to pipelines/sales/_defaults.yaml.
`);
});

test('two files with the defaults of one folder', () => {
  expect(
    findings({
      'pipelines/sales/_defaults.yaml': 'kind: Defaults\ntask: { retries: 2 }\n',
      'pipelines/sales/_defaults.yml': 'kind: Defaults\ntask: { timeout: 1h }\n',
    }),
  ).toBe(`
pipelines/sales/_defaults.yml:1:7: error: Two files hold the defaults of the folder "pipelines/sales". [defaults-twice]
  1 | kind: Defaults
    |       ^^^^^^^^
  help: Put both into pipelines/sales/_defaults.yaml.
pipelines/sales/_defaults.yaml:1:7: note: The other one.
  1 | kind: Defaults
    |       ^^^^^^^^
`);
});

test('the defaults of a folder among the environments', () => {
  expect(findings({ 'environments/prod/_defaults.yaml': 'kind: Defaults\ntask: { retries: 2 }\n' })).toBe(`
environments/prod/_defaults.yaml:1:7: error: A document of the kind "Defaults" belongs in pipelines/, but this one lies in environments/. [kind-folder]
  1 | kind: Defaults
    |       ^^^^^^^^
  help: What holds in one environment stands under "defaults" in its environment.yaml; else move this file to pipelines/<folder>/_defaults.yaml.
`);
});

test('a file of this name with a document of another kind', () => {
  expect(
    findings({ 'pipelines/sales/_defaults.yaml': 'kind: Pipeline\nid: invoices\ntasks: { load: { type: noop } }\n' }),
  ).toBe(`
pipelines/sales/_defaults.yaml:1:7: error: "_defaults.yaml" holds the defaults of its folder, but the kind of this document is "Pipeline". [defaults-file]
  1 | kind: Pipeline
    |       ^^^^^^^^
  help: Write \`kind: Defaults\`, or give the file another name.
`);
});

test('keys that are wrong in the defaults of a folder', () => {
  expect(
    findings({
      'pipelines/sales/_defaults.yaml': `kind: Defaults
defaults: { task: { retries: 2 } }
pipeline: { tier: high }
task: { timeuot: 1h }
task_types: { sql: { comand: ls } }
`,
    }),
  ).toBe(`
pipelines/sales/_defaults.yaml:2:1: error: Unknown key "defaults". [unknown-key]
  2 | defaults: { task: { retries: 2 } }
    | ^^^^^^^^
  help: Known keys: kind, pipeline, task, task_types.

pipelines/sales/_defaults.yaml:3:19: error: "pipeline.tier" is "high"; it must be "critical", "standard" or "experimental". [unknown-value]
  3 | pipeline: { tier: high }
    |                   ^^^^

pipelines/sales/_defaults.yaml:4:9: error: Unknown key "timeuot" in "task". Did you mean "timeout"? [unknown-key]
  4 | task: { timeuot: 1h }
    |         ^^^^^^^
  help: No type of task has this key.

pipelines/sales/_defaults.yaml:5:22: error: Unknown key "comand" in "task_types.sql". [unknown-key]
  5 | task_types: { sql: { comand: ls } }
    |                      ^^^^^^
  help: Tasks of the type "sql" have no such key.
`);
});

test('a value that is wrong where it is used is told at the defaults, with what it replaced', () => {
  expect(
    findings({
      'dagwright.yaml': `kind: Project
id: commerce
environments: [dev, stage, prod]
owners:
  sales-platform: {}
defaults:
  task: { pool: warehouse }
`,
      'pipelines/_defaults.yaml': 'kind: Defaults\ntask: { pool: warehous }\n',
      'pipelines/orders.yaml': 'kind: Pipeline\nid: orders\ntasks: { load: { type: noop } }\n',
      'pipelines/shipments.yaml': undefined,
    }),
  ).toBe(`
pipelines/_defaults.yaml:2:15: error: There is no pool "warehous": the task would never be scheduled. Did you mean "warehouse"? [unknown-pool]
  2 | task: { pool: warehous }
    |               ^^^^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.
dagwright.yaml:7:17: note: It replaces this value.
  7 |   task: { pool: warehouse }
    |                 ^^^^^^^^^
`);
});

test('a project file with the kind of the defaults of a folder', () => {
  expect(findings({ 'dagwright.yaml': 'kind: Defaults\ntask: { retries: 2 }\n' })).toBe(`
dagwright.yaml:1:7: error: dagwright.yaml must hold the project; the kind of this document is "Defaults". [project-missing]
  1 | kind: Defaults
    |       ^^^^^^^^
  help: Write \`kind: Project\` here, and move the other document.
`);
});
