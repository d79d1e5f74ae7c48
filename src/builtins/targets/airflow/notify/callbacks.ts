import {
  call,
  imported,
  list,
  name,
  none,
  string,
  type Expression,
  type Keyword,
} from '../../../../emit/python/expression.ts';
import { functionDefinition, returnStatement, type FunctionDefinition } from '../../../../emit/python/statement.ts';
import type { Channel, Notify } from '../../../../model/pipeline.ts';
import type { Text } from '../../../../values/text.ts';
import type { Capabilities } from '../capabilities.ts';
import { classExpression, keywordsOf } from '../free_value.ts';
import { symbol } from '../symbols.ts';
import { headline, messageHtml, messageText, plain, type Subject } from './message.ts';

/** `on_failure_callback` and `on_success_callback`, and the functions of the file that they name. */
export interface Callbacks {
  readonly keywords: readonly Keyword[];
  readonly functions: readonly FunctionDefinition[];
}

/** Who is told of the outcome of a run, or of a task. */
export function callbacks(notify: Notify, about: Omit<Subject, 'outcome'>, capabilities: Capabilities): Callbacks {
  const made = (['failure', 'success'] as const).map((outcome) => {
    const subject: Subject = { ...about, outcome };
    return { outcome, told: notify[outcome].map((channel) => toldBy(channel, subject, capabilities)) };
  });
  return {
    keywords: made.flatMap(({ outcome, told }): readonly Keyword[] =>
      told.length === 0 ? [] : [[`on_${outcome}_callback`, list(told.map(({ notifier }) => notifier))]],
    ),
    functions: made.flatMap(({ told }) => told.flatMap(({ definition }) => definition ?? [])),
  };
}

interface Told {
  readonly notifier: Expression;
  readonly definition?: FunctionDefinition;
}

function toldBy(channel: Channel, subject: Subject, capabilities: Capabilities): Told {
  switch (channel.kind) {
    case 'slack_webhook':
      return { notifier: call(symbol('SlackWebhookNotifier', capabilities), slackArguments(channel, subject)) };
    case 'email':
      return { notifier: call(symbol('SmtpNotifier', capabilities), emailArguments(channel, subject)) };
    case 'notifier':
      return { notifier: call(classExpression(classOf(channel, capabilities)), notifierArguments(channel, subject)) };
    case 'callable': {
      const definition = callableDefinition(channel);
      return { notifier: name(definition.name), definition };
    }
  }
}

function slackArguments(
  { connection }: Extract<Channel, { kind: 'slack_webhook' }>,
  subject: Subject,
): readonly Keyword[] {
  return [
    ['slack_webhook_conn_id', string(connection)],
    ['text', string(messageText(subject))],
  ];
}

/** The sender is always written: older providers ask for it. */
function emailArguments(
  { to, from, connection }: Extract<Channel, { kind: 'email' }>,
  subject: Subject,
): readonly Keyword[] {
  return [
    ['from_email', from === undefined ? none : string(plain(from))],
    ['to', list(to.map((address) => string(plain(address))))],
    ['subject', string(headline(subject))],
    ['html_content', string(messageHtml(subject))],
    ['smtp_conn_id', string(connection ?? 'smtp_default')],
  ];
}

function classOf({ classes }: Extract<Channel, { kind: 'notifier' }>, { major }: Capabilities): string {
  const found = classes.get(String(major)) ?? classes.get('any');
  if (found === undefined)
    throw new Error(`airflow: a notifier without a class for Airflow ${major} was not refused before`);
  return found;
}

function notifierArguments(
  { arguments: given }: Extract<Channel, { kind: 'notifier' }>,
  subject: Subject,
): readonly Keyword[] {
  return keywordsOf(given, (text) => withMessage(text, subject));
}

/** A text of the notifier with the message in it; what else stands there is what people wrote. */
function withMessage(text: Text, subject: Subject): string {
  return text
    .map((piece) => {
      if (piece.kind === 'jinja') return piece.text;
      return piece.kind === 'literal' ? plain(piece.text) : messageText(subject);
    })
    .join('');
}

/** The module is imported when somebody is told, never when the file is read. */
function callableDefinition({
  name: channel,
  module,
  function: called,
}: Extract<Channel, { kind: 'callable' }>): FunctionDefinition {
  return functionDefinition({
    name: `__tell_${channel}`,
    parameters: [{ name: 'context' }],
    imports: [imported(module, called)],
    body: [returnStatement(call(name(called), [], [name('context')]))],
  });
}
