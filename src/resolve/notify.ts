import { channels as channelsSchema } from '../language/channels.ts';
import type { FreeValue } from '../model/free_value.ts';
import type { Channel, Notify } from '../model/pipeline.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Dict, type Tree } from '../tree/tree.ts';
import { checkEffective, withHistory } from '../validate/effective.ts';
import { interpret } from '../validate/interpret.ts';
import { without } from '../validate/prune.ts';
import { hasFailed } from './fill/failed.ts';
import { fill } from './fill/fill.ts';
import { runRules } from './run_rules.ts';
import { freeMap } from './free_value.ts';
import { given } from './given.ts';
import type { UnitContext } from './unit_context.ts';

/** The channels that a pipeline or a task names in `notify`, with this pipeline's references filled in them. */
export function notifyOf(notify: Tree | undefined, context: UnitContext): Notify {
  const channelsAt = (key: string): readonly Channel[] => {
    const names = child(notify, key);
    return names?.kind === 'list' ? names.items.flatMap((name) => channelOf(name, context) ?? []) : [];
  };
  return { failure: channelsAt('failure'), success: channelsAt('success') };
}

function channelOf(name: Tree, context: UnitContext): Channel | undefined {
  const { environment, report } = context;
  const id = text(name) ?? '';
  const known = child(environment.tree, 'channels');
  const written = child(known, id);
  if (written?.kind === 'dict') return readChannel(id, written, noted(name, context));
  const names = known?.kind === 'dict' ? [...known.entries.keys()] : [];
  if (environment.isComplete) report(withHistory(unknownChannel(name, id, names), name));
  return undefined;
}

/** What is wrong in a channel is told where it is written, with a place where it is used. */
function noted(name: Tree, context: UnitContext): UnitContext {
  const use = { message: 'The channel is used here.', place: placeOf(name) };
  const report: Report = (diagnostic) =>
    context.report({ ...diagnostic, related: [...(diagnostic.related ?? []), use] });
  return { ...context, report, fill: { ...context.fill, report } };
}

function unknownChannel(name: Tree, id: string, names: readonly string[]): Diagnostic {
  return {
    severity: 'error',
    code: 'unknown-channel',
    message: `There is no channel "${id}".${didYouMean(id, names)}`,
    place: placeOf(name),
    help: 'Declare it under "channels" in environments/<id>/environment.yaml.',
  };
}

const schema = channelsSchema.each ?? {};

function readChannel(name: string, written: Dict, context: UnitContext): Channel | undefined {
  const run = runRules(context.facts, context.environment, {
    isChannel: true,
    hasItem: false,
    askOutput: () => undefined,
  });
  const filled = fill(written, schema, { ...context.fill, run });
  if (filled?.kind !== 'dict') return undefined;
  const { failed } = context.fill;
  const subject = { tree: without(filled, failed), schema, path: ['channels', name], missingAt: written };
  const known = { isIncomplete: hasFailed(filled, failed) || !context.environment.isComplete };
  if (!checkEffective(subject, interpret(schema, 'effective'), known, context.report)) return undefined;
  if (known.isIncomplete) return undefined;
  return channelFrom(name, filled, context);
}

function channelFrom(name: string, tree: Dict, context: UnitContext): Channel | undefined {
  const slack = child(tree, 'slack_webhook');
  if (slack !== undefined) {
    const connection = connectionOf(child(slack, 'connection'), context);
    return connection === undefined ? undefined : { kind: 'slack_webhook', name, tree, connection };
  }
  const email = child(tree, 'email');
  if (email !== undefined) return emailFrom(name, tree, email, context);
  const callable = text(child(tree, 'callable'));
  if (callable !== undefined) {
    const [module = '', called = ''] = callable.split(':');
    return { kind: 'callable', name, tree, module, function: called };
  }
  const classes = classesOf(child(tree, 'notifier'));
  return { kind: 'notifier', name, tree, classes, arguments: argumentsOf(tree, context) };
}

function emailFrom(name: string, tree: Dict, email: Tree, context: UnitContext): Channel | undefined {
  const to = child(email, 'to');
  const addresses = to?.kind === 'list' ? to.items : to === undefined ? [] : [to];
  for (const address of addresses) checkAddress(address, context.report);
  const named = child(email, 'connection');
  const connection = named === undefined ? undefined : connectionOf(named, context);
  if (named !== undefined && connection === undefined) return undefined;
  const from = given('from', text(child(email, 'from')));
  const texts = addresses.flatMap((address) => text(address) ?? []);
  return { kind: 'email', name, tree, to: texts, ...from, ...given('connection', connection) };
}

/** Several addresses in one text, or a line break in it, would reach others than those that are named. */
function checkAddress(address: Tree, report: Report): void {
  const written = text(address) ?? '';
  if (/^[^\s@<>,;]+@[^\s@<>,;]+$/u.test(written)) return;
  const diagnostic: Diagnostic = {
    severity: 'error',
    code: 'wrong-address',
    message: `"${written}" is no e-mail address.`,
    place: placeOf(address),
    help: 'Write one address, such as sales-data@example.com, or a list of them.',
  };
  report(withHistory(diagnostic, address));
}

function connectionOf(named: Tree | undefined, { environment, report }: UnitContext): string | undefined {
  const name = text(named) ?? '';
  const known = environment.connections.get(name);
  if (known === undefined && named !== undefined) {
    report({
      severity: 'error',
      code: 'unknown-connection',
      message: `There is no connection "${name}".${didYouMean(name, environment.connections.keys())}`,
      place: placeOf(named),
      help: 'Declare it under "connections" in environments/<id>/environment.yaml.',
    });
  }
  return known?.id;
}

function classesOf(tree: Tree | undefined): ReadonlyMap<string, string> {
  const entries = tree?.kind === 'dict' ? [...tree.entries] : [];
  return new Map(entries.map(([version, { value }]) => [version, text(value) ?? '']));
}

function argumentsOf(tree: Dict, { fill: { texts }, zone, report }: UnitContext): ReadonlyMap<string, FreeValue> {
  const written = child(tree, 'arguments');
  return written?.kind === 'dict' ? freeMap(written, { texts, zone, report }) : new Map();
}
