import {
  call,
  dict,
  integer,
  list,
  string,
  subscript,
  type Expression,
  type Imported,
} from '../../../../emit/python/expression.ts';
import type { Environment } from '../../../../model/environment.ts';
import type { FreeValue } from '../../../../model/free_value.ts';
import type { RunValue, Text } from '../../../../values/text.ts';

/**
 * The value of a text that is one value and no text itself: a count, a number of seconds, JSON of the store. Rendering
 * makes text of everything, so such a value travels as JSON.
 */
export function typedValue(text: Text, environment: Environment): RunValue | undefined {
  const [only, ...others] = text;
  if (only?.kind !== 'value' || others.length > 0) return undefined;
  const { path, pipes } = only.value;
  const isTyped =
    pipes.at(-1)?.kind === 'epoch' ||
    (path[0] === 'run' && (path[1] === 'attempt' || path[1] === 'params')) ||
    path[0] === 'tasks' ||
    path[0] === 'item' ||
    (path[0] === 'stored' && environment.stored.get(String(path[1]))?.json === true);
  return isTyped ? only.value : undefined;
}

/** What reads JSON in a function of the file. */
export interface Decoder {
  readonly loads: Expression;
  /** The import inside of the function that it needs. */
  readonly own?: Imported;
}

interface Decoding {
  readonly environment: Environment;
  readonly decoder: Decoder;
}

/** An argument with what travelled as JSON read back, at any depth. The rest stays what it is: the name itself. */
export function decoded(value: FreeValue, access: Expression, decoding: Decoding): Expression {
  if (value === null || typeof value !== 'object' || !holdsTyped(value, decoding.environment)) return access;
  if (isText(value)) return call(decoding.decoder.loads, [], [access]);
  if (value.kind === 'list')
    return list(value.items.map((item, index) => decoded(item, subscript(access, integer(index)), decoding)));
  if (value.kind !== 'map') return access;
  return dict(
    [...value.entries].map(([key, item]) => [key, decoded(item, subscript(access, string(key)), decoding)] as const),
  );
}

function holdsTyped(value: FreeValue, environment: Environment): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (isText(value)) return typedValue(value, environment) !== undefined;
  if (value.kind === 'list') return value.items.some((item) => holdsTyped(item, environment));
  return value.kind === 'map' && [...value.entries.values()].some((item) => holdsTyped(item, environment));
}

function isText(value: Exclude<FreeValue, number | boolean | null>): value is Text {
  return Array.isArray(value);
}
