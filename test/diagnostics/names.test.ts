import { expect, test } from 'vitest';
import { environment, findings, inOrders, project } from './project.ts';

/** A pipeline with an id as it is written. */
function withId(id: string): string {
  return findings({ 'pipelines/orders.yaml': `kind: Pipeline\nid: ${id}\ntasks: { load: { type: noop } }\n` });
}

test('two pipelines with one id', () => {
  expect(findings({ 'pipelines/sales/orders.yaml': project['pipelines/orders.yaml'] })).toBe(`
pipelines/sales/orders.yaml:2:5: error: Two pipelines have the id "orders". [id-twice]
  2 | id: orders
    |     ^^^^^^
  help: Give one of them another id: it becomes the name of the DAG and of its file.
pipelines/orders.yaml:2:5: note: The other one.
  2 | id: orders
    |     ^^^^^^
`);
});

test('ids that are none', () => {
  expect(withId('../orders')).toBe(`
pipelines/orders.yaml:2:5: error: "id" is "../orders"; it must be made of lower-case letters, digits and underscores, and begin with a letter. [wrong-form]
  2 | id: ../orders
    |     ^^^^^^^^^
`);
  expect(withId('"orders\\0"')).toBe(`
pipelines/orders.yaml:2:5: error: This text has a NUL character, which no target can take. [unreadable-character]
  2 | id: "orders\\0"
    |     ^^^^^^^^^^
  help: Remove the escape.
`);
  expect(withId('sales\\orders')).toBe(`
pipelines/orders.yaml:2:5: error: "id" is "sales\\orders"; it must be made of lower-case letters, digits and underscores, and begin with a letter. [wrong-form]
  2 | id: sales\\orders
    |     ^^^^^^^^^^^^
`);
  expect(withId('"-orders"')).toBe(`
pipelines/orders.yaml:2:5: error: "id" is "-orders"; it must be made of lower-case letters, digits and underscores, and begin with a letter. [wrong-form]
  2 | id: "-orders"
    |     ^^^^^^^^^
`);
  expect(withId('Orders')).toBe(`
pipelines/orders.yaml:2:5: error: "id" is "Orders"; it must be made of lower-case letters, digits and underscores, and begin with a letter. [wrong-form]
  2 | id: Orders
    |     ^^^^^^
`);
  expect(withId('o'.repeat(201))).toBe(`
pipelines/orders.yaml:2:5: error: "id" has 201 characters; 200 are the most. [too-long]
  2 | id: ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo…
    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`);
});

test('two DAG ids that are one, and two that differ by case alone', () => {
  const shipments = `${project['pipelines/shipments.yaml']}airflow: { dag_id: ORDERS }\n`;
  expect(findings({ 'pipelines/shipments.yaml': shipments.replace('ORDERS', 'orders') })).toBe(`
pipelines/shipments.yaml:5:20: error: The pipelines "orders" and "shipments" have the same DAG id "orders". [id-twice]
  5 | airflow: { dag_id: orders }
    |                    ^^^^^^
  help: Give one of them another id.
pipelines/orders.yaml:2:5: note: The other one.
  2 | id: orders
    |     ^^^^^^
`);
  expect(findings({ 'pipelines/shipments.yaml': shipments })).toBe(`
pipelines/shipments.yaml:5:20: error: The DAG ids "orders" and "ORDERS" of the pipelines "orders" and "shipments" differ by case alone. [id-twice]
  5 | airflow: { dag_id: ORDERS }
    |                    ^^^^^^
  help: Give one of them another id.
pipelines/orders.yaml:2:5: note: The other one.
  2 | id: orders
    |     ^^^^^^
`);
});

test('a DAG id that Airflow cannot take', () => {
  expect(
    inOrders(`airflow: { dag_id: "sales/orders" }
tasks: { load: { type: noop, airflow: { task_id: "../load" } } }
`),
  ).toBe(`
pipelines/orders.yaml:3:20: error: "airflow.dag_id" is "sales/orders"; it must be made of letters, digits, dots, dashes and underscores. [wrong-form]
  3 | airflow: { dag_id: "sales/orders" }
    |                    ^^^^^^^^^^^^^^

pipelines/orders.yaml:4:50: error: "tasks.load.airflow.task_id" is "../load"; it must be made of letters, digits, dots, dashes and underscores. [wrong-form]
  4 | tasks: { load: { type: noop, airflow: { task_id: "../load" } } }
    |                                                  ^^^^^^^^^
`);
});

test('two tasks with one id in Airflow', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop }
  check: { type: noop, airflow: { task_id: load } }
`),
  ).toBe(`
pipelines/orders.yaml:5:44: error: The tasks "load" and "check" have the same id "load" in Airflow. [id-twice]
  5 |   check: { type: noop, airflow: { task_id: load } }
    |                                            ^^^^
  help: Give one of them another id.
`);
});

test('an environment that is listed and has no document', () => {
  expect(findings({ 'environments/prod/environment.yaml': undefined })).toBe(`
dagwright.yaml:3:28: error: The environment "prod" has no document. [environment-missing]
  3 | environments: [dev, stage, prod]
    |                            ^^^^
  help: Create environments/prod/environment.yaml with "kind: Environment" and "id: prod".
`);
});

test('an environment that is not listed', () => {
  expect(findings({ 'environments/test/environment.yaml': environment('test', '3.3') })).toBe(`
environments/test/environment.yaml:2:5: error: The project has no environment "test". [unknown-environment]
  2 | id: test
    |     ^^^^
  help: Add "test" to "environments" in dagwright.yaml, let one of those extend it, or remove this file.
`);
});

test('an environment in the folder of another', () => {
  expect(findings({ 'environments/prod/environment.yaml': environment('stage', '2.11') })).toBe(`
environments/prod/environment.yaml:2:5: error: The environment "stage" lies in the folder of "prod". [environment-folder]
  2 | id: stage
    |     ^^^^^
  help: Move this file to environments/stage/environment.yaml.
`);
});

test('an environment of a reserved name', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace('[dev, stage, prod]', '[dev, stage, prod, schema]'),
      'environments/schema/environment.yaml': environment('schema', '3.3'),
    }),
  ).toBe(`
dagwright.yaml:3:34: error: An environment cannot be called "schema": generated/schema holds the schemas for editors. [reserved-name]
  3 | environments: [dev, stage, prod, schema]
    |                                  ^^^^^^
  help: Choose another name.
`);
});

test('names of connections, variables, secrets, stored values and pools that are none', () => {
  const prod = environment('prod', '2.11')
    .replace('hours: three', 'Hours: three')
    .replace('warehouse: { id: wh_prod', 'ware/house: { id: ../wh')
    .replace('shop_token: {', '-shop: {')
    .replace('limits: {', '"li\\0mits": {')
    .replace('  warehouse: { slots: 4 }', '  "ware\\\\house": { slots: 4 }');
  expect(findings({ 'environments/prod/environment.yaml': prod })).toBe(`
environments/prod/environment.yaml:4:54: error: "Hours" cannot be a key in "variables": it must be made of lower-case letters, digits and underscores, and begin with a letter. [wrong-key]
  4 | variables: { landing: s3://lake, schema: sales_prod, Hours: three }
    |                                                      ^^^^^

environments/prod/environment.yaml:6:3: error: "ware/house" cannot be a key in "connections": it must be made of lower-case letters, digits and underscores, and begin with a letter. [wrong-key]
  6 |   ware/house: { id: ../wh, type: postgres }
    |   ^^^^^^^^^^

environments/prod/environment.yaml:6:21: error: "connections.ware/house.id" is "../wh"; it must be made of letters, digits, dots, dashes and underscores. [wrong-form]
  6 |   ware/house: { id: ../wh, type: postgres }
    |                     ^^^^^

environments/prod/environment.yaml:8:3: error: "-shop" cannot be a key in "secrets": it must be made of lower-case letters, digits and underscores, and begin with a letter. [wrong-key]
  8 |   -shop: { variable: shop_token }
    |   ^^^^^

environments/prod/environment.yaml:10:3: error: This text has a NUL character, which no target can take. [unreadable-character]
  10 |   "li\\0mits": { variable: order_limits }
     |   ^^^^^^^^^^
  help: Remove the escape.

environments/prod/environment.yaml:12:3: error: "ware\\house" cannot be a key in "pools": it must be made of letters, digits, dots, dashes, underscores and blanks. [wrong-key]
  12 |   "ware\\\\house": { slots: 4 }
     |   ^^^^^^^^^^^^^
`);
});

test('a version of Airflow that is not supported', () => {
  expect(findings({ 'environments/prod/environment.yaml': environment('prod', '3.4') })).toBe(`
environments/prod/environment.yaml:3:20: error: Airflow "3.4" is not supported. (in prod) [unsupported-version]
  3 | target: { airflow: "3.4" }
    |                    ^^^^^
  help: Supported: 2.10, 2.11, 3.0, 3.1, 3.2, 3.3.
`);
});
