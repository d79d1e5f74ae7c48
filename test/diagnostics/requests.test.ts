import { describe, expect, test } from 'vitest';
import { environment, findings } from './project.ts';
import { connections, inShop } from './shop.ts';

describe('requests that cannot be sent as they are written', () => {
  test.each([
    [
      'a connection of another type',
      '    type: http\n    connection: warehouse\n    path: /orders\n',
      `
pipelines/orders.yaml:6:17: error: The task "tell" sends a request, but "warehouse" is a connection of the type "postgres". [connection-type]
  6 |     connection: warehouse
    |                 ^^^^^^^^^
  help: Name one of the type http. Where there is none, declare it under "connections" in environments/<id>/environment.yaml.
`,
    ],
    [
      'a connection that is not there',
      '    type: http\n    connection: shop_apy\n    path: /orders\n',
      `
pipelines/orders.yaml:6:17: error: There is no connection "shop_apy". Did you mean "shop_api"? [unknown-connection]
  6 |     connection: shop_apy
    |                 ^^^^^^^^
  help: Declare it under "connections" in environments/<id>/environment.yaml.
`,
    ],
    [
      'a path that is a whole address',
      '    type: http\n    connection: shop_api\n    path: HTTPS://shop.example.com/orders\n',
      `
pipelines/orders.yaml:7:11: error: "path" begins with "HTTPS://", but the host is that of the connection. [path-is-url]
  7 |     path: HTTPS://shop.example.com/orders
    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write what comes behind the host, beginning with "/".
`,
    ],
    [
      'a body that is not sent',
      '    type: http\n    connection: shop_api\n    method: HEAD\n    path: /orders\n    body: [1]\n',
      `
pipelines/orders.yaml:9:11: error: A request with HEAD has no body. [body-not-sent]
  9 |     body: [1]
    |           ^^^
  help: Write \`method: POST\`, or another that takes one. What is asked for stands in "path": /orders?day=….
`,
    ],
    [
      'objects of Python in the body',
      '    type: http\n    connection: shop_api\n    method: POST\n    path: /orders\n    body:\n      to: [{ $new: shop.Address }]\n      after: { $duration: 5m }\n      text: { $text: "{{ ds }}" }\n',
      `
pipelines/orders.yaml:10:14: error: "$new" makes an object of Python, which JSON cannot hold. [not-json]
  10 |       to: [{ $new: shop.Address }]
     |              ^^^^
  help: Write text, a number, true, false, null, a list or a map.

pipelines/orders.yaml:11:16: error: "$duration" makes an object of Python, which JSON cannot hold. [not-json]
  11 |       after: { $duration: 5m }
     |                ^^^^^^^^^
  help: Write text, a number, true, false, null, a list or a map.
`,
    ],
    [
      'numbers that JSON lacks',
      '    type: http\n    connection: shop_api\n    method: POST\n    path: /orders\n    body: [.inf, .nan, 12345678901234567890]\n',
      `
pipelines/orders.yaml:9:12: error: ".inf" is not a finite number, and no key takes such a value. [not-finite-number]
  9 |     body: [.inf, .nan, 12345678901234567890]
    |            ^^^^
  help: Write a number; if the text ".inf" is meant, put it in quotes.

pipelines/orders.yaml:9:18: error: ".nan" is not a finite number, and no key takes such a value. [not-finite-number]
  9 |     body: [.inf, .nan, 12345678901234567890]
    |                  ^^^^
  help: Write a number; if the text ".nan" is meant, put it in quotes.

pipelines/orders.yaml:9:24: error: The whole number 12345678901234567890 is too large: beyond 2^53, digits are lost. [lossy-number]
  9 |     body: [.inf, .nan, 12345678901234567890]
    |                        ^^^^^^^^^^^^^^^^^^^^
  help: Put it in quotes if it is an identifier; else write fewer digits.
`,
    ],
    [
      'a secret inside of JSON',
      '    type: http\n    connection: shop_api\n    method: POST\n    path: /orders\n    body: { deep: ["${{ secret.shop_token }}"] }\n',
      `
pipelines/orders.yaml:9:21: error: "secret.shop_token" would become part of the JSON that is sent, in which it would not be masked in logs. [secret-in-text]
  9 |     body: { deep: ["\${{ secret.shop_token }}"] }
    |                     ^^^^^^^^^^^^^^^^^^^^^^^^
  help: Send it as a header of its own, or let the connection say who asks.
`,
    ],
    [
      'a secret beside other text',
      '    type: http\n    connection: shop_api\n    path: /orders\n    headers: { Authorization: "Bearer ${{ secret.shop_token }}" }\n',
      `
pipelines/orders.yaml:8:43: error: "secret.shop_token" must stand alone: as part of a longer text it would not be masked in logs. [secret-in-text]
  8 |     headers: { Authorization: "Bearer \${{ secret.shop_token }}" }
    |                                           ^^^^^^^^^^^^^^^^^
  help: Give it a variable of its own, and put the text together where it is used.
`,
    ],
    [
      'a status that no server answers with',
      '    type: http\n    connection: shop_api\n    path: /orders\n    expect: { status: [20] }\n',
      `
pipelines/orders.yaml:8:24: error: "tasks.tell.expect.status[0]" is 20; 100 is the least. [out-of-range]
  8 |     expect: { status: [20] }
    |                        ^^
`,
    ],
    [
      'a header that is none',
      '    type: http\n    connection: shop_api\n    path: /orders\n    headers: { "X Day": 1 }\n',
      `
pipelines/orders.yaml:8:16: error: "X Day" cannot be a key in "tasks.tell.headers": it must be a name of a header, such as Idempotency-Key. [wrong-key]
  8 |     headers: { "X Day": 1 }
    |                ^^^^^^^
`,
    ],
    [
      'an output of no known form',
      '    type: http\n    connection: shop_api\n    path: /orders\n    output: xml\n',
      `
pipelines/orders.yaml:8:13: error: "tasks.tell.output" is "xml"; it must be "text" or "json". [unknown-value]
  8 |     output: xml
    |             ^^^
`,
    ],
  ])('%s', (_, task, says) => {
    expect(inShop(task)).toBe(says);
  });
});

test('FINE-PRINT 19: a provider that Airflow does not bring has to be listed', () => {
  expect(
    findings({
      'environments/dev/environment.yaml': environment('dev', '3.3').replace(/connections:\n.*\n/u, connections),
      'environments/stage/environment.yaml': environment('stage', '2.11').replace(/connections:\n.*\n/u, connections),
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(/connections:\n.*\n/u, connections),
      'pipelines/orders.yaml': `kind: Pipeline
id: orders
tasks:
  tell: { type: http, connection: shop_api, path: /orders }
  report: { type: container, image: reports }
`,
    }),
  ).toBe(`
pipelines/orders.yaml:4:17: error: Airflow 3.3 does not bring the provider "http", which is needed for requests over HTTP, and "dev" does not list it. (in dev) [needs-provider]
  4 |   tell: { type: http, connection: shop_api, path: /orders }
    |                 ^^^^
  help: Install apache-airflow-providers-http there, and write its version: \`target: { providers: { http: "…" } }\`.

pipelines/orders.yaml:5:19: error: Airflow 2.11 does not bring the provider "cncf-kubernetes", which is needed for containers, and "prod" does not list it. (in prod) [needs-provider]
  5 |   report: { type: container, image: reports }
    |                   ^^^^^^^^^
  help: Install apache-airflow-providers-cncf-kubernetes there, and write its version: \`target: { providers: { cncf-kubernetes: "…" } }\`.

pipelines/orders.yaml:5:19: error: Airflow 2.11 does not bring the provider "cncf-kubernetes", which is needed for containers, and "stage" does not list it. (in stage) [needs-provider]
  5 |   report: { type: container, image: reports }
    |                   ^^^^^^^^^
  help: Install apache-airflow-providers-cncf-kubernetes there, and write its version: \`target: { providers: { cncf-kubernetes: "…" } }\`.

pipelines/orders.yaml:5:19: error: Airflow 3.3 does not bring the provider "cncf-kubernetes", which is needed for containers, and "dev" does not list it. (in dev) [needs-provider]
  5 |   report: { type: container, image: reports }
    |                   ^^^^^^^^^
  help: Install apache-airflow-providers-cncf-kubernetes there, and write its version: \`target: { providers: { cncf-kubernetes: "…" } }\`.
`);
});
