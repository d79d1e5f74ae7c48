import type { FreeValue } from '../../../model/free_value.ts';
import type { Value } from '../../../tree/tree.ts';
import { literalOf } from '../../../values/text.ts';

/** What a parameter must be, in words, where a value is something else for certain. What is known later is not judged. */
export function misfit(value: FreeValue, schema: Value): string | undefined {
  if (!isMap(schema)) return undefined;
  const types = listOf(schema['type']).filter((each) => typeof each === 'string');
  const type = typeOf(value);
  if (type === undefined) return undefined;
  const isOfType = types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));
  if (!isOfType) return types.map((each) => `of the type ${each}`).join(' or ');
  return notOneOf(value, listOf(schema['enum']));
}

function notOneOf(value: FreeValue, words: readonly Value[]): string | undefined {
  const scalar = Array.isArray(value) ? literalOf(value) : value;
  const isScalar = scalar === null || typeof scalar !== 'object';
  if (words.length === 0 || !isScalar || scalar === undefined || words.includes(scalar)) return undefined;
  return `one of: ${words.map(String).join(', ')}`;
}

/** The type of JSON that a value has when the run begins; undefined for what is one value of the run alone. */
function typeOf(value: FreeValue): string | undefined {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if ('kind' in value) return value.kind === 'list' ? 'array' : value.kind === 'map' ? 'object' : 'string';
  const [first, ...others] = value;
  return first?.kind === 'value' && others.length === 0 ? undefined : 'string';
}

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

function isMap(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
