import { expect, test } from 'vitest';
import { environment, findings } from './project.ts';

const prod = 'environments/prod/environment.yaml';
const stage = 'environments/stage/environment.yaml';
const cloud = 'environments/shared-cloud/environment.yaml';

test('an environment that extends one which does not exist', () => {
  expect(
    findings({
      [prod]: environment('prod', '2.11', 'extends: shared-clout\n'),
      [cloud]: 'kind: Environment\nid: shared-cloud\n',
    }),
  ).toBe(`
environments/prod/environment.yaml:13:10: error: There is no environment "shared-clout" to extend. Did you mean "shared-cloud"? [unknown-environment]
  13 | extends: shared-clout
     |          ^^^^^^^^^^^^
  help: Create environments/shared-clout/environment.yaml, or correct the id.
`);
});

test('an environment that extends itself', () => {
  expect(findings({ [prod]: environment('prod', '2.11', 'extends: prod\n') })).toBe(`
environments/prod/environment.yaml:13:10: error: The environment "prod" extends itself. [environment-circle]
  13 | extends: prod
     |          ^^^^
  help: Remove this line.
`);
});

test('environments that extend each other', () => {
  expect(
    findings({
      [prod]: environment('prod', '2.11', 'extends: shared-cloud\n'),
      [stage]: environment('stage', '2.11', 'extends: prod\n'),
      [cloud]: 'kind: Environment\nid: shared-cloud\nextends: stage\n',
    }),
  ).toBe(`
environments/stage/environment.yaml:13:10: error: These environments extend each other in a circle: stage → prod → shared-cloud → stage. [environment-circle]
  13 | extends: prod
     |          ^^^^
  help: Remove one of these lines.
environments/prod/environment.yaml:13:10: note: "prod" extends "shared-cloud" here.
  13 | extends: shared-cloud
     |          ^^^^^^^^^^^^
environments/shared-cloud/environment.yaml:3:10: note: "shared-cloud" extends "stage" here.
  3 | extends: stage
    |          ^^^^^
`);
});

test('a document that no environment extends', () => {
  expect(findings({ [cloud]: 'kind: Environment\nid: shared-cloud\n' })).toBe(`
environments/shared-cloud/environment.yaml:2:5: error: The project has no environment "shared-cloud". [unknown-environment]
  2 | id: shared-cloud
    |     ^^^^^^^^^^^^
  help: Add "shared-cloud" to "environments" in dagwright.yaml, let one of those extend it, or remove this file.
`);
});

test('a mistake in a document that two environments extend', () => {
  expect(
    findings({
      [prod]: environment('prod', '2.11', 'extends: shared-cloud\n'),
      [stage]: environment('stage', '2.11', 'extends: shared-cloud\n'),
      [cloud]:
        'kind: Environment\nid: shared-cloud\nvariables: { archive: "${{ var.bucket }}/archive" }\npools: { loads: { slot: 4 } }\n',
    }),
  ).toBe(`
environments/shared-cloud/environment.yaml:4:19: error: Unknown key "slot" in "pools.loads". Did you mean "slots"? [unknown-key]
  4 | pools: { loads: { slot: 4 } }
    |                   ^^^^
  help: Known keys: description, include_deferred, slots.
`);
});

test('a name that is not known in the environments that start from it', () => {
  expect(
    findings({
      [prod]: environment('prod', '2.11', 'extends: shared-cloud\n'),
      [stage]: environment('stage', '2.11', 'extends: shared-cloud\n'),
      [cloud]: 'kind: Environment\nid: shared-cloud\nvariables: { archive: "${{ var.bucket }}/archive" }\n',
    }),
  ).toBe(`
environments/shared-cloud/environment.yaml:3:28: error: There is no variable "bucket". (in stage and prod) [unknown-variable]
  3 | variables: { archive: "\${{ var.bucket }}/archive" }
    |                            ^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});

test('a key that neither document has', () => {
  expect(
    findings({
      [prod]: 'kind: Environment\nid: prod\nextends: shared-cloud\n',
      [cloud]: 'kind: Environment\nid: shared-cloud\n',
      'pipelines/orders.yaml': undefined,
      'pipelines/shipments.yaml': undefined,
    }),
  ).toBe(`
environments/prod/environment.yaml:1:1: error: The key "target" is missing. (in prod) [missing-key]
  1 | kind: Environment
    | ^^^^
  help: For example: \`target: { airflow: "2.11", dag_id_prefix: "" }\`
`);
});

test('a map over a value of another form, and a deletion of what is not there', () => {
  expect(
    findings({
      [prod]: environment('prod', '2.11', 'extends: shared-cloud\nstored: { region: { $delete: true } }\n')
        .replace('hours: three', 'region: { name: eu }')
        .replace('stored:\n  limits: { variable: order_limits }\n', ''),
      [cloud]: 'kind: Environment\nid: shared-cloud\nvariables: { region: eu }\nstored: { regions: { variable: x } }\n',
    }),
  ).toBe(`
environments/prod/environment.yaml:4:62: error: "region" is a map here, but the value that it would replace is a single value. [map-over-scalar]
  4 | variables: { landing: s3://lake, schema: sales_prod, region: { name: eu } }
    |                                                              ^^^^^^^^^^^^
  help: Write a single value here too, or change the other one.
environments/shared-cloud/environment.yaml:3:22: note: The value that it would replace.
  3 | variables: { region: eu }
    |                      ^^

environments/prod/environment.yaml:12:11: error: "region" is deleted here, but environment "shared-cloud" has no "region". Did you mean "regions"? [delete-unknown]
  12 | stored: { region: { $delete: true } }
     |           ^^^^^^
  help: Remove these lines: there is nothing to delete.
`);
});

test('an overlay in the folder of a document that is only extended', () => {
  expect(
    findings({
      [prod]: environment('prod', '2.11', 'extends: shared-cloud\n'),
      [cloud]: 'kind: Environment\nid: shared-cloud\n',
      'environments/shared-cloud/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntier: critical\n',
    }),
  ).toBe(`
environments/shared-cloud/overlays/orders.yaml:2:11: error: This overlay lies in the folder of "shared-cloud", which others extend and in which no pipeline runs. [overlay-folder]
  2 | pipeline: orders
    |           ^^^^^^
  help: Move it to environments/<id>/overlays/, where <id> is one of: dev, stage, prod.
`);
});

test('an id that is none', () => {
  expect(findings({ [prod]: environment('prod', '2.11', 'extends: Shared Cloud\n') })).toBe(`
environments/prod/environment.yaml:13:10: error: "extends" is "Shared Cloud"; it must be made of lower-case letters, digits, dashes and underscores, and begin with a letter. [wrong-form]
  13 | extends: Shared Cloud
     |          ^^^^^^^^^^^^
`);
});
