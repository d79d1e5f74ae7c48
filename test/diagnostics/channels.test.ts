import { expect, test } from 'vitest';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import { printed } from './project.ts';

/** What is printed where one environment has these channels, and the pipeline "orders" says this of them. */
function findings(channels: string, orders: string, airflow = '3.3'): string {
  const snapshot = memorySnapshot({
    'dagwright.yaml':
      'kind: Project\nid: shop\nenvironments: [prod]\nowners:\n  sales: { contact: { slack: "#sales" } }\n',
    'environments/prod/environment.yaml': `kind: Environment
id: prod
target: { airflow: "${airflow}", providers: { slack: "9.1.4" } }
connections: { team_chat: { id: team_chat, type: slack } }
secrets: { shop_token: { variable: shop_token } }
channels:
${channels}
`,
    'pipelines/orders.yaml': `kind: Pipeline\nid: orders\nowner: sales\n${orders}`,
  });
  return printed(snapshot);
}

const toldOf = (channel: string): string => `notify: { failure: [${channel}] }\ntasks: { load: { type: noop } }\n`;
const onCall = '  on_call: { slack_webhook: { connection: team_chat } }';

test('channels that the environment has not', () => {
  expect(
    findings(onCall, 'notify: { failure: [oncall] }\ntasks: { load: { type: noop, notify: { success: [team] } } }\n'),
  ).toBe(`
pipelines/orders.yaml:4:21: error: There is no channel "oncall". Did you mean "on_call"? [unknown-channel]
  4 | notify: { failure: [oncall] }
    |                     ^^^^^^
  help: Declare it under "channels" in environments/<id>/environment.yaml.

pipelines/orders.yaml:5:50: error: There is no channel "team". [unknown-channel]
  5 | tasks: { load: { type: noop, notify: { success: [team] } } }
    |                                                  ^^^^
  help: Declare it under "channels" in environments/<id>/environment.yaml.
`);
});

test('an owner without the address that a channel asks for is told once, at the channel', () => {
  expect(
    findings(
      '  team: { email: { to: "${{ pipeline.owner.contact.email }}" } }',
      'notify: { failure: [team] }\ntasks: { load: { type: noop, notify: { success: [team] } } }\n',
    ),
  ).toBe(`
environments/prod/environment.yaml:7:29: error: The owner "sales" has no "contact.email". [value-not-set]
  7 |   team: { email: { to: "\${{ pipeline.owner.contact.email }}" } }
    |                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write it under "owners" in dagwright.yaml.
pipelines/orders.yaml:4:21: note: The channel is used here.
  4 | notify: { failure: [team] }
    |                     ^^^^
`);
});

test('what is no address, and two in one text', () => {
  expect(
    findings(
      '  team: { email: { to: ["${{ pipeline.owner.contact.slack }}", "a@example.com, b@example.com"] } }',
      toldOf('team'),
    ),
  ).toBe(`
dagwright.yaml:5:30: error: "#sales" is no e-mail address. [wrong-address]
  5 |   sales: { contact: { slack: "#sales" } }
    |                              ^^^^^^^^
  help: Write one address, such as sales-data@example.com, or a list of them.
environments/prod/environment.yaml:7:25: note: It is used here.
  7 |   team: { email: { to: ["\${{ pipeline.owner.contact.slack }}", "a@example.com, b@example.com"] } }
    |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
pipelines/orders.yaml:4:21: note: The channel is used here.
  4 | notify: { failure: [team] }
    |                     ^^^^

environments/prod/environment.yaml:7:64: error: "a@example.com, b@example.com" is no e-mail address. [wrong-address]
  7 |   team: { email: { to: ["\${{ pipeline.owner.contact.slack }}", "a@example.com, b@example.com"] } }
    |                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write one address, such as sales-data@example.com, or a list of them.
pipelines/orders.yaml:4:21: note: The channel is used here.
  4 | notify: { failure: [team] }
    |                     ^^^^
`);
});

test('a mail to nobody, and a connection that the environment has not', () => {
  expect(
    findings(
      '  team: { email: { from: a@example.com } }\n  chat: { slack_webhook: { connection: teamchat } }',
      toldOf('team, chat'),
    ),
  ).toBe(`
environments/prod/environment.yaml:7:20: error: The key "to" is missing in "channels.team.email". [missing-key]
  7 |   team: { email: { from: a@example.com } }
    |                    ^^^^
  help: For example: \`to: "\${{ pipeline.owner.contact.email }}"\`
pipelines/orders.yaml:4:21: note: The channel is used here.
  4 | notify: { failure: [team, chat] }
    |                     ^^^^

environments/prod/environment.yaml:8:40: error: There is no connection "teamchat". Did you mean "team_chat"? [unknown-connection]
  8 |   chat: { slack_webhook: { connection: teamchat } }
    |                                        ^^^^^^^^
  help: Declare it under "connections" in environments/<id>/environment.yaml.
pipelines/orders.yaml:4:27: note: The channel is used here.
  4 | notify: { failure: [team, chat] }
    |                           ^^^^
`);
});

test('words of Python where it wants names', () => {
  expect(
    findings(
      '  team: { callable: "sales.class:page" }\n  pager: { notifier: sales.Pager, arguments: { lambda: 1 } }',
      toldOf('team, pager'),
    ),
  ).toBe(`
environments/prod/environment.yaml:7:21: error: "sales.class:page" of the channel "team" cannot be written in Python: "class" is one of its words. [python-keyword]
  7 |   team: { callable: "sales.class:page" }
    |                     ^^^^^^^^^^^^^^^^^^
  help: Use a name that Python can take, in a module of your own.
pipelines/orders.yaml:4:21: note: The channel is used here.
  4 | notify: { failure: [team, pager] }
    |                     ^^^^

environments/prod/environment.yaml:8:48: error: "lambda" of the channel "pager" cannot be written in Python: "lambda" is one of its words. [python-keyword]
  8 |   pager: { notifier: sales.Pager, arguments: { lambda: 1 } }
    |                                                ^^^^^^
  help: Use a name that Python can take, in a module of your own.
pipelines/orders.yaml:4:27: note: The channel is used here.
  4 | notify: { failure: [team, pager] }
    |                           ^^^^^
`);
});

test('channels of a wrong form, also where nobody names them', () => {
  expect(
    findings(
      '  team: { callable: sales.page }\n  pager: { notifier: Pager }\n  both: { callable: "sales:page", email: { to: a@example.com } }',
      'tasks: { load: { type: noop } }\n',
    ),
  ).toBe(`
environments/prod/environment.yaml:7:21: error: "channels.team.callable" is "sales.page"; it must be a module and a function, such as sales.alerts:page. [wrong-form]
  7 |   team: { callable: sales.page }
    |                     ^^^^^^^^^^

environments/prod/environment.yaml:8:22: error: "channels.pager.notifier" is "Pager"; it must be the full name of a class, such as airflow.providers.amazon.aws.operators.glue.GlueJobOperator. [wrong-form]
  8 |   pager: { notifier: Pager }
    |                      ^^^^^

environments/prod/environment.yaml:9:35: error: Only one of "email" and "callable" can be written. [alternatives]
  9 |   both: { callable: "sales:page", email: { to: a@example.com } }
    |                                   ^^^^^
  help: Remove one of them.
environments/prod/environment.yaml:9:11: note: The other one.
  9 |   both: { callable: "sales:page", email: { to: a@example.com } }
    |           ^^^^^^^^
`);
});

test('a channel that reaches nobody, and arguments of nothing', () => {
  expect(findings('  none: {}\n  page: { callable: "sales:page", arguments: { day: 1 } }', toldOf('none, page'))).toBe(`
environments/prod/environment.yaml:7:9: error: One of the keys "slack_webhook", "email", "notifier" or "callable" is missing in "channels.none". [missing-key]
  7 |   none: {}
    |         ^^
pipelines/orders.yaml:4:21: note: The channel is used here.
  4 | notify: { failure: [none, page] }
    |                     ^^^^

environments/prod/environment.yaml:8:35: error: "channels.page.arguments" means something only beside "notifier", which is missing. [key-alone]
  8 |   page: { callable: "sales:page", arguments: { day: 1 } }
    |                                   ^^^^^^^^^
  help: Write "notifier" too, or leave "arguments" out.
pipelines/orders.yaml:4:27: note: The channel is used here.
  4 | notify: { failure: [none, page] }
    |                           ^^^^
`);
});

test('a notifier without a class for the version that the environment runs', () => {
  expect(
    findings(
      '  pager: { notifier: { "3": sales.Pager }, arguments: { text: "${{ message }}" } }',
      toldOf('pager'),
      '2.11',
    ),
  ).toBe(`
environments/prod/environment.yaml:7:22: error: The channel "pager" names no notifier for Airflow 2, which "prod" runs. [no-class]
  7 |   pager: { notifier: { "3": sales.Pager }, arguments: { text: "\${{ message }}" } }
    |                      ^^^^^^^^^^^^^^^^^^^^
  help: Add "2": with the full name of the class there.
pipelines/orders.yaml:4:21: note: The channel is used here.
  4 | notify: { failure: [pager] }
    |                     ^^^^^
`);
});

test('secrets and values of the run in a channel', () => {
  expect(
    findings(
      '  pager: { notifier: sales.Pager, arguments: { text: "${{ secret.shop_token }}", day: "${{ run.date }}" } }',
      toldOf('pager'),
    ),
  ).toBe(`
environments/prod/environment.yaml:7:59: error: "secret.shop_token" cannot stand in a channel. [name-not-here]
  7 | … { notifier: sales.Pager, arguments: { text: "\${{ secret.shop_token }}", day: "\${{ run.date }}" } …
    |                                                    ^^^^^^^^^^^^^^^^^
  help: Name a connection of the store in an argument of the notifier: it reads its secrets there.
pipelines/orders.yaml:4:21: note: The channel is used here.
  4 | notify: { failure: [pager] }
    |                     ^^^^^

environments/prod/environment.yaml:7:92: error: "run.date" cannot stand in a channel: the message holds what is known of the run. [name-not-here]
  7 | … { notifier: sales.Pager, arguments: { text: "\${{ secret.shop_token }}", day: "\${{ run.date }}" } …
    |                                                                                     ^^^^^^^^
  help: Write \${{ message }} in the arguments of a notifier.
pipelines/orders.yaml:4:21: note: The channel is used here.
  4 | notify: { failure: [pager] }
    |                     ^^^^^
`);
});

test('a message inside of an object', () => {
  expect(
    findings(
      '  pager: { notifier: sales.Pager, arguments: { made: { $new: sales.Note, with: { text: "${{ message }}" } } } }',
      toldOf('pager'),
    ),
  ).toBe(`
environments/prod/environment.yaml:7:93: error: "message" is known only when the task runs, and nothing renders it here. [run-value-here]
  7 | …otifier: sales.Pager, arguments: { made: { $new: sales.Note, with: { text: "\${{ message }}" } } } …
    |                                                                                  ^^^^^^^
  help: Nothing inside of an object (\`$new\`) is rendered: pass the value as an argument of its own.
pipelines/orders.yaml:4:21: note: The channel is used here.
  4 | notify: { failure: [pager] }
    |                     ^^^^^
`);
});

test('a message outside of a channel', () => {
  expect(findings(onCall, 'tasks: { load: { type: bash, command: "echo ${{ message }}" } }\n')).toBe(`
pipelines/orders.yaml:4:49: error: "message" is known in the arguments of notifiers only. [name-not-here]
  4 | tasks: { load: { type: bash, command: "echo \${{ message }}" } }
    |                                                 ^^^^^^^
  help: Write \${{ message }} in the arguments of a notifier.
`);
});

test('a channel that is named twice', () => {
  expect(findings(onCall, toldOf('on_call, on_call'))).toBe(`
pipelines/orders.yaml:4:30: error: "notify.failure" has "on_call" twice. [repeated-item]
  4 | notify: { failure: [on_call, on_call] }
    |                              ^^^^^^^
  help: Remove one of them.
`);
});
