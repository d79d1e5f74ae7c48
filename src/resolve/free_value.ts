import type { FreeValue, TypedValue } from '../model/free_value.ts';
import type { Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { parseLocalTime } from '../time/calendar.ts';
import { parseDuration } from '../time/duration.ts';
import { child, placeOf, text, type Dict, type Entry, type Leaf, type Tree } from '../tree/tree.ts';
import { literal, type Text } from '../values/text.ts';

/** What reading data of the user's own needs. */
export interface FreeContext {
  readonly texts: ReadonlyMap<Leaf, Text>;
  /** The zone in which local times are read. */
  readonly zone: string;
  readonly report: Report;
}

/** Data of the user's own: JSON, with typed values for what JSON lacks, and `$$x` for a key `$x`. */
export function freeValue(tree: Tree, context: FreeContext): FreeValue {
  if (tree.kind === 'leaf') {
    if (typeof tree.value !== 'string') return tree.value;
    return context.texts.get(tree) ?? literal(tree.value);
  }
  if (tree.kind === 'list') return { kind: 'list', items: tree.items.map((item) => freeValue(item, context)) };
  const typed = [...tree.entries].find(([key]) => key.startsWith('$') && !key.startsWith('$$'));
  return typed === undefined
    ? { kind: 'map', entries: freeMap(tree, context) }
    : typedOf(typed[0], typed[1], tree, context);
}

/** The entries of a map of the user's own. */
export function freeMap(dict: Dict, context: FreeContext): ReadonlyMap<string, FreeValue> {
  return new Map(
    [...dict.entries].map(([key, entry]) => [
      key.startsWith('$$') ? key.slice(1) : key,
      freeValue(entry.value, context),
    ]),
  );
}

const typedKeys = ['$duration', '$datetime', '$callable', '$new', '$text'];

function typedOf(key: string, entry: Entry, dict: Dict, context: FreeContext): FreeValue {
  const allowed = key === '$new' ? [key, 'with'] : [key];
  const surplus = [...dict.entries].find(([other]) => !allowed.includes(other));
  if (!typedKeys.includes(key))
    return refuse(
      entry.key,
      'unknown-key',
      `There is no typed value "${key}".${didYouMean(key, typedKeys)}`,
      `Typed values: ${typedKeys.join(', ')}. A key that begins with a dollar is written "$${key}".`,
      context,
    );
  if (surplus !== undefined)
    return refuse(
      surplus[1].key,
      'unknown-key',
      `"${surplus[0]}" cannot stand beside "${key}".`,
      `A typed value is a map with "${allowed.join('" and "')}" alone.`,
      context,
    );
  const written = text(entry.value);
  if (written === undefined) return refuse(entry.value, 'wrong-type', `"${key}" must be text.`, undefined, context);
  return typedText(key, written, entry.value, dict, context);
}

function typedText(key: string, written: string, value: Tree, dict: Dict, context: FreeContext): FreeValue {
  switch (key) {
    case '$text':
      return { kind: 'plain', text: written };
    case '$duration': {
      const seconds = parseDuration(written);
      return seconds === undefined
        ? refuse(value, 'wrong-form', `"${written}" is no duration.`, 'Write one such as 90s, 5m or 2h.', context)
        : { kind: 'duration', seconds };
    }
    case '$datetime': {
      const time = parseLocalTime(written);
      return time.kind === 'problem'
        ? refuse(value, 'wrong-form', time.message, time.help, context)
        : { kind: 'datetime', wall: time.wall, zone: context.zone };
    }
    case '$callable':
      return callable(written, value, context);
    default:
      return instance(written, value, dict, context);
  }
}

const dotted = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/u;

function callable(written: string, value: Tree, context: FreeContext): FreeValue {
  const [module = '', name = '', ...rest] = written.split(':');
  if (dotted.test(module) && /^[A-Za-z_][A-Za-z0-9_]*$/u.test(name) && rest.length === 0)
    return { kind: 'callable', module, function: name };
  return refuse(
    value,
    'wrong-form',
    `"${written}" names no function.`,
    'Write module:function, such as sales.hooks:done.',
    context,
  );
}

function instance(written: string, value: Tree, dict: Dict, context: FreeContext): FreeValue {
  const given = child(dict, 'with');
  if (!dotted.test(written) || !written.includes('.'))
    return refuse(
      value,
      'wrong-form',
      `"${written}" is no full name of a class.`,
      'Write it with its module, such as kubernetes.client.models.V1Volume.',
      context,
    );
  if (given !== undefined && given.kind !== 'dict')
    return refuse(given, 'wrong-type', '"with" must be a map of arguments.', undefined, context);
  const made: TypedValue = {
    kind: 'new',
    class: written,
    with: given === undefined ? new Map() : freeMap(given, context),
  };
  return made;
}

function refuse(at: Tree, code: string, message: string, help: string | undefined, context: FreeContext): FreeValue {
  context.report({ severity: 'error', code, message, place: placeOf(at), ...(help === undefined ? {} : { help }) });
  return null;
}
