import { isDeepStrictEqual } from 'node:util';
import type { Source } from '../../text/source.ts';
import { readYaml } from '../read/read_yaml.ts';
import { valueOf, type Value } from '../tree.ts';
import { spliceFor, type Change } from './splice.ts';

/**
 * The text of a YAML file after a change, in which only the lines concerned differ. The result is read again: undefined
 * where it would not say exactly what is meant, and where the text cannot be changed without writing other lines anew.
 */
export function changedText(source: Source, change: Change): string | undefined {
  const before = readYaml(source, () => undefined);
  const splice = before === undefined ? undefined : spliceFor(before, change);
  if (before === undefined || splice === undefined) return undefined;
  const { start, end, text } = splice;
  const after = source.text.slice(0, start) + text + source.text.slice(end);
  let isRight = true;
  const read = readYaml({ path: source.path, text: after }, () => {
    isRight = false;
  });
  const meant = changedValue(valueOf(before), change.path, change.value);
  return isRight && read !== undefined && isDeepStrictEqual(valueOf(read), meant) ? after : undefined;
}

function changedValue(value: Value, [key = '', ...rest]: readonly string[], to: Change['value']): Value {
  const map: Record<string, Value> = Object.assign(Object.create(null), value);
  if (rest.length > 0) map[key] = changedValue(map[key] ?? {}, rest, to);
  else if (to === undefined) delete map[key];
  else map[key] = to;
  return map;
}
