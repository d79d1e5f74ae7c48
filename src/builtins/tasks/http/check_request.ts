import type { HttpTask } from '../../../generated/types.ts';
import type { TaskContext } from '../../../model/builtins.ts';
import type { FreeValue } from '../../../model/free_value.ts';
import type { Place } from '../../../text/source.ts';
import { child, placeOf, type Entry, type Tree } from '../../../tree/tree.ts';
import { valuesOf, type Text } from '../../../values/text.ts';

/** Reports what cannot be sent as it is written; true when there is nothing. */
export function checkRequest(task: HttpTask, context: TaskContext): boolean {
  const problems = [...pathProblems(task, context), ...bodyProblems(task, context), ...secretProblems(task, context)];
  for (const problem of problems) context.report({ severity: 'error', ...problem });
  return problems.length === 0;
}

interface Problem {
  readonly place: Place;
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

function pathProblems({ path }: HttpTask, { tree }: TaskContext): readonly Problem[] {
  const [first] = path;
  const beginning = first?.kind === 'literal' ? first.text : '';
  if (!/^[a-z][a-z0-9+.-]*:\/\//iu.test(beginning)) return [];
  return [
    {
      place: placeOf(child(tree, 'path') ?? tree),
      code: 'path-is-url',
      message: `"path" begins with "${beginning.slice(0, beginning.indexOf('//') + 2)}", but the host is that of the connection.`,
      help: 'Write what comes behind the host, beginning with "/".',
    },
  ];
}

function bodyProblems({ method = 'GET' }: HttpTask, { tree }: TaskContext): readonly Problem[] {
  const body = child(tree, 'body');
  if (body === undefined) return [];
  if (method === 'GET' || method === 'HEAD')
    return [
      {
        place: placeOf(body),
        code: 'body-not-sent',
        message: `A request with ${method} has no body.`,
        help: 'Write `method: POST`, or another that takes one. What is asked for stands in "path": /orders?day=….',
      },
    ];
  return objectsIn(body).map(({ key }) => ({
    place: placeOf(key),
    code: 'not-json',
    message: `"${String(key.value)}" makes an object of Python, which JSON cannot hold.`,
    help: 'Write text, a number, true, false, null, a list or a map.',
  }));
}

/** JSON writes some characters otherwise: Airflow would not find the secret there to mask it. */
function secretProblems({ body }: HttpTask, { tree }: TaskContext): readonly Problem[] {
  if (body === undefined || isText(body)) return [];
  const secrets = textsIn(body)
    .flatMap(valuesOf)
    .filter(({ path }) => path[0] === 'secret');
  return secrets.map(({ path, place }) => ({
    place: place ?? placeOf(tree),
    code: 'secret-in-text',
    message: `"${path.join('.')}" would become part of the JSON that is sent, in which it would not be masked in logs.`,
    help: 'Send it as a header of its own, or let the connection say who asks.',
  }));
}

function textsIn(value: FreeValue): readonly Text[] {
  if (value === null || typeof value !== 'object') return [];
  if (isText(value)) return [value];
  if (value.kind === 'list') return value.items.flatMap(textsIn);
  return value.kind === 'map' ? [...value.entries.values()].flatMap(textsIn) : [];
}

function isText(value: FreeValue): value is Text {
  return Array.isArray(value);
}

/** The keys of typed values but `$text`, at any depth. */
function objectsIn(tree: Tree): readonly Entry[] {
  if (tree.kind === 'leaf') return [];
  if (tree.kind === 'list') return tree.items.flatMap(objectsIn);
  const typed = [...tree.entries].find(([key]) => /^\$[^$]/u.test(key));
  if (typed === undefined) return [...tree.entries.values()].flatMap(({ value }) => objectsIn(value));
  return typed[0] === '$text' ? [] : [typed[1]];
}
