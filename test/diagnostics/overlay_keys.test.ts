import { expect, test } from 'vitest';
import { findings, inOverlay } from './project.ts';

test('a map laid over a scalar', () => {
  expect(
    inOverlay(`tasks:
  load: { query: { text: SELECT 2 } }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:18: error: "tasks.load.query" is a map; it must be text. [wrong-type]
  4 |   load: { query: { text: SELECT 2 } }
    |                  ^^^^^^^^^^^^^^^^^^
  help: For example: \`"SELECT count(*) > 0 FROM sales WHERE day = :day"\`
`);
});

test('a map laid over a scalar in data of the user', () => {
  expect(
    inOverlay(
      `tasks:
  score: { arguments: { region: { name: eu } } }
`,
      {
        'pipelines/orders.yaml': `kind: Pipeline
id: orders
tasks:
  score: { type: python, callable: sales.scoring:score_day, arguments: { region: eu } }
`,
      },
    ),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:33: error: "region" is a map here, but the value that it would replace is a single value. (in prod) [map-over-scalar]
  4 |   score: { arguments: { region: { name: eu } } }
    |                                 ^^^^^^^^^^^^
  help: Write a single value here too, or change the other one.
pipelines/orders.yaml:4:82: note: The value that it would replace.
  4 |   score: { type: python, callable: sales.scoring:score_day, arguments: { region: eu } }
    |                                                                                  ^^
`);
});

test('a scalar laid over a map in data of the user', () => {
  expect(
    inOverlay(
      `tasks:
  score: { arguments: { region: eu } }
`,
      {
        'pipelines/orders.yaml': `kind: Pipeline
id: orders
tasks:
  score: { type: python, callable: sales.scoring:score_day, arguments: { region: { name: eu } } }
`,
      },
    ),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:33: error: "region" is a single value here, but the value that it would replace is a map. (in prod) [map-over-scalar]
  4 |   score: { arguments: { region: eu } }
    |                                 ^^
  help: Write a map here too, or change the other one.
pipelines/orders.yaml:4:82: note: The value that it would replace.
  4 |   score: { type: python, callable: sales.scoring:score_day, arguments: { region: { name: eu } } }
    |                                                                                  ^^^^^^^^^^^^
`);
});

test('the id of a pipeline is overlaid', () => {
  expect(
    inOverlay(`id: orders_prod
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:3:1: error: The "id" of a pipeline cannot be overlaid. [cannot-be-overlaid]
  3 | id: orders_prod
    | ^^
  help: Change it in the pipeline itself; an overlay names its pipeline with "pipeline".
`);
});

test('the environments of a pipeline are overlaid', () => {
  expect(
    inOverlay(`environments: [prod]
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:3:1: error: The "environments" of a pipeline cannot be overlaid. [cannot-be-overlaid]
  3 | environments: [prod]
    | ^^^^^^^^^^^^
  help: Change it in the pipeline itself; an overlay names its pipeline with "pipeline".
`);
});

test('the kind of a pipeline is overlaid', () => {
  expect(
    findings({
      'environments/prod/overlays/orders.yaml': `kind: Pipeline
id: orders
tier: critical
`,
    }),
  ).toBe(`
environments/prod/overlays/orders.yaml:1:7: error: A document of the kind "Pipeline" belongs in pipelines/, but this one lies in environments/. [kind-folder]
  1 | kind: Pipeline
    |       ^^^^^^^^
  help: To change the pipeline "orders" in one environment write \`kind: Overlay\` and \`pipeline: orders\`; else move this file to pipelines/.
`);
});

test('the type of a task is overlaid', () => {
  expect(
    inOverlay(`tasks:
  load: { type: bash }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:11: error: The "type" of a task cannot be overlaid. (in prod) [cannot-be-overlaid]
  4 |   load: { type: bash }
    |           ^^^^
  help: Delete the task with \`{ $delete: true }\` and add another with \`$add: true\` under a new id.
`);
});

test('a key that the type of the overlaid task lacks', () => {
  expect(
    inOverlay(`tasks:
  load: { command: load-orders }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:11: error: Unknown key "command" in "tasks.load". (in prod) [unknown-key]
  4 |   load: { command: load-orders }
    |           ^^^^^^^
  help: Keys of this type beside the common ones: connection, file, parameters, query.
`);
});

test('a key of an overlaid task that no type has', () => {
  expect(
    inOverlay(`tasks:
  load: { retrys: 3 }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:11: error: Unknown key "retrys" in "tasks.load". Did you mean "retries"? [unknown-key]
  4 |   load: { retrys: 3 }
    |           ^^^^^^
  help: No type of task has this key.
`);
});

test('a marker that is no true is a key like any other', () => {
  expect(
    inOverlay(`tasks:
  load: { $delete: yes }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:11: error: Unknown key "$delete" in "tasks.load". [unknown-key]
  4 |   load: { $delete: yes }
    |           ^^^^^^^
  help: No type of task has this key.
`);
});
