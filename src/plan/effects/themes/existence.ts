import type { Pipeline, Task } from '../../../model/pipeline.ts';
import { text, child } from '../../../tree/tree.ts';
import { due } from '../schedule_words.ts';
import type { Seen, Sentences, Told } from '../seen.ts';
import { taskIndex } from '../task_index.ts';
import { capital, counted, named, names } from '../words.ts';

/** Pipelines and tasks that come and go, and what they are known by. */
export const existence: Sentences = [
  ['', pipeline],
  ['tasks.*', task],
  ['id', identity],
  ['airflow.dag_id', identity],
  ['tasks.*.airflow.task_id', identity],
];

function pipeline({ before, after, pipelines, isCritical }: Seen): Told | undefined {
  if (before === undefined && after !== undefined) return comes(pipelines.after);
  if (after === undefined && before !== undefined) return goes(pipelines.before, isCritical);
  return undefined;
}

function comes(one: Pipeline | undefined): Told {
  const what = one === undefined ? '' : ` with ${counted(one.tasks.length, 'task')}`;
  const when = one === undefined ? '' : ` Its runs are due ${due(one.schedule)}${zoneOf(one)}.`;
  const effect = `There is a new pipeline${what}.${when}`;
  if (one !== undefined && 'catchup' in one.schedule && one.schedule.catchup)
    return {
      effect: `${effect} All runs since its start are made at once.`,
      risk: 'high',
      reason: 'many runs start together',
    };
  return { effect, risk: 'medium', reason: 'it begins to write data, and nothing relies on it yet' };
}

function zoneOf({ schedule }: Pipeline): string {
  return schedule.kind === 'manual' ? '' : ` (${schedule.zone})`;
}

function goes(one: Pipeline | undefined, isCritical: boolean): Told {
  const assets = [...new Set(one?.tasks.flatMap(({ produces }) => produces))];
  const lost = assets.length === 0 ? '' : ` Nothing updates ${names(assets)} any more.`;
  const effect = `The pipeline is not run any more: its data stays as it is, and its file is removed.${lost}`;
  if (isCritical) return { effect, risk: 'critical', reason: 'much depends on a critical pipeline' };
  if (assets.length > 0) return { effect, risk: 'high', reason: 'pipelines that run by its data are not started' };
  return { effect, risk: 'high', reason: 'who reads its data gets no more of it' };
}

function task(seen: Seen): Told | undefined {
  const { who, before, after, isCritical, pipelines } = seen;
  if (before === undefined && after !== undefined) {
    const follows = seen.task?.after?.after ?? [];
    const place = follows.length === 0 ? ' at the beginning' : ` after ${names(follows)}`;
    const type = text(child(after, 'type'));
    const effect = `There is a new task ${who}${type === undefined ? '' : ` (${type})`}: it runs${place}.`;
    return { effect, risk: 'medium', reason: 'the run does more, and fails where it fails' };
  }
  if (after !== undefined || before === undefined) return undefined;
  const next = followersOf(pipelines.before, seen.path[1] ?? '');
  const lost = seen.task?.before?.produces ?? [];
  const effect = [
    `${capital(who)} is not run any more.`,
    ...(next.length === 0 ? [] : [`What came after it goes on without it: ${names(next)}.`]),
    ...(lost.length === 0 ? [] : [`Nothing here updates ${names(lost)} any more.`]),
  ].join(' ');
  if (isIdle(seen.task?.before)) return { effect, risk: 'low', reason: 'it did nothing by itself' };
  if (next.length === 0 && lost.length === 0)
    return { effect, risk: isCritical ? 'critical' : 'high', reason: 'what it did is not done any more' };
  return { effect, risk: isCritical ? 'critical' : 'high', reason: 'others relied on what it did' };
}

function isIdle(one: Task | undefined): boolean {
  return one?.operation.kind === 'noop' && one.produces.length === 0;
}

function followersOf(one: Pipeline | undefined, id: string): readonly string[] {
  return one === undefined ? [] : (taskIndex(one).followers.get(id) ?? []);
}

function identity({ who, before, after }: Seen): Told {
  const [old, fresh] = [text(before), text(after)];
  const from = old === undefined ? '' : ` instead of ${named(old)}`;
  const to = fresh === undefined ? 'by its own id' : `as ${named(fresh)}`;
  return { effect: `Airflow knows ${who} ${to}${from}: its history and state stay under the old name.` };
}
