import type { Schema } from '../language/schema.ts';
import { compilePattern } from '../text/pattern.ts';
import type { Judge, Mistake, Side } from './judge.ts';

/**
 * The judge of a schema: it reads the closed part of JSON Schema that `Schema` is, and finds every mistake. Nothing is
 * compiled, neither ahead nor at run time: what no document says is not looked at, so a start costs nothing.
 */
export function interpret(schema: Schema, side: Side): Judge {
  return (value) => {
    const judging: Judging = { side, path: [], mistakes: [] };
    judgeValue(value, schema, judging);
    return judging.mistakes;
  };
}

/** One walk over a value: the path grows and shrinks with it, and is written out for a mistake only. */
interface Judging {
  readonly side: Side;
  readonly path: (string | number)[];
  readonly mistakes: Mistake[];
}

function judgeValue(value: unknown, schema: Schema, judging: Judging): void {
  if (schema.free === true) return;
  const { type } = schema;
  if (type !== undefined && !isOfTypes(value, type)) fail(judging, 'type');
  else if (typeof value === 'string') judgeText(value, schema, judging);
  else if (typeof value === 'number') judgeNumber(value, schema, judging);
  else if (Array.isArray(value)) judgeList(value, schema, judging);
  else if (isMap(value)) judgeMap(value, schema, judging);
  if (schema.enum !== undefined && isScalar(value) && !schema.enum.includes(String(value))) fail(judging, 'enum');
  if (schema.const !== undefined && value !== schema.const) fail(judging, 'const');
}

const nothing: Mistake['params'] = {};

function fail({ path, mistakes }: Judging, keyword: string, params: Mistake['params'] = nothing): void {
  mistakes.push({ keyword, instancePath: path.map(pointerPart).join(''), params });
}

function pointerPart(part: string | number): string {
  return `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function isOfTypes(value: unknown, types: NonNullable<Schema['type']>): boolean {
  return typeof types === 'string' ? isOfType(value, types) : types.some((type) => isOfType(value, type));
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isMap(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function judgeText(text: string, schema: Schema, judging: Judging): void {
  const { minLength, maxLength, pattern } = schema;
  if (minLength !== undefined && codePoints(text, minLength) < minLength) fail(judging, 'minLength');
  if (maxLength !== undefined && codePoints(text, maxLength + 1) > maxLength) fail(judging, 'maxLength');
  if (pattern !== undefined && !matches(text, pattern, schema)) fail(judging, 'pattern');
}

/** Characters as JSON Schema counts them, up to as many as matter: the text may be long. */
function codePoints(text: string, most: number): number {
  let count = 0;
  for (const _ of text) {
    count += 1;
    if (count === most) break;
  }
  return count;
}

function judgeNumber(value: number, schema: Schema, judging: Judging): void {
  if (schema.minimum !== undefined && value < schema.minimum) fail(judging, 'minimum');
  if (schema.maximum !== undefined && value > schema.maximum) fail(judging, 'maximum');
}

function judgeList(list: readonly unknown[], schema: Schema, judging: Judging): void {
  if (schema.minItems !== undefined && list.length < schema.minItems) fail(judging, 'minItems');
  if (schema.maxItems !== undefined && list.length > schema.maxItems) fail(judging, 'maxItems');
  if (schema.uniqueItems === true) judgeRepetition(list, schema.items?.type, judging);
  if (schema.items === undefined) return;
  for (let index = 0; index < list.length; index += 1) judgeAt(index, list[index], schema.items, judging);
}

/** An item of the wrong type is told as that, not as the same as another one. */
function judgeRepetition(list: readonly unknown[], type: Schema['type'], judging: Judging): void {
  const seen = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    if (type !== undefined && !isOfTypes(item, type)) continue;
    const key = JSON.stringify(item);
    const first = seen.get(key);
    if (first !== undefined) fail(judging, 'uniqueItems', { i: index, j: first });
    seen.set(key, index);
  }
}

function judgeMap(map: Readonly<Record<string, unknown>>, schema: Schema, judging: Judging): void {
  const { properties, each, keys } = schema;
  const required = judging.side === 'effective' ? schema.required : schema.requiredAsWritten;
  for (const key of required ?? []) {
    if (!Object.hasOwn(map, key)) fail(judging, 'required', { missingProperty: key });
  }
  if (properties === undefined && each === undefined && schema.type !== 'object') return;
  for (const key of Object.keys(map)) {
    const inside = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : each;
    if (inside === undefined) fail(judging, 'additionalProperties', { additionalProperty: key });
    else judgeAt(key, map[key], inside, judging);
    if (keys !== undefined && !isKey(key, keys)) fail(judging, 'propertyNames', { propertyName: key });
  }
}

function isKey(key: string, keys: Schema): boolean {
  const about: Judging = { side: 'effective', path: [], mistakes: [] };
  judgeText(key, keys, about);
  return about.mistakes.length === 0;
}

function judgeAt(key: string | number, value: unknown, schema: Schema, judging: Judging): void {
  judging.path.push(key);
  judgeValue(value, schema, judging);
  judging.path.pop();
}

const patterns = new WeakMap<Schema, (text: string) => boolean>();

/** The language's own patterns are linear for the engine; those that people write are matched by RE2. */
function matches(text: string, pattern: string, schema: Schema): boolean {
  const known = patterns.get(schema);
  if (known !== undefined) return known(text);
  const isOfUser = schema.patternMeans?.startsWith('a text that matches') === true;
  const made = isOfUser ? linear(pattern) : own(pattern);
  patterns.set(schema, made);
  return made(text);
}

function own(pattern: string): (text: string) => boolean {
  const expression = new RegExp(pattern, 'u');
  return (text) => expression.test(text);
}

function linear(pattern: string): (text: string) => boolean {
  const expression = compilePattern(pattern);
  return (text) => expression.matcher(text).find();
}
