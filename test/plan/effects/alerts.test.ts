import { expect, test } from 'vitest';
import { told, toldOfEnvironment } from './judged.ts';
import { withKeys, withSettings } from './specs.ts';

test.each([
  [
    '',
    'notify: { failure: [on_call] }',
    ['low tasks.load.notify: "on_call" now hears of a failure of "load". [no alert is lost]'],
  ],
  [
    'notify: { failure: [on_call, team] }',
    'notify: { failure: [team] }',
    [
      'medium tasks.load.notify.failure: "on_call" no longer hears of a failure of "load". [a failure may go unnoticed]',
    ],
  ],
  [
    'notify: { success: [team] }',
    '',
    [
      'low tasks.load.notify: "team" no longer hears of a success of "load". Nobody is told any more. [no alert is lost]',
    ],
  ],
])('of a task: %j becomes %j', (before, after, expected) => {
  expect(told(withKeys(before), withKeys(after))).toEqual(expected);
});

test.each([
  [
    'notify: { failure: [on_call] }',
    'notify: { failure: [team] }',
    [
      'medium notify.failure: "on_call" no longer hears of a failure of the pipeline. "team" now hears of a failure of the pipeline. [a failure may go unnoticed]',
    ],
  ],
  [
    'notify: { failure: [on_call] }',
    '',
    [
      'medium notify: "on_call" no longer hears of a failure of the pipeline. Nobody is told any more. [a failure may go unnoticed]',
    ],
  ],
  [
    'tier: critical\nnotify: { failure: [on_call] }',
    'tier: critical\nnotify: { failure: [] }',
    [
      'high notify.failure: "on_call" no longer hears of a failure of the pipeline. Nobody is told any more. [a failure may go unnoticed]',
    ],
  ],
  [
    '',
    'airflow: { email: [sales-data@example.com] }',
    ['low airflow: Airflow now mails "sales-data@example.com". [no alert is lost]'],
  ],
  [
    'airflow: { email: [sales-data@example.com], email_on_failure: true }',
    'airflow: { email: [sales-data@example.com], email_on_failure: false }',
    ['medium airflow.email_on_failure: Airflow no longer mails when a task fails. [a failure may go unnoticed]'],
  ],
])('of a pipeline: %j becomes %j', (before, after, expected) => {
  expect(told(withSettings(before), withSettings(after))).toEqual(expected);
});

test.each([
  [
    'connection: slack_oncall',
    'connection: sales_api',
    [
      'high channels.on_call.slack_webhook.connection: Messages of the channel "on_call" are sent through the connection "sales_api" instead of "slack_oncall". [alerts of all pipelines that use it go elsewhere]',
    ],
  ],
  [
    "to: '${{ pipeline.owner.contact.email }}'",
    'to: [team@example.com]',
    [
      'high channels.team.email.to: Mails of the channel "team" no longer go to "${{ pipeline.owner.contact.email }}" and now go to "team@example.com". [alerts of all pipelines that use it go elsewhere]',
    ],
  ],
  [
    'sales.alerts.PagerNotifier',
    'sales.alerts.Pager',
    [
      'high channels.pager.notifier.any: Messages of the channel "pager" are sent in another way. [alerts of all pipelines that use it go elsewhere]',
    ],
  ],
  [
    "summary: '${{ pipeline.id }} failed'",
    `summary: 'failed'`,
    [
      'high channels.pager.arguments.summary: Messages of the channel "pager" are sent in another way. [alerts of all pipelines that use it go elsewhere]',
    ],
  ],
  [
    `  record: { callable: 'sales.alerts:record' }
`,
    '',
    ['medium channels.record: The channel "record" is gone. [nobody hears through it any more]'],
  ],
  [
    'channels:',
    'channels:\n  chat: { slack_webhook: { connection: slack_oncall } }',
    ['low channels.chat: There is a new channel "chat". [only pipelines that name it use it]'],
  ],
])('of an environment: %j becomes %j', (before, after, expected) => {
  expect(toldOfEnvironment(before, after)).toEqual(expected);
});
