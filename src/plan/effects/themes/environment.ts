import { child, text } from '../../../tree/tree.ts';
import type { Seen, Sentence, Sentences, Told } from '../seen.ts';
import { isTrue } from '../values.ts';
import { named } from '../words.ts';

/** What an environment runs on, and what its logical names mean. */
export const environment: Sentences = [
  ['target.airflow', version],
  ['target.dag_id_prefix', prefix],
  ['target.providers.*', provider],
  ['connections.*', wholeConnection],
  ['connections.*.id', connectionId],
  ['connections.*.type', connectionType],
  ['secrets.**', secret],
  ['stored.*', wholeStored],
  ['stored.*.variable', ({ path }) => `The stored value ${named(path[1] ?? '')} is read from another variable.`],
  ['stored.*.json', storedForm],
  [
    'kubernetes.secrets.**',
    ({ path }) =>
      `Pods find another secret in ${path[2] === undefined ? 'their environment variables' : named(path[2])}.`,
  ],
  ['kubernetes.labels.**', () => 'Pods have other labels.'],
  ['kubernetes.annotations.**', () => 'Pods have other annotations.'],
  ['kubernetes.node_selector.**', () => 'Pods run on other nodes.'],
  ['external_pipelines.*', external],
  ['external_pipelines.*.dag_id', externalId],
  ['external_pipelines.*.schedule.**', externalSchedule],
  ['description', () => 'The environment is described in other words.'],
  ['variables.**', byItself('variable')],
  ['defaults.**', byItself('default')],
  ['overrides.**', byItself('override')],
  ['extends', () => 'The environment starts from another one: what that changes is told key by key.'],
];

/** What is only read when compiling is told where it is used. */
function byItself(what: string): Sentence {
  return ({ path }) =>
    path.length === 1
      ? undefined
      : {
          effect: `By itself, the ${what} ${named(path.slice(1).join('.'))} changes nothing: pipelines that use it tell what changes.`,
          risk: 'low',
          reason: 'nothing reads it at run time',
        };
}

function version({ before, after }: Seen): Told | undefined {
  const [old, fresh] = [text(before), text(after)];
  if (old === undefined || fresh === undefined) return undefined;
  return {
    effect: `All DAG files are made for Airflow ${named(fresh)} instead of ${named(old)}; the Airflow that runs there has to be that one.`,
    risk: 'high',
    reason: 'every pipeline of the environment is written anew',
  };
}

function prefix({ before, after }: Seen): string {
  const [old, fresh] = [text(before) ?? '', text(after) ?? ''];
  const instead = old === '' ? '' : ` instead of ${named(old)}`;
  const ids = fresh === '' ? `no longer begin with ${named(old)}` : `begin with ${named(fresh)}${instead}`;
  return `All DAG ids ${ids}: for Airflow these are new pipelines, without history.`;
}

function provider({ key, before, after }: Seen): Told {
  const [old, fresh] = [text(before), text(after)];
  if (fresh === undefined)
    return { effect: `The provider ${named(key)} is taken not to be installed there any more.`, reason: made };
  const instead = old === undefined ? '' : ` instead of ${named(old)}`;
  const effect = `DAG files are made for version ${named(fresh)} of the provider ${named(key)}${instead}; that one has to be installed.`;
  return { effect, reason: made };
}

const made = 'operators are written for the versions that are named here';

function wholeConnection({ key, before, after }: Seen): Told | undefined {
  if (after === undefined)
    return {
      effect: `The connection ${named(key)} is gone.`,
      risk: 'low',
      reason: 'tasks that name it would not compile',
    };
  if (before !== undefined) return undefined;
  const id = text(child(after, 'id')) ?? '';
  const effect = `There is a new connection ${named(key)}: it has to be in the store as ${named(id)}.`;
  return { effect, risk: 'low', reason: 'only tasks that name it use it' };
}

function connectionId({ path, before, after }: Seen): Told | undefined {
  const [old, fresh] = [text(before), text(after)];
  if (old === undefined || fresh === undefined) return undefined;
  return {
    effect: `All that uses the connection ${named(path[1] ?? '')} goes to ${named(fresh)} of the store instead of ${named(old)}.`,
    risk: 'critical',
    reason: 'data of all pipelines that use it is read and written elsewhere',
  };
}

function connectionType({ path, before, after }: Seen): Told | undefined {
  const [old, fresh] = [text(before), text(after)];
  if (old === undefined || fresh === undefined) return undefined;
  return {
    effect: `The connection ${named(path[1] ?? '')} is taken for one to ${named(fresh)} instead of ${named(old)}.`,
    reason: 'statements and their parameters are written in another way',
  };
}

/** Only the name by which pipelines know it is told. */
function secret({ path, before, after }: Seen): Told {
  const name = path[1] === undefined ? 'Secrets' : `The secret ${named(path[1])}`;
  const verb = path[1] === undefined ? 'are' : 'is';
  if (path.length === 2 && before === undefined)
    return {
      effect: `${name} ${verb} new: the store has to hold it.`,
      risk: 'low',
      reason: 'only what names it reads it',
    };
  if (path.length === 2 && after === undefined)
    return { effect: `${name} ${verb} gone.`, risk: 'low', reason: 'what names it would not compile' };
  return { effect: `${name} ${verb} read from another place of the store.`, reason: 'what is there may let nobody in' };
}

function wholeStored({ key, before, after }: Seen): Told | undefined {
  if (before !== undefined && after !== undefined) return undefined;
  const effect =
    after === undefined
      ? `The stored value ${named(key)} is gone.`
      : `There is a new stored value ${named(key)}: the store has to hold it.`;
  return { effect, risk: 'low', reason: 'only what names it reads it' };
}

function storedForm({ path, after }: Seen): string {
  return `The stored value ${named(path[1] ?? '')} is read as ${isTrue(after) ? 'JSON' : 'text'}.`;
}

function external({ key, before, after }: Seen): Told | undefined {
  if (before !== undefined && after !== undefined) return undefined;
  const effect = `The external pipeline ${named(key)} is ${after === undefined ? 'gone' : 'new'}.`;
  return { effect, risk: 'low', reason: 'only tasks that name it wait for it or start it' };
}

function externalId({ path, before, after }: Seen): string | undefined {
  const [old, fresh] = [text(before), text(after)];
  if (old === undefined || fresh === undefined) return undefined;
  return `Tasks that wait for ${named(path[1] ?? '')}, or start it, look for the DAG ${named(fresh)} instead of ${named(old)}.`;
}

function externalSchedule({ path }: Seen): Told {
  const effect = `Tasks that wait for ${named(path[1] ?? '')} wait for runs at other times.`;
  return { effect, risk: 'high', reason: 'a wait for a run that is never due ends in a failure' };
}
