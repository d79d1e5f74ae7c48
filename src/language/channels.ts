import { identifier } from './common.ts';
import { classByVersion } from './class_name.ts';
import { described, type Schema } from './schema.ts';

const argumentName: Schema = {
  type: 'string',
  pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
  patternMeans: 'a name that Python accepts for an argument',
};

const connection = (what: string): Schema =>
  described('Connection', what, {
    impact: 'alert',
    ...identifier,
    values: 'compile',
    names: 'connection',
    examples: ['slack_oncall'],
  });

/** Ways to reach people, by the name that pipelines use in `notify`. References in them are those of each pipeline. */
export const channels: Schema = described('Channels', 'Where notifications go here, by the names that `notify` uses.', {
  impact: 'alert',
  type: 'object',
  keys: identifier,
  examples: [{ on_call: { slack_webhook: { connection: 'slack_oncall' } } }],
  each: {
    type: 'object',
    alternatives: [['slack_webhook'], ['email'], ['notifier', 'arguments'], ['callable']],
    needsOne: true,
    properties: {
      slack_webhook: described('Slack webhook', 'A message to a channel of Slack, through an incoming webhook.', {
        type: 'object',
        required: ['connection'],
        properties: { connection: connection('The connection of the store that holds the webhook.') },
        examples: [{ connection: 'slack_oncall' }],
      }),
      email: described('E-mail', 'A mail through the SMTP provider.', {
        type: 'object',
        required: ['to'],
        properties: {
          to: described('To', 'One address, or a list of them.', {
            impact: 'alert',
            type: ['string', 'array'],
            minLength: 1,
            minItems: 1,
            items: { type: 'string', minLength: 1 },
            examples: ['${{ pipeline.owner.contact.email }}', ['sales-data@example.com']],
          }),
          from: described(
            'From',
            'The sender’s address. Absent: that of the connection; before version 2 of the SMTP provider, that of Airflow’s configuration.',
            { impact: 'alert', type: 'string', minLength: 1, examples: ['pipelines@example.com'] },
          ),
          connection: connection('The SMTP connection of the store. Absent: `smtp_default`.'),
        },
        examples: [{ to: '${{ pipeline.owner.contact.email }}' }],
      }),
      notifier: described(
        'Notifier',
        'The full name of a notifier class. Where it moved between major versions of Airflow: a map of major version to name.',
        {
          impact: 'alert',
          ...classByVersion,
          examples: ['airflow.providers.pagerduty.notifications.pagerduty.PagerdutyNotifier'],
        },
      ),
      arguments: described(
        'Arguments',
        'Keyword arguments of the notifier. `${{ message }}` in them is the text of the message, where the class lets Airflow render the argument (`template_fields`).',
        {
          impact: 'alert',
          type: 'object',
          keys: argumentName,
          each: { free: true, values: 'run', tsType: 'FreeValue' },
          examples: [{ summary: '${{ pipeline.id }} failed', severity: 'critical' }],
        },
      ),
      callable: described('Callable', 'A function that is called with the context of the run, as `module:function`.', {
        impact: 'alert',
        type: 'string',
        pattern: '^[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*:[A-Za-z_][A-Za-z0-9_]*$',
        patternMeans: 'a module and a function, such as sales.alerts:page',
        examples: ['sales.alerts:page'],
      }),
    },
  },
});
