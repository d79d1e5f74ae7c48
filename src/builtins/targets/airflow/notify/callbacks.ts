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
import {
  fixedLines,
  functionDefinition,
  returnStatement,
  type FunctionDefinition,
} from '../../../../emit/python/statement.ts';
import type { Channel, Notify } from '../../../../model/pipeline.ts';
import { literal, type Text } from '../../../../values/text.ts';
import type { Capabilities } from '../capabilities.ts';
import { classExpression, keywordsOf } from '../free_value.ts';
import { symbol } from '../symbols.ts';
import { headline, htmlMessage, plainMessage, slackMessage, type Subject } from './message.ts';

/** `on_failure_callback` and `on_success_callback`, and the functions of the file that they name. */
export interface Callbacks {
  readonly keywords: readonly Keyword[];
  readonly functions: readonly FunctionDefinition[];
}

/** What making callbacks needs: what they are about, and how a text becomes a template. */
export interface About extends Omit<Subject, 'outcome'> {
  readonly templated: (text: Text) => string;
}

/** Who is told of the outcome of a run, or of a task. */
export function callbacks(notify: Notify, about: About): Callbacks {
  const made = (['failure', 'success'] as const).map((outcome) => ({
    outcome,
    told: notify[outcome].map((channel) =>
      unlessSkipped(toldBy(channel, { ...about, outcome }), { ...about, outcome }),
    ),
  }));
  return {
    keywords: made.flatMap(({ outcome, told }): readonly Keyword[] =>
      told.length === 0 ? [] : [[`on_${outcome}_callback`, list(told.map(({ callback }) => callback))]],
    ),
    functions: made.flatMap(({ told }) => told.flatMap(({ definitions }) => definitions)),
  };
}

type Telling = About & Subject;

interface Told {
  readonly callback: Expression;
  readonly definitions: readonly FunctionDefinition[];
}

function toldBy(channel: Channel, telling: Telling): Told {
  const { capabilities } = telling;
  switch (channel.kind) {
    case 'slack_webhook':
      return sent(call(symbol('SlackWebhookNotifier', capabilities), slackArguments(channel, telling)));
    case 'email':
      return sent(call(symbol('SmtpNotifier', capabilities), emailArguments(channel, telling)));
    case 'notifier':
      return sent(call(classExpression(classOf(channel, capabilities)), notifierArguments(channel, telling)));
    case 'callable': {
      const definition = callableDefinition(channel);
      return { callback: name(definition.name), definitions: [definition] };
    }
  }
}

/**
 * A notifier is made when the file is read, so that a missing class or a wrong argument is told at once. Airflow fills
 * its templates in place: used twice by one process, it would send its first message again. So each message is sent by
 * a copy.
 */
function sent(notifier: Expression): Told {
  return { callback: later(tell, notifier), definitions: [tell] };
}

/** A function of the file with its first argument: the context is the second one. */
function later({ name: called }: FunctionDefinition, first: Expression): Expression {
  return call(imported('functools', 'partial'), [], [name(called), first]);
}

/** Two underscores at its front: no function of a task is called so. */
const tell = functionDefinition({
  name: '__tell',
  parameters: [{ name: 'notifier' }, { name: 'context' }],
  imports: [imported('copy', 'copy')],
  body: [returnStatement(call(call(name('copy'), [], [name('notifier')]), [], [name('context')]))],
});

/** Airflow 2 calls what is to hear of a task's success when the task skips itself, too. */
function unlessSkipped(told: Told, { outcome, task, capabilities }: Telling): Told {
  if (outcome === 'failure' || task === undefined || capabilities.major > 2) return told;
  return { callback: later(unskipped, told.callback), definitions: [...told.definitions, unskipped] };
}

const unskipped = functionDefinition({
  name: '__unless_skipped',
  parameters: [{ name: 'callback' }, { name: 'context' }],
  body: [fixedLines(['if context["ti"].state != "skipped":', '    callback(context)'])],
});

function slackArguments(
  { connection }: Extract<Channel, { kind: 'slack_webhook' }>,
  telling: Telling,
): readonly Keyword[] {
  return [
    ['slack_webhook_conn_id', string(telling.templated(literal(connection)))],
    ['text', string(telling.templated(slackMessage(telling)))],
  ];
}

/** The sender is always written: older providers ask for it. */
function emailArguments(
  { to, from, connection }: Extract<Channel, { kind: 'email' }>,
  telling: Telling,
): readonly Keyword[] {
  const { templated } = telling;
  return [
    ['from_email', from === undefined ? none : string(templated(literal(from)))],
    ['to', list(to.map((address) => string(templated(literal(address)))))],
    ['subject', string(templated(literal(headline(telling))))],
    ['html_content', string(templated(htmlMessage(telling)))],
    ['smtp_conn_id', string(connection ?? 'smtp_default')],
  ];
}

/** The class of a notifier on a version; undefined where its channel names none. */
export function notifierClass(
  { classes }: Extract<Channel, { kind: 'notifier' }>,
  { major }: Capabilities,
): string | undefined {
  return classes.get(String(major)) ?? classes.get('any');
}

function classOf(channel: Extract<Channel, { kind: 'notifier' }>, capabilities: Capabilities): string {
  const found = notifierClass(channel, capabilities);
  if (found === undefined)
    throw new Error(`airflow: a notifier without a class for Airflow ${capabilities.major} was not refused before`);
  return found;
}

/** Texts of the notifier with the message in them; what else stands there is what people wrote. */
function notifierArguments(
  { arguments: given }: Extract<Channel, { kind: 'notifier' }>,
  telling: Telling,
): readonly Keyword[] {
  const message = plainMessage(telling);
  return keywordsOf(given, (text) =>
    telling.templated(text.flatMap((piece) => (piece.kind === 'value' ? message : [piece]))),
  );
}

/** The module is imported when somebody is told, never when the file is read. */
function callableDefinition({
  name: channel,
  module,
  function: called,
}: Extract<Channel, { kind: 'callable' }>): FunctionDefinition {
  const context = called === 'context' ? 'of_run' : 'context';
  return functionDefinition({
    name: `__tell_${channel}`,
    parameters: [{ name: context }],
    imports: [imported(module, called)],
    body: [returnStatement(call(name(called), [], [name(context)]))],
  });
}
