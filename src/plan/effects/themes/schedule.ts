import type { Schedule } from '../../../model/schedule.ts';
import { child, text } from '../../../tree/tree.ts';
import { daysOf, due, timesOfDay } from '../schedule_words.ts';
import type { Seen, Sentences, Told } from '../seen.ts';
import { differences, isTrue, itemsOf, secondsOf, treeAt } from '../values.ts';
import { capital, joined, named, plain, spoken } from '../words.ts';

/** When runs are due, and which data each covers. */
export const schedule: Sentences = [
  ['schedule', whole],
  ['schedule.cron', runsMove],
  ['schedule.every', runsMove],
  ['schedule.once', runsMove],
  ['schedule.manual', runsMove],
  ['schedule.assets', runsMove],
  ['schedule.assets.**', runsMove],
  ['schedule.*', alongside],
  ['schedule.timezone', zone],
  ['schedule.start', start],
  ['schedule.end', end],
  ['schedule.window', covered],
  ['schedule.catchup', catchup],
  ['paused', paused],
  ['airflow.allowed_run_types', allowedRuns],
  ['tasks.*.start', (seen) => skipped(seen, 'earlier than')],
  ['tasks.*.end', (seen) => skipped(seen, 'at or after')],
];

/** Where windows move, data near the change may be covered twice or never. */
function moved({ isCritical, pipelines }: Seen): Pick<Told, 'risk' | 'reason'> {
  if (pipelines.after?.schedule.kind === 'manual' && pipelines.before?.schedule.kind !== 'manual')
    return { risk: isCritical ? 'critical' : 'high', reason: 'no run starts by itself any more' };
  const hasWindows = [pipelines.before, pipelines.after].some((one) => one !== undefined && covers(one.schedule));
  if (!hasWindows) return { risk: 'high', reason: 'what relies on the time of these runs finds other data, or none' };
  return { risk: isCritical ? 'critical' : 'high', reason: 'data near the change may be covered twice or never' };
}

function covers(one: Schedule): boolean {
  return one.kind === 'cron' && one.window !== 'none';
}

/** Another way in which runs are due, with all that stands beside it. */
function whole(seen: Seen): Told | undefined {
  const told = runsMove(seen);
  const isOn = isTrue(child(seen.after, 'catchup')) && !isTrue(child(seen.before, 'catchup'));
  if (told === undefined || !isOn) return told;
  const more = catchup({ ...seen, after: child(seen.after, 'catchup') });
  return { ...more, effect: `${told.effect} ${more.effect}` };
}

function runsMove(seen: Seen): Told | undefined {
  const { pipelines, path } = seen;
  const [before, after] = [pipelines.before?.schedule, pipelines.after?.schedule];
  // Of a side with mistakes nobody knows when its runs are due.
  if (before === undefined || after === undefined)
    return { effect: 'Runs are due in another way.', risk: seen.isCritical ? 'critical' : 'high' };
  // Of two alternatives the one that comes tells of both.
  if (seen.after === undefined && path.length > 1)
    return { effect: `Runs are no longer due ${due(before)}.`, ...moved(seen) };
  return { effect: `Runs ${moves(before, after)}.`, ...moved(seen) };
}

function moves(before: Schedule, after: Schedule): string {
  const [old, fresh] = [simple(before), simple(after)];
  if (old !== undefined && fresh !== undefined && old.days === fresh.days && old.time !== fresh.time)
    return `start at ${fresh.time} instead of ${old.time} (${after.zone})`;
  const [was, is] = [due(before), due(after)];
  if (was === is) return `are due ${is}, as before`;
  return `are due ${is}${after.kind === 'manual' ? '' : ` (${after.zone})`} instead of ${was}`;
}

/** A schedule with the same few times on each of its days. */
function simple(one: Schedule): { readonly time: string; readonly days: string } | undefined {
  if (one.kind !== 'cron') return undefined;
  const [time, days] = [timesOfDay(one.cron), daysOf(one.cron)];
  return time === undefined || days === undefined ? undefined : { time, days };
}

/** A key that comes or goes because runs are due in another way: that is told already. */
function alongside({ before, after, field, pipelines, key }: Seen): Told | undefined {
  const [old, fresh] = [pipelines.before?.schedule.kind, pipelines.after?.schedule.kind];
  if (old === undefined || fresh === undefined || old === fresh) return undefined;
  if (before !== undefined && after !== undefined) return undefined;
  const what = capital((field.schema?.title ?? key).toLowerCase());
  const effect = `${what}: ${after === undefined ? 'it went' : 'it came'} with the other way in which runs are due.`;
  return { effect, risk: 'low', reason: 'it only matters with what makes runs due' };
}

function zone(seen: Seen): Told {
  const [old, fresh] = [text(seen.before) ?? 'UTC', text(seen.after) ?? 'UTC'];
  const effect = `The times of the schedule and "run.date" are those of ${named(fresh)} instead of ${named(old)}: runs and windows move.`;
  return { effect, ...moved(seen) };
}

function start(seen: Seen): Told {
  const [old, fresh] = [text(seen.before), text(seen.after)];
  if (old === undefined || fresh === undefined)
    return { effect: `The schedule ${fresh === undefined ? 'has no start any more' : `starts at ${named(fresh)}`}.` };
  const from = `Data is covered from ${named(fresh)} on instead of ${named(old)}`;
  if (fresh < old) return earlier(from, seen);
  const effect = `${from}: runs of earlier data are not made any more, and those that were made stay.`;
  return { effect, ...moved(seen) };
}

/** Airflow goes on from its newest run: what lies before that is never made up for. */
function earlier(from: string, seen: Seen): Told {
  if (!isTrue(catchupOf(seen)))
    return {
      effect: `${from}: the runs between are not made by themselves.`,
      risk: 'medium',
      reason: 'data of that time stays out until somebody loads it',
    };
  return {
    effect: `${from}: the runs between are made at once where Airflow has no run of the pipeline yet, and nowhere else.`,
    risk: seen.isCritical ? 'critical' : 'high',
    reason: 'many runs may start together, or the data of that time stays out',
  };
}

function catchupOf({ pipelines }: Seen): Seen['after'] {
  return treeAt(pipelines.after?.tree, ['schedule', 'catchup']);
}

function end({ before, after }: Seen): Told {
  const [old, fresh] = [text(before), text(after)];
  if (fresh === undefined)
    return {
      effect: `Runs no longer end at ${named(old ?? '')}: they go on.`,
      risk: 'medium',
      reason: 'runs are made that were not before',
    };
  const was = old === undefined ? '' : ` instead of ${named(old)}`;
  const effect = `The last runs are those whose data ends by ${named(fresh)}${was}.`;
  if (old !== undefined && fresh > old) return { effect, risk: 'medium', reason: 'runs are made that were not before' };
  return { effect, reason: 'later data is not covered by any run' };
}

function covered(seen: Seen): Told | undefined {
  const [old, fresh] = [windowWords(seen.before), windowWords(seen.after)];
  if (fresh === undefined || old === undefined) return undefined;
  return { effect: `Each run covers ${fresh}; before, ${old}.`, ...moved(seen) };
}

function windowWords(tree: Seen['after']): string | undefined {
  const word = text(tree);
  if (word === 'since_previous') return 'the time since the slot before it';
  if (word === 'none') return 'a point in time';
  const seconds = secondsOf(tree);
  return seconds === undefined ? undefined : `the ${spoken(seconds)} up to its slot`;
}

function catchup({ after, isCritical }: Seen): Told {
  if (isTrue(after))
    return {
      effect:
        'Runs that were missed are all made from now on: those after the newest run that Airflow has, and where it has none, all since the start.',
      risk: isCritical ? 'critical' : 'high',
      reason: 'many runs may start together, and load data that is there already',
    };
  return {
    effect: 'Runs that were missed are no longer made up for by themselves.',
    risk: isCritical ? 'high' : 'medium',
    reason: 'data of the time in which nothing ran stays out',
  };
}

/** Airflow reads it once, when it first sees the pipeline. */
function paused({ after, pipelines }: Seen): Told {
  const isKnown = pipelines.before !== undefined;
  const how = after === undefined ? 'as Airflow is set up' : isTrue(after) ? 'paused' : 'switched on';
  const effect = `Where Airflow sees the pipeline for the first time, it is ${how}; elsewhere it stays as it is.`;
  if (isKnown) return { effect, risk: 'low', reason: 'Airflow reads it once, and has read it' };
  return { effect, risk: 'medium', reason: 'it decides whether the first run is made by itself' };
}

function allowedRuns({ before, after, isCritical }: Seen): Told {
  const { came, went } = differences(itemsOf(before), itemsOf(after));
  const list = itemsOf(after);
  if (list.length === 0)
    return { effect: 'Runs of all kinds may be made again.', risk: 'low', reason: 'nothing is refused any more' };
  const effect = `Only runs of these kinds may be made: ${joined(list.map(plain))}${before === undefined ? '' : `; before, ${joined(itemsOf(before).map(plain))}`}.`;
  if (came.length > 0 && went.length === 0 && before !== undefined)
    return { effect, risk: 'low', reason: 'nothing more is refused' };
  const isStopped = !list.includes('scheduled');
  return { effect, risk: isStopped && isCritical ? 'critical' : 'high', reason: 'runs of other kinds are refused' };
}

function skipped({ who, after, key }: Seen, how: string): Told {
  const fresh = text(after);
  if (fresh === undefined)
    return { effect: `${capital(who)} is no longer left out of runs because of its ${key}.`, reason: dates };
  return {
    effect: `${capital(who)} is skipped in runs whose data begins ${how} ${named(fresh)}.`,
    reason: dates,
  };
}

const dates = 'data of some dates is made or left out';
