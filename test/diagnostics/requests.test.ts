import { describe, expect, test } from 'vitest';
import { environment, findings } from './project.ts';

const more = `connections:
  warehouse: { id: wh, type: postgres }
  shop_api: { id: shop_api, type: http }
`;

function inShop(task: string): string {
  const document = (id: string, airflow: string): string =>
    environment(id, airflow)
      .replace(/connections:\n.*\n/u, more)
      .replace('" }', '", providers: { http: "5.3.1", cncf-kubernetes: "10.6.2" } }');
  return findings({
    'environments/dev/environment.yaml': document('dev', '3.3'),
    'environments/stage/environment.yaml': document('stage', '2.11'),
    'environments/prod/environment.yaml': document('prod', '2.11'),
    'pipelines/orders.yaml': `kind: Pipeline\nid: orders\ntasks:\n  tell:\n${task}`,
  });
}

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

describe('containers that cannot run as they are written', () => {
  test.each([
    [
      'a secret in a variable',
      '    type: container\n    image: reports\n    env: { TOKEN: "${{ secret.shop_token }}" }\n',
      `
pipelines/orders.yaml:7:20: error: "secret.shop_token" would be readable in the specification of the pod. [secret-in-pod]
  7 |     env: { TOKEN: "\${{ secret.shop_token }}" }
    |                    ^^^^^^^^^^^^^^^^^^^^^^^^
  help: Keep it in a secret of the cluster: \`kubernetes: { secrets: { TOKEN: { name: <secret>, key: <key> } } }\` makes it a variable of the container.
`,
    ],
    [
      'secrets in command, arguments and image',
      '    type: container\n    image: "${{ secret.shop_token }}"\n    command: ["${{ secret.shop_token }}"]\n    arguments: ["${{ secret.shop_token }}"]\n',
      `
pipelines/orders.yaml:6:13: error: "secret.shop_token" would be readable in the specification of the pod. [secret-in-pod]
  6 |     image: "\${{ secret.shop_token }}"
    |             ^^^^^^^^^^^^^^^^^^^^^^^^
  help: Keep it in a secret of the cluster: \`kubernetes: { secrets: { TOKEN: { name: <secret>, key: <key> } } }\` makes it a variable of the container.

pipelines/orders.yaml:7:16: error: "secret.shop_token" would be readable in the specification of the pod. [secret-in-pod]
  7 |     command: ["\${{ secret.shop_token }}"]
    |                ^^^^^^^^^^^^^^^^^^^^^^^^
  help: Keep it in a secret of the cluster: \`kubernetes: { secrets: { TOKEN: { name: <secret>, key: <key> } } }\` makes it a variable of the container.

pipelines/orders.yaml:8:18: error: "secret.shop_token" would be readable in the specification of the pod. [secret-in-pod]
  8 |     arguments: ["\${{ secret.shop_token }}"]
    |                  ^^^^^^^^^^^^^^^^^^^^^^^^
  help: Keep it in a secret of the cluster: \`kubernetes: { secrets: { TOKEN: { name: <secret>, key: <key> } } }\` makes it a variable of the container.
`,
    ],
    [
      'a variable from two places',
      '    type: container\n    image: reports\n    env: { TOKEN: none }\n    kubernetes: { secrets: { TOKEN: { name: reports, key: token } } }\n',
      `
pipelines/orders.yaml:7:12: error: The variable "TOKEN" stands under "env" and under "kubernetes.secrets". [variable-twice]
  7 |     env: { TOKEN: none }
    |            ^^^^^
  help: Remove one of them.
pipelines/orders.yaml:8:30: note: The other one.
  8 |     kubernetes: { secrets: { TOKEN: { name: reports, key: token } } }
    |                              ^^^^^
`,
    ],
    [
      'a value of strangers in a script',
      '    type: container\n    image: reports\n    command: [/bin/bash, -euc, "report ${{ stored.limits }}"]\n',
      `
pipelines/orders.yaml:7:40: error: "stored.limits" would become part of the script that a shell runs: a quote in it could change what is done. [injection]
  7 |     command: [/bin/bash, -euc, "report \${{ stored.limits }}"]
    |                                        ^^^^^^^^^^^^^^^^^^^^
  help: Pass it under "env", and write "$NAME" in the script.
`,
    ],
    [
      'a script behind the entry point of the image',
      '    type: container\n    image: reports\n    command: [tini, --, sh, -c]\n    arguments: ["report ${{ stored.limits }}"]\n',
      `
pipelines/orders.yaml:8:25: error: "stored.limits" would become part of the script that a shell runs: a quote in it could change what is done. [injection]
  8 |     arguments: ["report \${{ stored.limits }}"]
    |                         ^^^^^^^^^^^^^^^^^^^^
  help: Pass it under "env", and write "$NAME" in the script.
`,
    ],
    [
      'a cluster that is not there',
      '    type: container\n    image: reports\n    kubernetes: { connection: warehose }\n',
      `
pipelines/orders.yaml:7:31: error: There is no connection "warehose". Did you mean "warehouse"? [unknown-connection]
  7 |     kubernetes: { connection: warehose }
    |                               ^^^^^^^^
  help: Declare it under "connections" in environments/<id>/environment.yaml.
`,
    ],
    [
      'a label that Kubernetes refuses',
      '    type: container\n    image: reports\n    kubernetes: { labels: { "-team": sales, team: "a b" } }\n',
      `
pipelines/orders.yaml:7:29: error: "-team" cannot be a key in "tasks.tell.kubernetes.labels": it must be a key of Kubernetes, such as team or example.com/team, with at most 63 characters behind the slash. [wrong-key]
  7 |     kubernetes: { labels: { "-team": sales, team: "a b" } }
    |                             ^^^^^^^

pipelines/orders.yaml:7:51: error: "tasks.tell.kubernetes.labels.team" is "a b"; it must be a label of Kubernetes: at most 63 letters, digits, dots, dashes and underscores. [wrong-form]
  7 |     kubernetes: { labels: { "-team": sales, team: "a b" } }
    |                                                   ^^^^^
`,
    ],
    [
      'a variable in small letters from a secret',
      '    type: container\n    image: reports\n    kubernetes: { secrets: { token: { name: reports, key: token } } }\n',
      `
pipelines/orders.yaml:7:30: error: "token" cannot be a key in "tasks.tell.kubernetes.secrets": it must be a name in capital letters, such as TOKEN. [wrong-key]
  7 |     kubernetes: { secrets: { token: { name: reports, key: token } } }
    |                              ^^^^^
`,
    ],
    [
      'memory without a unit that is known',
      '    type: container\n    image: reports\n    resources: { memory: 1GB, cpu: 2 }\n',
      `
pipelines/orders.yaml:7:26: error: "tasks.tell.resources.memory" is "1GB"; it must be a number of bytes such as 512Mi or 1Gi. [wrong-form]
  7 |     resources: { memory: 1GB, cpu: 2 }
    |                          ^^^

pipelines/orders.yaml:7:36: error: "tasks.tell.resources.cpu" is a whole number; it must be text. [wrong-type]
  7 |     resources: { memory: 1GB, cpu: 2 }
    |                                    ^
  help: Put it in quotes: "2"
`,
    ],
    [
      'a namespace that is none',
      '    type: container\n    image: reports\n    kubernetes: { namespace: Data_Prod }\n',
      `
pipelines/orders.yaml:7:30: error: "tasks.tell.kubernetes.namespace" is "Data_Prod"; it must be a namespace of Kubernetes: at most 63 small letters, digits and dashes. [wrong-form]
  7 |     kubernetes: { namespace: Data_Prod }
    |                              ^^^^^^^^^
`,
    ],
  ])('%s', (_, task, says) => {
    expect(inShop(task)).toBe(says);
  });
});

test('FINE-PRINT 19: a provider that Airflow does not bring has to be listed', () => {
  expect(
    findings({
      'environments/dev/environment.yaml': environment('dev', '3.3').replace(/connections:\n.*\n/u, more),
      'environments/stage/environment.yaml': environment('stage', '2.11').replace(/connections:\n.*\n/u, more),
      'environments/prod/environment.yaml': environment('prod', '2.11').replace(/connections:\n.*\n/u, more),
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
