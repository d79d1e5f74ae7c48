import { child, text, type Tree } from '../../../tree/tree.ts';
import { changedLines, contentOf } from '../lines.ts';
import { addsTwice } from '../repeated_rows.ts';
import type { Seen, Sentence, Sentences, Told } from '../seen.ts';
import { capital, counted, named, plain } from '../words.ts';

/** What tasks do: which code is run, over which connection, with which values. */
export const work: Sentences = [
  ['tasks.*.type', type],
  ['tasks.*.connection', connection],
  ['tasks.*.query', code('SQL')],
  ['tasks.*.sql', code('SQL')],
  ['tasks.*.where', code('SQL')],
  ['tasks.*.file', file],
  ['tasks.*.for.sql', code('SQL')],
  ['tasks.*.command', command],
  ['tasks.*.callable', callable],
  ['tasks.*.function', callable],
  ['tasks.*.class', operator],
  ['tasks.*.class.*', operator],
  ['tasks.*.image', image],
  ['tasks.*.method', method],
  ['tasks.*.path', ({ who }) => `${capital(who)} sends its request to another path.`],
  ['tasks.*.body.**', ({ who }) => `${capital(who)} sends another body with its request.`],
  ['tasks.*.map.over.**', over],
  ['tasks.*.map', mapped],
];

function code(language: string): Sentence {
  return (seen) => executes(seen, language);
}

/** Of two alternatives, such as a query and a file, the one that is there now tells what is executed. */
function executes(seen: Seen, language: string): Told | undefined {
  const { who, after, task, isCritical } = seen;
  const fresh = contentOf(after);
  if (after === undefined)
    return { effect: `The ${language} of ${who} no longer stands in ${named(seen.key)}.`, ...elsewhere };
  const old = contentOf(seen.before) ?? codeOf(task?.before?.tree);
  if (fresh === undefined) return undefined;
  if (old === undefined) return { effect: `The next run of ${who} executes other ${language}.` };
  if (old === fresh)
    return { effect: `The ${language} of ${who} stands in another place, and is the same.`, ...elsewhere };
  const size = sizeOf(old, fresh);
  const effect = `The next run of ${who} executes other ${language}${size === '' ? '' : ` (${size})`}.`;
  if (language !== 'SQL' || !addsTwice(old, fresh, task?.after?.operation)) return { effect };
  return {
    effect: `${effect} A try that is repeated now adds its rows twice.`,
    risk: isCritical ? 'critical' : 'high',
    reason: 'a retry or a rerun doubles data',
  };
}

const elsewhere = { risk: 'low', reason: 'it decides nothing where the code stands' } as const;

/** The code of a task, under whichever key it stands. */
function codeOf(tree: Tree | undefined): string | undefined {
  return ['query', 'sql', 'command', 'file'].map((key) => contentOf(child(tree, key))).find((one) => one !== undefined);
}

function sizeOf(before: string, after: string): string {
  const lines = changedLines(before, after);
  if (before.replaceAll(/\s+/gu, ' ').trim() === after.replaceAll(/\s+/gu, ' ').trim()) return 'only blanks differ';
  if (lines === 0) return 'lines in another order';
  return lines === 1 ? '' : `${counted(lines, 'line')} change`;
}

const languages: Readonly<Record<string, string>> = { sql: 'SQL', check: 'SQL', bash: 'shell code' };

function file(seen: Seen): Told | undefined {
  return executes(seen, languages[seen.task?.type ?? ''] ?? 'Python code');
}

function command(seen: Seen): Told | string | undefined {
  const { who, task } = seen;
  if (task?.type === 'container') return `The container of ${who} runs another program.`;
  return executes(seen, 'shell code');
}

function type({ who, before, after }: Seen): Told | undefined {
  const [old, fresh] = [text(before), text(after)];
  if (old === undefined || fresh === undefined) return undefined;
  const effect = `${capital(who)} becomes a task of the type ${named(fresh)} instead of ${named(old)}.`;
  return { effect, reason: 'all that it does is done in another way' };
}

function connection(seen: Seen): Told {
  const { who, before, after, isCritical, task } = seen;
  const [old, fresh] = [text(before), text(after)];
  const does = verbs[task?.type ?? ''] ?? 'works';
  const isWriting = task?.type !== 'check' && task?.type !== 'wait' && task?.type !== 'branch';
  const rest =
    fresh === undefined
      ? `no longer ${does} through the connection ${named(old ?? '')}`
      : `${does} through the connection ${named(fresh)}${old === undefined ? '' : ` instead of ${named(old)}`}`;
  if (!isWriting) return { effect: `${capital(who)} ${rest}.`, reason: 'it looks at other data' };
  return {
    effect: `${capital(who)} ${rest}.`,
    risk: isCritical ? 'critical' : 'high',
    reason: 'data goes to another place, and is missing where it went before',
  };
}

const verbs: Readonly<Record<string, string>> = {
  sql: 'reads and writes',
  check: 'looks',
  wait: 'looks',
  branch: 'asks',
  http: 'sends its request',
};

function callable({ who, before, after }: Seen): string {
  const [old, fresh] = [text(before), text(after)];
  if (fresh === undefined) return `${capital(who)} no longer calls ${named(old ?? '')}.`;
  return `${capital(who)} calls ${named(fresh)}${old === undefined ? '' : ` instead of ${named(old)}`}.`;
}

function operator({ who, before, after }: Seen): string {
  const [old, fresh] = [classOf(before), classOf(after)];
  if (old === undefined || fresh === undefined)
    return `${capital(who)} is another operator on some versions of Airflow.`;
  return `${capital(who)} is an operator ${named(fresh)} instead of ${named(old)}.`;
}

/** The name of a class without its module. */
function classOf(tree: Tree | undefined): string | undefined {
  return (text(tree) ?? text(child(tree, 'any')))?.split('.').at(-1);
}

function image({ who, before, after }: Seen): string | undefined {
  const [old, fresh] = [text(before), text(after)];
  if (old === undefined || fresh === undefined) return undefined;
  return `${capital(who)} runs the image ${named(fresh)} instead of ${named(old)}.`;
}

function method({ who, before, after }: Seen): string {
  return `${capital(who)} sends ${plain(text(after) ?? 'GET')} instead of ${plain(text(before) ?? 'GET')}.`;
}

function over({ who, before, after }: Seen): string | undefined {
  if (before?.kind !== 'list' || after?.kind !== 'list')
    return `${capital(who)} is run for the elements of another list.`;
  const [old, fresh] = [before.items.length, after.items.length];
  if (old === fresh) return `${capital(who)} is run for other elements.`;
  return `${capital(who)} is run for ${counted(fresh, 'element')} instead of ${old}.`;
}

function mapped({ who, before, after }: Seen): Told | undefined {
  if (before !== undefined && after !== undefined) return undefined;
  const reason = 'it decides how often the work is done, and history of the task is kept by element';
  if (after === undefined)
    return { effect: `${capital(who)} is run once, not for each element of a list.`, ...high(reason) };
  return { effect: `${capital(who)} is run once for each element of a list.`, ...high(reason) };
}

function high(reason: string): Pick<Told, 'risk' | 'reason'> {
  return { risk: 'high', reason };
}
