import { text } from '../../../tree/tree.ts';
import type { Seen, Sentences, Told } from '../seen.ts';
import { differences, isTrue, itemsOf } from '../values.ts';
import { capital, named, names } from '../words.ts';

/** Who hears of the outcome of runs and tasks. */
export const alerts: Sentences = [
  ['notify.*', (seen) => channels(seen, 'the pipeline')],
  ['tasks.*.notify.*', (seen) => channels(seen, seen.who)],
  ['airflow.email', mail],
  ['airflow.email_on_failure', (seen) => mails(seen, 'fails')],
  ['airflow.email_on_retry', (seen) => mails(seen, 'is tried again')],
];

/** Where notifications go in an environment. */
export const alertsOfEnvironment: Sentences = [
  ['channels.*', wholeChannel],
  ['channels.*.email.to', receivers],
  ['channels.**', route],
];

const unheard = 'a failure may go unnoticed';

function channels({ key, before, after, isCritical }: Seen, who: string): Told {
  const what = key === 'success' ? 'a success' : 'a failure';
  const { came, went } = differences(itemsOf(before), itemsOf(after));
  const gone = went.length === 0 ? [] : [`${capital(names(went))} no longer ${hears(went)} of ${what} of ${who}.`];
  const fresh = came.length === 0 ? [] : [`${capital(names(came))} now ${hears(came)} of ${what} of ${who}.`];
  const nobody = itemsOf(after).length === 0 && went.length > 0 ? ['Nobody is told any more.'] : [];
  const effect = [...gone, ...fresh, ...nobody].join(' ');
  if (effect === '') return { effect: `The order of those who hear of ${what} of ${who} changes.`, ...harmless };
  if (key === 'success' || went.length === 0) return { effect, risk: 'low', reason: 'no alert is lost' };
  return { effect, risk: isCritical ? 'high' : 'medium', reason: unheard };
}

const harmless = { risk: 'low', reason: 'everybody is told as before' } as const;

function hears({ length }: readonly string[]): string {
  return length === 1 ? 'hears' : 'hear';
}

function mail({ before, after, isCritical }: Seen): Told {
  const { came, went } = differences(itemsOf(before), itemsOf(after));
  const gone = went.length === 0 ? [] : [`Airflow no longer mails ${names(went)}.`];
  const fresh = came.length === 0 ? [] : [`Airflow now mails ${names(came)}.`];
  const effect = [...gone, ...fresh].join(' ');
  if (effect === '') return { effect: 'The order of the receivers of mails changes.', ...harmless };
  if (went.length === 0) return { effect, risk: 'low', reason: 'no alert is lost' };
  return { effect, risk: isCritical ? 'high' : 'medium', reason: unheard };
}

function mails({ before, after, isCritical }: Seen, when: string): Told {
  const effect = isTrue(after) ? `Airflow mails when a task ${when}.` : `Airflow no longer mails when a task ${when}.`;
  if (after === undefined)
    return { effect: `Airflow mails when a task ${when} as its own default says.`, risk: 'medium', reason: unheard };
  if (isTrue(after) || (before === undefined && when !== 'fails')) return { effect, ...fewerLost };
  return { effect, risk: isCritical && when === 'fails' ? 'high' : 'medium', reason: unheard };
}

const fewerLost = { risk: 'low', reason: 'no alert of a failure is lost' } as const;

function wholeChannel({ key, before, after }: Seen): Told | undefined {
  if (before !== undefined && after !== undefined) return undefined;
  if (after === undefined)
    return { effect: `The channel ${named(key)} is gone.`, risk: 'medium', reason: 'nobody hears through it any more' };
  return {
    effect: `There is a new channel ${named(key)}.`,
    risk: 'low',
    reason: 'only pipelines that name it use it',
  };
}

function receivers({ path, before, after }: Seen): Told {
  const { came, went } = differences(itemsOf(before), itemsOf(after));
  const parts = [
    ...(went.length === 0 ? [] : [`no longer go to ${names(went)}`]),
    ...(came.length === 0 ? [] : [`now go to ${names(came)}`]),
  ];
  const effect = `Mails of the channel ${named(path[1] ?? '')} ${parts.join(' and ') || 'go to the same people'}.`;
  if (went.length === 0) return { effect, risk: 'low', reason: 'no alert is lost' };
  return { effect, risk: 'high', reason: 'alerts of all pipelines that use it go elsewhere' };
}

/** Arguments of a notifier may hold what is not for showing. */
function route({ path, before, after }: Seen): Told | undefined {
  if (path.length === 1) return undefined;
  const [old, fresh] = [text(before), text(after)];
  const isName = path.at(-1) === 'connection' && old !== undefined && fresh !== undefined;
  const how = isName ? ` through the connection ${named(fresh)} instead of ${named(old)}` : ' in another way';
  const effect = `Messages of the channel ${named(path[1] ?? '')} are sent${how}.`;
  return { effect, risk: 'high', reason: 'alerts of all pipelines that use it go elsewhere' };
}
