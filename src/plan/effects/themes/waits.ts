import { child, text, type Tree } from '../../../tree/tree.ts';
import { parseDuration } from '../../../time/duration.ts';
import type { Seen, Sentences, Told } from '../seen.ts';
import { isTrue, itemsOf, secondsOf, treeAt } from '../values.ts';
import { capital, joined, named, plain, spoken } from '../words.ts';

/** What tasks wait for outside of their pipeline, and what they start there. */
export const waits: Sentences = [
  ['tasks.*.for', whole],
  ['tasks.*.for.pipeline', waitedPipeline],
  ['tasks.*.for.task', waitedTask],
  ['tasks.*.for.match', match],
  ['tasks.*.for.match.**', match],
  ['tasks.*.for.on_failed', whenFailed],
  ['tasks.*.for.time', waitedTime],
  ['tasks.*.for.status', statuses],
  ['tasks.*.expect.status', statuses],
  ['tasks.*.for.**', another],
  ['tasks.*.poll', poll],
  ['tasks.*.pipeline', triggered],
  ['tasks.*.wait', waitForTriggered],
];

const early = 'it may go on before what it needs is there';
const kinds = ['file', 'sql', 'http', 'time', 'pipeline'] as const;

const words: Readonly<Record<(typeof kinds)[number], string>> = {
  file: 'a file',
  sql: 'the answer of a query',
  http: 'the answer of a request',
  time: 'a time of day',
  pipeline: 'another pipeline',
};

function kindOf(tree: Tree | undefined): string | undefined {
  const kind = kinds.find((key) => child(tree, key) !== undefined);
  if (kind === undefined) return undefined;
  return kind === 'pipeline' ? `the pipeline ${named(text(child(tree, kind)) ?? '')}` : words[kind];
}

function whole({ who, before, after }: Seen): string | undefined {
  const [old, fresh] = [kindOf(before), kindOf(after)];
  if (fresh === undefined) return undefined;
  return `${capital(who)} waits for ${fresh}${old === undefined ? '' : ` instead of ${old}`}.`;
}

/** A key that another kind of wait brings or takes: what is waited for is told by what came. */
function another({ who, path, before, after }: Seen): Told {
  const kind = kinds.find((key) => key === path[3]);
  const what = kind === undefined ? 'something' : words[kind];
  if (after === undefined) return { effect: `${capital(who)} no longer waits for ${what}.`, reason: early };
  if (before === undefined) return { effect: `${capital(who)} now waits for ${what}.`, reason: early };
  return { effect: `${capital(who)} waits for ${what} that is another one than before.`, reason: early };
}

function waitedPipeline(seen: Seen): Told | undefined {
  const [old, fresh] = [text(seen.before), text(seen.after)];
  if (fresh === undefined) return undefined;
  const instead = old === undefined ? '' : ` instead of ${named(old)}`;
  return { effect: `${capital(seen.who)} waits for the pipeline ${named(fresh)}${instead}.`, reason: early };
}

function waitedTask({ who, after }: Seen): Told {
  const fresh = text(after);
  const what = fresh === undefined ? 'the whole run of the other pipeline' : `the task ${named(fresh)} alone`;
  return { effect: `${capital(who)} waits for ${what}.`, reason: early };
}

/** Each way is one key of the map `match`, with the value true; `offset` has a text. */
function match({ who, after, path, pipelines, task }: Seen): Told {
  const tree = path.length === 4 ? after : treeAt(pipelines.after?.tree, ['tasks', task?.id ?? '', 'for', 'match']);
  const other = text(treeAt(pipelines.after?.tree, ['tasks', task?.id ?? '', 'for', 'pipeline']));
  const of = other === undefined ? 'of the other pipeline' : `of ${named(other)}`;
  return { effect: `${capital(who)} waits for ${matchWords(tree, of)}.`, reason: early };
}

function matchWords(tree: Tree | undefined, of: string): string {
  const offset = text(child(tree, 'offset'));
  const way = ['dates', 'window', 'latest'].find((key) => child(tree, key) !== undefined);
  return offset === undefined ? (matches[way ?? ''] ?? notSaid)(of) : offsetWords(offset, of);
}

const matches: Readonly<Record<string, (of: string) => string>> = {
  dates: (of) => `the runs ${of} with the dates of its own window`,
  window: (of) => `the runs ${of} that are due in its own window`,
  latest: (of) => `the last run ${of} that is due by its own slot`,
};

/** Where nothing is said, it follows from how far apart the slots are. */
function notSaid(of: string): string {
  return `the runs ${of} that fit its own window: by their dates where slots are a day or more apart, else those due in it`;
}

function offsetWords(offset: string, of: string): string {
  const isBefore = offset.startsWith('-');
  const length = offset.replace(/^[+-]/u, '');
  const seconds = parseDuration(length);
  const distance = seconds === undefined ? plain(length) : spoken(seconds);
  return `the run ${of} that is due ${distance} ${isBefore ? 'before' : 'after'} its own slot`;
}

function whenFailed({ who, after, isCritical }: Seen): Told {
  if (text(after) === 'wait')
    return {
      effect: `When a run that ${who} waits for failed, it goes on waiting until that is repaired or it gives up.`,
      risk: isCritical ? 'high' : 'medium',
      reason: 'the failure is told later',
    };
  return {
    effect: `When a run that ${who} waits for failed, it fails at once.`,
    risk: 'medium',
    reason: 'a repair of the other run alone no longer helps',
  };
}

function waitedTime({ who, before, after }: Seen): Told | undefined {
  const [old, fresh] = [text(before), text(after)];
  if (fresh === undefined) return undefined;
  const effect = `${capital(who)} waits until ${named(fresh)}${old === undefined ? '' : ` instead of ${named(old)}`}.`;
  return { effect, reason: early };
}

function statuses({ who, path, after }: Seen): Told {
  const list = itemsOf(after);
  const right = list.length === 0 ? '200 to 299' : joined(list.map(plain), 'or');
  const effect = path[2] === 'for' ? `ends the wait of ${who}` : `is right for ${who}; any other fails it`;
  return { effect: `An answer with the status ${right} ${effect}.` };
}

function poll({ who, before, after }: Seen): Told | undefined {
  const [old, fresh] = [secondsOf(before), secondsOf(after)];
  if (fresh === undefined) return undefined;
  const instead = old === undefined ? '' : ` instead of ${spoken(old)}`;
  const effect = `${capital(who)} looks every ${spoken(fresh)}${instead}.`;
  const isOften = old !== undefined && fresh < old;
  return {
    effect,
    risk: 'low',
    reason: isOften ? 'what is asked is only asked more often' : 'it only goes on a little later',
  };
}

function triggered({ who, before, after }: Seen): Told | undefined {
  const [old, fresh] = [text(before), text(after)];
  if (fresh === undefined) return undefined;
  const instead = old === undefined ? '' : ` instead of ${named(old)}`;
  const effect = `${capital(who)} starts a run of ${named(fresh)}${instead}.`;
  return { effect, reason: 'other work is done, and what was started before is not' };
}

function waitForTriggered({ who, after }: Seen): Told {
  if (isTrue(after))
    return {
      effect: `${capital(who)} is over only when the run that it starts is, and fails with it.`,
      risk: 'medium',
      reason: 'what comes after it starts later, and not after a failure',
    };
  return {
    effect: `${capital(who)} is over as soon as the other run is started, whatever becomes of that.`,
    reason: early,
  };
}
