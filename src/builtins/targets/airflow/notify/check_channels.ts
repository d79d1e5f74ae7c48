import { isIdentifier } from '../../../../emit/python/identifiers.ts';
import type { Environment } from '../../../../model/environment.ts';
import type { Channel, Pipeline } from '../../../../model/pipeline.ts';
import type { Report } from '../../../../text/diagnostic.ts';
import { child, placeOf, text, type Dict, type Tree } from '../../../../tree/tree.ts';
import type { Capabilities } from '../capabilities.ts';
import { importedIn } from '../check_names.ts';
import { notifierClass } from './callbacks.ts';

/** A channel, and the name in `notify` that asks for it. */
interface Use {
  readonly channel: Channel;
  readonly at: Tree;
}

/** Reports what Airflow or Python cannot take of the channels that a pipeline names; true when there is nothing. */
export function checkChannels(
  pipeline: Pipeline,
  environment: Environment,
  capabilities: Capabilities,
  report: Report,
): boolean {
  const uses = [pipeline, ...pipeline.tasks].flatMap(usesOf);
  const problems = uses.flatMap(({ channel, at }) =>
    [...wordsOfPython(channel), ...withoutClass(channel, environment, capabilities)].map((problem) => ({
      ...problem,
      related: [{ message: 'The channel is used here.', place: placeOf(at) }],
    })),
  );
  for (const { at, ...problem } of problems) report({ severity: 'error', ...problem, place: placeOf(at) });
  return problems.length === 0;
}

function usesOf({ notify, tree }: { readonly notify: Pipeline['notify']; readonly tree: Dict }): readonly Use[] {
  return (['failure', 'success'] as const).flatMap((outcome) => {
    const names = child(child(tree, 'notify'), outcome);
    const items = names?.kind === 'list' ? names.items : [];
    return notify[outcome].map((channel) => ({
      channel,
      at: items.find((item) => text(item) === channel.name) ?? tree,
    }));
  });
}

interface Problem {
  readonly at: Tree;
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

function withoutClass(channel: Channel, { id }: Environment, capabilities: Capabilities): readonly Problem[] {
  if (channel.kind !== 'notifier' || notifierClass(channel, capabilities) !== undefined) return [];
  return [
    {
      at: child(channel.tree, 'notifier') ?? channel.tree,
      code: 'no-class',
      message: `The channel "${channel.name}" names no notifier for Airflow ${capabilities.major}, which "${id}" runs.`,
      help: `Add "${capabilities.major}": with the full name of the class there.`,
    },
  ];
}

function wordsOfPython(channel: Channel): readonly Problem[] {
  return [...importsOf(channel), ...argumentNames(channel)].flatMap(({ written, at }) => {
    const word = written.split(/[.:]/u).find((part) => !isIdentifier(part));
    if (word === undefined) return [];
    return [
      {
        at,
        code: 'python-keyword',
        message: `"${written}" of the channel "${channel.name}" cannot be written in Python: "${word}" is one of its words.`,
        help: 'Use a name that Python can take, in a module of your own.',
      },
    ];
  });
}

interface Written {
  readonly written: string;
  readonly at: Tree;
}

function importsOf(channel: Channel): readonly Written[] {
  const { kind, tree } = channel;
  if (kind === 'callable')
    return [{ written: `${channel.module}:${channel.function}`, at: child(tree, 'callable') ?? tree }];
  if (kind !== 'notifier') return [];
  const at = child(tree, 'notifier') ?? tree;
  const classes = [...channel.classes.values()].map((written) => ({ written, at }));
  return [...classes, ...importedIn(channel.arguments.values(), child(tree, 'arguments') ?? tree)];
}

function argumentNames(channel: Channel): readonly Written[] {
  const given = child(channel.tree, 'arguments');
  if (channel.kind !== 'notifier' || given?.kind !== 'dict') return [];
  return [...given.entries].map(([written, { key }]) => ({ written, at: key }));
}
