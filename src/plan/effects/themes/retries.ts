import { boundOf } from '../../../worst_case/task_bound.ts';
import type { Task } from '../../../model/pipeline.ts';
import type { Seen, Sentences, Told } from '../seen.ts';
import { numberOf, secondsOf } from '../values.ts';
import { capital, counted, spoken } from '../words.ts';

/** What becomes of tries that fail or take too long. */
export const retries: Sentences = [
  ['tasks.*.retries.count', count],
  ['tasks.*.retries.delay', delay],
  ['tasks.*.retries.backoff', ({ who, after }) => growth(who, after?.kind === 'leaf' && after.value === 'exponential')],
  ['tasks.*.retries.max_delay', longestDelay],
  ['tasks.*.timeout', (seen) => bound(seen, `A try of ${seen.who}`)],
  ['timeout', (seen) => bound(seen, 'A run')],
  ['tasks.*.give_up_after', patience],
  ['tasks.*.on_give_up', whenGivenUp],
  ['tasks.*.skip_exit_code', skipCode],
];

function count(seen: Seen): Told | undefined {
  const { who, isCritical } = seen;
  const [before, after] = [numberOf(seen.before) ?? 0, numberOf(seen.after) ?? 0];
  if (after === 0)
    return {
      effect: `A failed try of ${who} is not repeated any more: the first failure fails the task.`,
      risk: isCritical ? 'high' : 'medium',
      reason: 'a short outage now fails the run',
    };
  const times = before === 0 ? `up to ${counted(after, 'time')}` : `${counted(after, 'time')} instead of ${before}`;
  const effect = `A failed try of ${who} is repeated ${times}${longer(seen)}.`;
  if (before === 0) return { effect, risk: 'medium', reason: 'work that is not safe to repeat is done again' };
  if (after < before) return { effect, risk: 'medium', reason: 'a longer outage now fails the run' };
  return { effect, risk: 'low', reason: 'more tries only make a failure known later' };
}

function delay(seen: Seen): Told | undefined {
  const [before, after] = [secondsOf(seen.before), secondsOf(seen.after)];
  if (after === undefined) return undefined;
  const instead = before === undefined ? '' : ` instead of ${spoken(before)}`;
  const effect = `After a failed try, ${seen.who} waits ${spoken(after)}${instead} before the next one${longer(seen)}.`;
  return { effect, risk: 'low', reason: 'only the time between tries changes' };
}

function growth(who: string, isDoubled: boolean): Told {
  const how = isDoubled ? 'is about twice the one before' : 'is the same';
  const effect = `Each wait of ${who} between two tries ${how}.`;
  return { effect, risk: 'low', reason: 'only the time between tries changes' };
}

function longestDelay({ who, before, after }: Seen): Told {
  const [old, fresh] = [secondsOf(before), secondsOf(after)];
  const was = old === undefined ? '' : ` instead of ${spoken(old)}`;
  const effect =
    fresh === undefined
      ? `Nothing bounds the waits of ${who} between two tries any more.`
      : `No wait of ${who} between two tries is longer than ${spoken(fresh)}${was}.`;
  return { effect, risk: 'low', reason: 'only the time between tries changes' };
}

/** By how much longer or shorter the task may take at worst, where that is known. */
function longer({ task, key, before }: Seen): string {
  const { after } = task ?? {};
  if (after === undefined || before === undefined) return '';
  const seconds = (boundOf(after)?.seconds ?? 0) - (boundOf(withBefore(after, key, before))?.seconds ?? 0);
  if (seconds === 0) return '';
  return `, so it may take up to ${spoken(Math.abs(seconds))} ${seconds > 0 ? 'longer' : 'less'}`;
}

/** The task of today with the one value of before: other changes are told by themselves. */
function withBefore(task: Task, key: string, before: NonNullable<Seen['before']>): Task {
  const value = key === 'count' ? { count: numberOf(before) ?? 0 } : { delay: secondsOf(before) ?? task.retries.delay };
  return { ...task, retries: { ...task.retries, ...value } };
}

function bound({ before, after }: Seen, who: string): Told {
  const [old, fresh] = [secondsOf(before), secondsOf(after)];
  if (fresh === undefined)
    return {
      effect: `${who} may take as long as it likes: nothing ends it any more.`,
      risk: 'medium',
      reason: 'what hangs is never ended, and nobody hears of it',
    };
  const instead = old === undefined ? '; before, nothing ended it' : ` instead of ${spoken(old)}`;
  const effect = `${who} fails after ${spoken(fresh)}${instead}.`;
  if (old !== undefined && fresh >= old) return { effect, risk: 'low', reason: 'what hangs is only ended later' };
  return { effect, risk: 'medium', reason: 'what took longer and succeeded now fails' };
}

function patience({ who, before, after }: Seen): Told | undefined {
  const [old, fresh] = [secondsOf(before), secondsOf(after)];
  if (fresh === undefined) return undefined;
  const effect = `${capital(who)} gives up waiting after ${spoken(fresh)}${old === undefined ? '' : ` instead of ${spoken(old)}`}.`;
  if (old !== undefined && fresh > old) return { effect, risk: 'low', reason: 'what is missing is only told later' };
  return { effect, risk: 'medium', reason: 'what comes late is not waited for any more' };
}

function whenGivenUp({ who, after, isCritical }: Seen): Told {
  if (after?.kind === 'leaf' && after.value === 'skip')
    return {
      effect: `When ${who} gives up waiting, it is skipped with what comes after it, and nobody is told.`,
      risk: isCritical ? 'critical' : 'high',
      reason: 'data stays out without a failure',
    };
  return {
    effect: `When ${who} gives up waiting, it fails.`,
    risk: 'low',
    reason: 'what was skipped in silence is now told',
  };
}

function skipCode({ who, before, after }: Seen): string {
  const [old, fresh] = [numberOf(before), numberOf(after)];
  if (fresh === undefined) return `No exit code skips ${who} any more: ${old ?? 'that one'} now fails it.`;
  return `The exit code ${fresh} now skips ${who} and does not fail it${old === undefined ? '' : `; ${old} now fails it`}.`;
}
