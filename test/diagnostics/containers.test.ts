import { describe, expect, test } from 'vitest';
import { inShop } from './shop.ts';

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
