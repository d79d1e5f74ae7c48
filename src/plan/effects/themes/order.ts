import type { Seen, Sentences, Told } from '../seen.ts';
import { differences, isTrue, itemsOf } from '../values.ts';
import { waitedTasks } from '../waited_tasks.ts';
import { capital, names, plain } from '../words.ts';
import { text } from '../../../tree/tree.ts';

/** What waits for what inside a pipeline, and what is skipped. */
export const order: Sentences = [
  ['tasks.*.after', after],
  ['tasks.*.when', when],
  ['tasks.*.depends_on_past', dependsOnPast],
  ['tasks.*.produces', produces],
  ['tasks.*.options', options],
  ['tasks.*.options.*', ({ who, after: chosen, path }) => chosenWhere(who, path.at(-1) ?? '', text(chosen))],
];

function after(seen: Seen): Told {
  const { who, isCritical } = seen;
  const { came, lost, gone, kept } = waitedTasks(seen);
  const effect = [
    ...(gone.length === 0
      ? []
      : [`${names(gone)} ${gone.length === 1 ? 'is' : 'are'} gone, and ${who} no longer waits for that.`]),
    ...(lost.length === 0 ? [] : [`${who} no longer waits for ${names(lost)}: it may read what is not there yet.`]),
    ...(kept.length === 0 ? [] : [`${who} still comes after ${names(kept)}, by way of other tasks.`]),
    ...(came.length === 0 ? [] : [`${who} now also waits for ${names(came)}.`]),
  ].join(' ');
  if (lost.length > 0)
    return { effect, risk: isCritical ? 'critical' : 'high', reason: 'what it needs may be missing when it starts' };
  if (came.length > 0) return { effect, risk: 'medium', reason: 'it starts later, and not when the new one fails' };
  const same = { risk: gone.length > 0 ? 'medium' : 'low', reason: 'the order of what is left stays' } as const;
  return { effect: effect === '' ? `What ${who} waits for is the same.` : effect, ...same };
}

/** What the words of `when` mean; each completes "runs when …". */
const meanings: ReadonlyMap<string, string> = new Map([
  ['all_success', 'all tasks before it succeeded'],
  ['all_failed', 'all tasks before it failed'],
  ['all_done', 'all tasks before it are over, however they ended'],
  ['one_success', 'one task before it succeeded'],
  ['one_failed', 'one task before it failed'],
  ['one_done', 'one task before it succeeded or failed'],
  ['none_failed', 'no task before it failed'],
  ['none_skipped', 'no task before it was skipped'],
  ['none_failed_min_one_success', 'no task before it failed and one succeeded'],
  ['all_skipped', 'all tasks before it were skipped'],
  ['always', 'it is its turn, whatever the tasks before it do'],
]);

function when({ who, before, after: now, isCritical }: Seen): Told {
  const [old, fresh] = [text(before) ?? 'all_success', text(now) ?? 'all_success'];
  const effect = `${capital(who)} now runs when ${meanings.get(fresh) ?? plain(fresh)}; before, when ${meanings.get(old) ?? plain(old)}.`;
  if (fresh === 'all_success') return { effect, risk: 'medium', reason: 'it is skipped where it ran before' };
  return { effect, risk: isCritical ? 'critical' : 'high', reason: 'it may run although what it needs is missing' };
}

function dependsOnPast({ who, after: now }: Seen): Told {
  if (isTrue(now))
    return {
      effect: `${capital(who)} now waits until it has succeeded in the run before.`,
      risk: 'medium',
      reason: 'a failure holds up all runs that follow',
    };
  return {
    effect: `${capital(who)} no longer waits for itself in the run before.`,
    reason: 'it may build on a run that failed or is under way',
  };
}

function produces({ who, before, after: now }: Seen): Told {
  const { came, went } = differences(itemsOf(before), itemsOf(now));
  const effect = [
    ...(went.length === 0 ? [] : [`${capital(who)} no longer updates ${names(went)}: what waits for that is not run.`]),
    ...(came.length === 0 ? [] : [`${capital(who)} now also updates ${names(came)}: what waits for that is run.`]),
  ].join(' ');
  if (effect === '') return { effect: `What ${who} updates is the same.`, risk: 'low', reason: 'nothing else is run' };
  if (went.length > 0) return { effect, risk: 'high', reason: 'pipelines that run by it are not started any more' };
  return { effect, risk: 'medium', reason: 'other pipelines may be started by it' };
}

function options({ who, before, after: now }: Seen): string {
  const { came, went } = differences(itemsOf(before), itemsOf(now));
  const parts = [
    ...(went.length === 0 ? [] : [`no longer choose ${names(went, 'or')}`]),
    ...(came.length === 0 ? [] : [`now choose ${names(came, 'or')}`]),
  ];
  return `${capital(who)} may ${parts.join(', and may ') || 'choose between the same tasks'}.`;
}

function chosenWhere(who: string, answer: string, chosen: string | undefined): string | undefined {
  return chosen === undefined ? undefined : `Where the answer of ${who} is ${answer}, ${names([chosen])} goes on.`;
}
