import { expect, test } from 'vitest';
import { environment, findings, inOrders, inOverlay } from './project.ts';

const prod = 'environments/prod/environment.yaml';

/** An environment with a variable more. */
function withRegion(id: string, airflow: string): string {
  return environment(id, airflow).replace('hours: three', 'region: eu');
}

test('a value that an overlay sets is told at the overlay, with what it replaced', () => {
  expect(
    inOverlay(`tasks:
  load: { pool: warehous }
`),
  ).toBe(`
environments/prod/overlays/orders.yaml:4:17: error: There is no pool "warehous": the task would never be scheduled. Did you mean "warehouse"? (in prod) [unknown-pool]
  4 |   load: { pool: warehous }
    |                 ^^^^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.
pipelines/orders.yaml:12:11: note: It replaces this value.
  12 |     pool: warehouse
     |           ^^^^^^^^^
`);
});

test('a value that an override sets is told at the environment, with what it replaced', () => {
  expect(
    inOrders('tasks: { load: { type: noop, pool: warehouse } }\n', {
      [prod]: environment('prod', '2.11', 'overrides: { task: { pool: heavy } }\n'),
      'pipelines/shipments.yaml': undefined,
    }),
  ).toBe(`
environments/prod/environment.yaml:13:28: error: There is no pool "heavy": the task would never be scheduled. (in prod) [unknown-pool]
  13 | overrides: { task: { pool: heavy } }
     |                            ^^^^^
  help: Declare it under "pools" in environments/<id>/environment.yaml.
pipelines/orders.yaml:3:36: note: It replaces this value.
  3 | tasks: { load: { type: noop, pool: warehouse } }
    |                                    ^^^^^^^^^
`);
});

test('a mistake in one environment of three names it, in two names both, in all names none', () => {
  const pipeline = `kind: Pipeline
id: orders
tasks:
  load: { type: sql, connection: warehouse, query: "SELECT '\${{ var.region }}'" }
`;
  expect(
    findings({
      'pipelines/orders.yaml': pipeline,
      'environments/dev/environment.yaml': withRegion('dev', '3.3'),
      'environments/stage/environment.yaml': withRegion('stage', '2.11'),
    }),
  ).toBe(`
pipelines/orders.yaml:4:65: error: There is no variable "region". (in prod) [unknown-variable]
  4 |   load: { type: sql, connection: warehouse, query: "SELECT '\${{ var.region }}'" }
    |                                                                 ^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
  expect(
    findings({
      'pipelines/orders.yaml': pipeline,
      'environments/stage/environment.yaml': withRegion('stage', '2.11'),
    }),
  ).toBe(`
pipelines/orders.yaml:4:65: error: There is no variable "region". (in dev and prod) [unknown-variable]
  4 |   load: { type: sql, connection: warehouse, query: "SELECT '\${{ var.region }}'" }
    |                                                                 ^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
  expect(inOrders(pipeline.replace('kind: Pipeline\nid: orders\n', ''))).toBe(`
pipelines/orders.yaml:4:65: error: There is no variable "region". [unknown-variable]
  4 |   load: { type: sql, connection: warehouse, query: "SELECT '\${{ var.region }}'" }
    |                                                                 ^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});
