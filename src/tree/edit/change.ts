import { isDeepStrictEqual } from 'node:util';
import type { Source } from '../../text/source.ts';
import { readYaml } from '../read/read_yaml.ts';
import { valueOf, type Tree, type Value } from '../tree.ts';
import { spliceFor, within, type Change, type Splice } from './splice.ts';

/**
 * What has to be written for a change, so that only the lines concerned differ. The result is read again: undefined where
 * it would not say exactly what is meant, and where the text cannot be changed without writing other lines anew.
 */
export function spliceOf(source: Source, { path, ...change }: Change): Splice | undefined {
  const before = readYaml(source, () => undefined);
  const whole = change.value === undefined ? withEmptiedLists(before, path) : path;
  const splice = before === undefined ? undefined : spliceFor(before, { path: whole, ...change });
  if (before === undefined || splice === undefined) return undefined;
  let isRight = true;
  const read = readYaml({ path: source.path, text: spliced(source.text, splice) }, () => {
    isRight = false;
  });
  const meant = changedValue(valueOf(before), whole, change.value);
  return isRight && read !== undefined && isDeepStrictEqual(valueOf(read), meant) ? splice : undefined;
}

/** The text of a YAML file after a change; undefined as above. */
export function changedText(source: Source, change: Change): string | undefined {
  const splice = spliceOf(source, change);
  return splice === undefined ? undefined : spliced(source.text, splice);
}

function spliced(whole: string, { start, end, text }: Splice): string {
  return whole.slice(0, start) + text + whole.slice(end);
}

/** With the last item of a list the list goes too. */
function withEmptiedLists(document: Tree | undefined, path: readonly string[]): readonly string[] {
  const around = path.slice(0, -1);
  const list = around.reduce(within, document);
  return list?.kind === 'list' && list.items.length === 1 ? withEmptiedLists(document, around) : path;
}

function changedValue(value: Value, [key = '', ...rest]: readonly string[], to: Change['value']): Value {
  if (Array.isArray(value)) {
    const [item] = value.slice(Number(key));
    return value.toSpliced(Number(key), 1, ...(rest.length === 0 ? [] : [changedValue(item ?? null, rest, to)]));
  }
  const map: Record<string, Value> = Object.assign(Object.create(null), value);
  if (rest.length > 0) map[key] = changedValue(map[key] ?? {}, rest, to);
  else if (to === undefined) delete map[key];
  else map[key] = to;
  return map;
}
