import { expect, test } from 'vitest';
import { told } from './judged.ts';
import { withKeys } from './specs.ts';

test.each([
  [
    'query: "DELETE FROM orders WHERE day = 1; INSERT INTO orders SELECT 1"',
    'query: "INSERT INTO orders SELECT 1"',
    [
      'high tasks.load.query: The next run of "load" executes other SQL. A try that is repeated now adds its rows twice. [a retry or a rerun doubles data]',
    ],
  ],
  [
    'query: "DELETE FROM orders;\\nSELECT 1;\\nSELECT 2"',
    'query: "DELETE FROM orders;\\nSELECT 3;\\nSELECT 4"',
    [
      'high tasks.load.query: The next run of "load" executes other SQL (2 lines change). [it decides which data is read and written]',
    ],
  ],
  [
    'query: "SELECT 1"',
    'query: " SELECT  1"',
    [
      'high tasks.load.query: The next run of "load" executes other SQL (only blanks differ). [it decides which data is read and written]',
    ],
  ],
  [
    'query: "SELECT 1"',
    'file: sql/load_orders.sql',
    [
      'low tasks.load.query: The SQL of "load" no longer stands in "query". [it decides nothing where the code stands]',
      'high tasks.load.file: The next run of "load" executes other SQL (3 lines change). [it decides which data is read and written]',
    ],
  ],
  [
    'type: sql, connection: warehouse, query: "SELECT 1"',
    'type: sql, connection: lake, query: "SELECT 1"',
    [
      'high tasks.load.connection: "load" reads and writes through the connection "lake" instead of "warehouse". [data goes to another place, and is missing where it went before]',
    ],
  ],
  [
    'type: sql, connection: warehouse, query: "SELECT 1"',
    'type: bash, command: load-orders',
    [
      'high tasks.load.type: "load" becomes a task of the type "bash" instead of "sql". [all that it does is done in another way]',
      'high tasks.load.connection: "load" no longer works through the connection "warehouse". [data goes to another place, and is missing where it went before]',
      'low tasks.load.query: The SQL of "load" no longer stands in "query". [it decides nothing where the code stands]',
      'high tasks.load.command: The next run of "load" executes other shell code. [it decides which data is read and written]',
      'medium tasks.load.output: What "load" puts out is read as text. [tasks after it read something else]',
    ],
  ],
  [
    'type: bash, command: load-orders, env: { DAY: a, SHOP: eu }',
    'type: bash, command: load-orders --all, env: { DAY: b, TOKEN: "${{ secret.orders_api_token }}" }',
    [
      'high tasks.load.command: The next run of "load" executes other shell code. [it decides which data is read and written]',
      'high tasks.load.env.DAY: "load" is given another value of the environment variable "DAY". [it decides which data is read and written]',
      'high tasks.load.env.SHOP: "load" is no longer given the environment variable "SHOP". [it decides which data is read and written]',
      'high tasks.load.env.TOKEN: "load" is now also given the environment variable "TOKEN". [it decides which data is read and written]',
    ],
  ],
  [
    'type: check, connection: warehouse, table: sales.orders, rows: { at_least: 1 }',
    'type: check, connection: warehouse, table: sales.orders, rows: { at_least: 5, at_most: 9 }, columns: { id: { unique: true, nulls: 0 } }',
    [
      'medium tasks.load.rows.at_least: "load" fails for fewer than 5 rows; before, fewer than 1. [data that passed before may now fail the run]',
      'medium tasks.load.rows.at_most: "load" fails for more than 9 rows. [data that passed before may now fail the run]',
      'medium tasks.load.columns: "load" fails where two rows have the same "id". "load" fails for more than 0 empty values in "id". [data that passed before may now fail the run]',
    ],
  ],
  [
    'type: check, connection: warehouse, table: sales.orders, rows: { at_least: 10 }, columns: { price: { min: 0, max: 10, distinct: { at_least: 2 } } }',
    'type: check, connection: lake, table: sales.order, rows: { at_least: 5 }, columns: { price: { max: 20 } }',
    [
      'high tasks.load.connection: "load" looks through the connection "lake" instead of "warehouse". [it looks at other data]',
      'high tasks.load.table: "load" looks at the table "sales.order" instead of "sales.orders". [what was looked at is not looked at any more]',
      'high tasks.load.rows.at_least: "load" fails for fewer than 5 rows; before, fewer than 10. [data that failed before now passes]',
      'high tasks.load.columns.price.min: "load" no longer fails for values below 0 in the column "price". [data that failed before now passes]',
      'high tasks.load.columns.price.max: "load" fails for values above 20 in the column "price"; before, values above 10. [data that failed before now passes]',
      'high tasks.load.columns.price.distinct: "load" no longer fails for fewer than 2 different values in the column "price". [data that failed before now passes]',
    ],
  ],
  [
    'type: trigger, pipeline: marts, params: { day: a }',
    'type: trigger, pipeline: marts, params: { day: b, copies: 2 }',
    [
      'high tasks.load.params.day: "load" is given another value of the parameter "day". [it decides which data is read and written]',
      'high tasks.load.params.copies: "load" is now also given the parameter "copies". [it decides which data is read and written]',
    ],
  ],
  [
    'type: http, connection: sales_api, path: /orders, method: PUT, body: { a: 1 }',
    'type: http, connection: sales_api, path: /shipments, method: POST, headers: { Authorization: abc }, body: { a: 2 }, output: json',
    [
      'high tasks.load.path: "load" sends its request to another path. [it decides which data is read and written]',
      'high tasks.load.method: "load" sends POST instead of PUT. [it decides which data is read and written]',
      'high tasks.load.body.a: "load" sends another body with its request. [it decides which data is read and written]',
      'medium tasks.load.output: What "load" puts out is read as JSON, of which tasks after it read parts. [tasks after it read something else]',
      'high tasks.load.headers: "load" is now given headers: "Authorization". [it decides which data is read and written]',
    ],
  ],
  [
    'type: container, image: "orders:1"',
    'type: container, image: "orders:2", command: [load], kubernetes: { namespace: batch, startup_timeout: 10m, labels: { team: sales }, service_account: loader }',
    [
      'medium tasks.load.kubernetes.namespace: "load" is now run by pods of the namespace "batch" instead of "data-prod". [what it needs has to be there too]',
      'high tasks.load.kubernetes.service_account: "load" runs as "loader" in the cluster instead of "pipelines". [it decides who may see or do what]',
      'low tasks.load.kubernetes.startup_timeout: A try of "load" fails when its pod has not started after 10 minutes instead of 2 minutes. [a pod that never starts is only told later]',
      'medium tasks.load.kubernetes.labels: "load" is now given labels of its pod: "team". [the same work is done on something else]',
      'high tasks.load.image: "load" runs the image "orders:2" instead of "orders:1". [it decides which data is read and written]',
      'high tasks.load.command: The container of "load" runs another program. [it decides which data is read and written]',
    ],
  ],
  [
    'type: native, class: sales.operators.Load, arguments: { rows: 1 }',
    'type: native, class: sales.operators.LoadAll, arguments: { rows: 2, shop: eu }',
    [
      'high tasks.load.class.any: "load" is an operator "LoadAll" instead of "Load". [it decides which data is read and written]',
      'high tasks.load.arguments.rows: "load" is given another value of the argument "rows". [it decides which data is read and written]',
      'high tasks.load.arguments.shop: "load" is now also given the argument "shop". [it decides which data is read and written]',
    ],
  ],
  [
    'type: python, callable: "sales.load:orders"',
    'type: python, callable: "sales.load:all_orders", arguments: { day: a }, requirements: [duckdb==1.4.0]',
    [
      'high tasks.load.callable: "load" calls "sales.load:all_orders" instead of "sales.load:orders". [it decides which data is read and written]',
      'high tasks.load.arguments: "load" is now given arguments: "day". [it decides which data is read and written]',
      'high tasks.load.requirements: "load" is run with other packages. [it decides which data is read and written]',
    ],
  ],
  [
    'type: python, callable: "sales.load:orders"',
    'type: python, file: scripts/score.py, function: enough, arguments: { least: 5 }',
    [
      'high tasks.load.callable: "load" no longer calls "sales.load:orders". [it decides which data is read and written]',
      'high tasks.load.file: The next run of "load" executes other Python code. [it decides which data is read and written]',
      'high tasks.load.function: "load" calls "enough". [it decides which data is read and written]',
      'high tasks.load.arguments: "load" is now given arguments: "least". [it decides which data is read and written]',
    ],
  ],
  [
    '',
    'map: { over: [eu, us] }',
    [
      'high tasks.load.map: "load" is run once for each element of a list. [it decides how often the work is done, and history of the task is kept by element]',
    ],
  ],
  [
    'map: { over: [eu, us] }',
    'map: { over: [eu, us, uk] }',
    [
      'high tasks.load.map.over: "load" is run for 3 elements instead of 2. [it decides which data is read and written]',
    ],
  ],
  [
    'map: { over: [eu, us] }',
    'map: { over: [eu, uk] }',
    ['high tasks.load.map.over: "load" is run for other elements. [it decides which data is read and written]'],
  ],
  [
    '',
    'airflow: { queue: large, task_id: Load, run_as_user: etl, do_xcom_push: false, executor_config: { pod: large }, inlets: ["lake://orders"], weight_rule: upstream }',
    [
      'medium tasks.load.airflow.weight_rule: The weight rule of "load" is "upstream" instead of "absolute". [it decides how much runs at once]',
      'medium tasks.load.airflow.queue: "load" is now run by the workers of the queue "large". [what it needs has to be there too]',
      'high tasks.load.airflow.task_id: Airflow knows "load" as "Load": its history and state stay under the old name. [run history and state stay under the old name]',
      'high tasks.load.airflow.run_as_user: "load" is run as another user of the worker. [it decides who may see or do what]',
      'medium tasks.load.airflow.do_xcom_push: What "load" puts out is not kept any more. [tasks that read it find nothing]',
      'medium tasks.load.airflow.executor_config: The executor is told something else about "load". [the same work is done on something else]',
      'low tasks.load.airflow.inlets: Lineage shows that "load" reads other assets; its runs stay the same. [only people read it]',
    ],
  ],
])('of a task: %j becomes %j', (before, after, expected) => {
  expect(told(withKeys(before), withKeys(after))).toEqual(expected);
});
