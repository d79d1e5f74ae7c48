import { expect, test } from 'vitest';
import { inOrders } from './project.ts';

test('FINE-PRINT 18: an element in what all elements share', () => {
  expect(
    inOrders(`tasks:
  load:
    type: bash
    command: load \${{ item.region }}
    description: Loads \${{ item.region }}.
    timeout: \${{ item.timeout }}
    produces: ["lake://\${{ item.region }}"]
    map: { over: [{ region: eu, timeout: 5m }, { region: us, timeout: 9m }] }
`),
  ).toBe(`
pipelines/orders.yaml:7:24: error: "item" cannot stand in "description": all elements of a mapped task share it. [item-in-common-key]
  7 |     description: Loads \${{ item.region }}.
    |                        ^^^^^^^^^^^^^^^^^^
  help: Write a value that is the same for every element, or a task for each of them.

pipelines/orders.yaml:8:14: error: "item" cannot stand in "timeout": all elements of a mapped task share it. [item-in-common-key]
  8 |     timeout: \${{ item.timeout }}
    |              ^^^^^^^^^^^^^^^^^^^
  help: Write a value that is the same for every element, or a task for each of them.

pipelines/orders.yaml:9:24: error: "item" cannot stand in "produces": all elements of a mapped task share it. [item-in-common-key]
  9 |     produces: ["lake://\${{ item.region }}"]
    |                        ^^^^^^^^^^^^^^^^^^
  help: Write a value that is the same for every element, or a task for each of them.
`);
});

test('an element in a task that is not mapped', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: "load $REGION", env: { REGION: "\${{ item }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:4:68: error: "item" is known in mapped tasks only, and this task is not mapped. [name-not-here]
  4 |   load: { type: bash, command: "load $REGION", env: { REGION: "\${{ item }}" } }
    |                                                                    ^^^^
`);
});

test('a key that elements lack', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: "load \${{ item.regoin }}", map: { over: [{ region: eu, rows: 3 }, { region: us, rows: 4 }] } }
`),
  ).toBe(`
pipelines/orders.yaml:4:42: error: An element of the list has no "regoin". Did you mean "region"? [unknown-item-key]
  4 | …{ type: bash, command: "load \${{ item.regoin }}", map: { over: [{ region: eu, rows: 3 }, { region:…
    |                                   ^^^^^^^^^^^
  help: It has: region, rows.
`);
});

test('a key that one element lacks', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: "load \${{ item.region }}", map: { over: [{ region: eu }, { name: us }] } }
`),
  ).toBe(`
pipelines/orders.yaml:4:42: error: An element of the list has no "region". [unknown-item-key]
  4 | …: { type: bash, command: "load \${{ item.region }}", map: { over: [{ region: eu }, { name: us }] } …
    |                                     ^^^^^^^^^^^
  help: It has: name.
`);
});

test('a key of elements that are no records', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: "load \${{ item.region }}", map: { over: [eu, us] } }
`),
  ).toBe(`
pipelines/orders.yaml:4:42: error: An element of the list has no "region". [unknown-item-key]
  4 |   load: { type: bash, command: "load \${{ item.region }}", map: { over: [eu, us] } }
    |                                          ^^^^^^^^^^^
  help: Its elements are no records: write \${{ item }}.
`);
});

test('FINE-PRINT 26: an element of an output in a command', () => {
  expect(
    inOrders(`tasks:
  list: { type: bash, command: list-regions, output: json }
  load: { type: bash, after: [list], command: "load \${{ item }}", map: { over: "\${{ tasks.list.output }}" } }
`),
  ).toBe(`
pipelines/orders.yaml:5:57: error: "item" would become part of the command that is run: a quote in it could change what is done. [injection]
  5 | …type: bash, after: [list], command: "load \${{ item }}", map: { over: "\${{ tasks.list.output }}" } …
    |                                                ^^^^
  help: Pass it under "env", and write "$NAME" in the command.
`);
});

test('FINE-PRINT 26: a value of strangers in an element that stands in a query', () => {
  expect(
    inOrders(`params: { region: { type: string, default: eu } }
tasks:
  load: { type: sql, connection: warehouse, query: "SELECT '\${{ item }}'", map: { over: [us, "\${{ run.params.region }}"] } }
`),
  ).toBe(`
pipelines/orders.yaml:5:99: error: "run.params.region" would become part of the SQL that is run: a quote in it could change what is done. [injection]
  5 | …ection: warehouse, query: "SELECT '\${{ item }}'", map: { over: [us, "\${{ run.params.region }}"] } …
    |                                                                           ^^^^^^^^^^^^^^^^^
  help: Pass it under "parameters" of a query, and write \`:name\` there.
pipelines/orders.yaml:5:52: note: It is used here.
  5 | …l, connection: warehouse, query: "SELECT '\${{ item }}'", map: { over: [us, "\${{ run.params.region …
    |                                   ^^^^^^^^^^^^^^^^^^^^^^
`);
});

test('an element that is wrong where it is used', () => {
  expect(
    inOrders(`tasks:
  load: { type: python, callable: "\${{ item }}", map: { over: ["sales:load", "sales.load"] } }
`),
  ).toBe(`
pipelines/orders.yaml:4:78: error: "tasks.load.callable" is "sales.load"; it must be a module and a function, such as sales.scoring:score_day. [wrong-form]
  4 |   load: { type: python, callable: "\${{ item }}", map: { over: ["sales:load", "sales.load"] } }
    |                                                                              ^^^^^^^^^^^^
pipelines/orders.yaml:4:35: note: It is used here.
  4 |   load: { type: python, callable: "\${{ item }}", map: { over: ["sales:load", "sales.load"] } }
    |                                   ^^^^^^^^^^^^^
`);
});

test('an element with a reference to nothing', () => {
  expect(
    inOrders(`tasks:
  load: { type: bash, command: "load \${{ item.region }}", map: { over: [{ region: "\${{ var.regoin }}" }] } }
`),
  ).toBe(`
pipelines/orders.yaml:4:88: error: There is no variable "regoin". [unknown-variable]
  4 | … type: bash, command: "load \${{ item.region }}", map: { over: [{ region: "\${{ var.regoin }}" }] } …
    |                                                                                ^^^^^^^^^^
  help: Declare it under "variables" in environments/<id>/environment.yaml.
`);
});
