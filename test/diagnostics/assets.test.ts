import { expect, test } from 'vitest';
import { inOrders } from './project.ts';

test('assets that Airflow does not take as they are written', () => {
  expect(
    inOrders(`schedule: { assets: { any: ["airflow://orders", "lake://orders/"] } }
tasks:
  load: { type: noop, produces: ["lake://orders?day=1", "lake://orders#new", "lake://user@orders", "postgres://sales", "lake://[orders"] }
  ship: { type: noop, airflow: { inlets: ["trino://host/sales"] } }
`),
  ).toBe(`
pipelines/orders.yaml:3:29: error: Airflow keeps assets of the scheme "airflow" for itself. [asset-name]
  3 | schedule: { assets: { any: ["airflow://orders", "lake://orders/"] } }
    |                             ^^^^^^^^^^^^^^^^^^
  help: Use another scheme.

pipelines/orders.yaml:3:49: error: Airflow does not keep the asset "lake://orders/" as it is written: slashes at its end are dropped. [asset-name]
  3 | schedule: { assets: { any: ["airflow://orders", "lake://orders/"] } }
    |                                                 ^^^^^^^^^^^^^^^^
  help: Write a name that stays: a scheme, and parts with one slash between them.

pipelines/orders.yaml:5:34: error: Airflow does not keep the asset "lake://orders?day=1" as it is written: what stands behind "?" is sorted and escaped. [asset-name]
  5 |   load: { type: noop, produces: ["lake://orders?day=1", "lake://orders#new", "lake://user@orders", …
    |                                  ^^^^^^^^^^^^^^^^^^^^^
  help: Write a name that stays: a scheme, and parts with one slash between them.

pipelines/orders.yaml:5:57: error: Airflow does not keep the asset "lake://orders#new" as it is written: what stands behind "#" is dropped. [asset-name]
  5 | …roduces: ["lake://orders?day=1", "lake://orders#new", "lake://user@orders", "postgres://sales", "l…
    |                                   ^^^^^^^^^^^^^^^^^^^
  help: Write a name that stays: a scheme, and parts with one slash between them.

pipelines/orders.yaml:5:78: error: Airflow does not keep the asset "lake://user@orders" as it is written: what stands before "@" may be dropped. [asset-name]
  5 | …//orders?day=1", "lake://orders#new", "lake://user@orders", "postgres://sales", "lake://[orders"] …
    |                                        ^^^^^^^^^^^^^^^^^^^^
  help: Write a name that stays: a scheme, and parts with one slash between them.

pipelines/orders.yaml:5:100: error: "postgres://sales" has not the form that providers of Airflow ask of "postgres". [asset-name]
  5 | …//orders?day=1", "lake://orders#new", "lake://user@orders", "postgres://sales", "lake://[orders"] …
    |                                                              ^^^^^^^^^^^^^^^^^^
  help: Write \`postgres://<host>/<database>/<schema>/<table>\`, or use a scheme of your own.

pipelines/orders.yaml:5:120: error: Airflow does not keep the asset "lake://[orders" as it is written: brackets are read as an address. [asset-name]
  5 | …//orders?day=1", "lake://orders#new", "lake://user@orders", "postgres://sales", "lake://[orders"] …
    |                                                                                  ^^^^^^^^^^^^^^^^
  help: Write a name that stays: a scheme, and parts with one slash between them.

pipelines/orders.yaml:6:43: error: "trino://host/sales" has not the form that providers of Airflow ask of "trino". [asset-name]
  6 |   ship: { type: noop, airflow: { inlets: ["trino://host/sales"] } }
    |                                           ^^^^^^^^^^^^^^^^^^^^
  help: Write \`trino://<host>/<catalog>/<schema>/<table>\`, or use a scheme of your own.
`);
});

test('assets without a scheme', () => {
  expect(
    inOrders(`schedule: { assets: { any: [orders] } }
tasks:
  load: { type: noop, produces: ["größe://orders", "lake://größe"] }
`),
  ).toBe(`
pipelines/orders.yaml:3:29: error: "schedule.assets.any[0]" is "orders"; it must be a name with a scheme, such as warehouse://sales. [wrong-form]
  3 | schedule: { assets: { any: [orders] } }
    |                             ^^^^^^

pipelines/orders.yaml:5:34: error: "tasks.load.produces[0]" is "größe://orders"; it must be a name with a scheme, such as warehouse://sales. [wrong-form]
  5 |   load: { type: noop, produces: ["größe://orders", "lake://größe"] }
    |                                  ^^^^^^^^^^^^^^^^

pipelines/orders.yaml:5:52: error: "tasks.load.produces[1]" is "lake://größe"; it must be a name with a scheme, such as warehouse://sales. [wrong-form]
  5 |   load: { type: noop, produces: ["größe://orders", "lake://größe"] }
    |                                                    ^^^^^^^^^^^^^^
`);
});

test('schedules by assets that say nothing', () => {
  expect(
    inOrders(`schedule: { assets: { all: [] } }
tasks:
  load: { type: noop }
`),
  ).toBe(`
pipelines/orders.yaml:3:28: error: "schedule.assets.all" is empty; it must have at least one item. [too-short]
  3 | schedule: { assets: { all: [] } }
    |                            ^^
`);
});
