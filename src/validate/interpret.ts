import type { Schema } from '../language/schema.ts';
import { compilePattern } from '../text/pattern.ts';
import { valueOf, type Dict, type Entry, type Tree } from '../tree/tree.ts';
import { identityOf } from './identity.ts';
import type { Judge, Mistake, Side } from './judge.ts';
import { isMerging, writtenValue } from './written_value.ts';

/**
 * The judge of a schema: it reads the closed part of JSON Schema that `Schema` is, and finds every mistake. Nothing is
 * compiled, neither ahead nor at run time: what no document says is not looked at, so a start costs nothing.
 */
export function interpret(schema: Schema, side: Side): Judge {
  return (tree) => {
    const judging: Judging = { side, path: [], mistakes: [] };
    judgeTree(tree, schema, judging);
    return judging.mistakes;
  };
}

/** One walk over a tree: the path grows and shrinks with it, and is written out for a mistake only. */
interface Judging {
  readonly side: Side;
  readonly path: (string | number)[];
  readonly mistakes: Mistake[];
}

function judgeTree(tree: Tree, schema: Schema, judging: Judging): void {
  if (schema.free === true) return;
  if (schema.type !== undefined && !isOfTypes(tree, schema.type)) fail(judging, 'type');
  else judgeParts(tree, schema, judging);
  const value = tree.kind === 'leaf' ? tree.value : null;
  if (schema.enum !== undefined && value !== null && !schema.enum.includes(String(value))) fail(judging, 'enum');
  if (schema.const !== undefined && value !== schema.const) fail(judging, 'const');
}

function judgeParts(tree: Tree, schema: Schema, judging: Judging): void {
  if (tree.kind === 'dict') judgeMap(tree, schema, judging);
  else if (tree.kind === 'list') judgeList(tree.items, schema, judging);
  else if (typeof tree.value === 'string') judgeText(tree.value, schema, judging);
  else if (typeof tree.value === 'number') judgeNumber(tree.value, schema, judging);
}

const nothing: Mistake['params'] = {};

function fail({ path, mistakes }: Judging, keyword: string, params: Mistake['params'] = nothing): void {
  mistakes.push({ keyword, instancePath: path.map(pointerPart).join(''), params });
}

function pointerPart(part: string | number): string {
  return `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function isOfTypes(tree: Tree, types: NonNullable<Schema['type']>): boolean {
  return typeof types === 'string' ? isOfType(tree, types) : types.some((type) => isOfType(tree, type));
}

function isOfType(tree: Tree, type: string): boolean {
  if (tree.kind === 'list') return type === 'array';
  if (tree.kind === 'dict') return type === 'object';
  return type === 'integer' ? Number.isInteger(tree.value) : typeof tree.value === type && tree.value !== null;
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

function judgeList(list: readonly Tree[], schema: Schema, judging: Judging): void {
  if (schema.minItems !== undefined && list.length < schema.minItems) fail(judging, 'minItems');
  if (schema.maxItems !== undefined && list.length > schema.maxItems) fail(judging, 'maxItems');
  if (schema.uniqueItems === true) judgeRepetition(list, schema.items?.type, judging);
  if (schema.items === undefined) return;
  for (const [index, item] of list.entries()) judgeAt(index, item, schema.items, judging);
}

/** An item of the wrong type is told as that, not as the same as another one. */
function judgeRepetition(list: readonly Tree[], type: Schema['type'], judging: Judging): void {
  if (list.length < 2) return;
  const seen = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    if (type !== undefined && !isOfTypes(item, type)) continue;
    const key = identityOf(judging.side === 'written' ? writtenValue(item) : valueOf(item));
    const first = seen.get(key);
    if (first !== undefined) fail(judging, 'uniqueItems', { i: index, j: first });
    seen.set(key, index);
  }
}

function judgeMap(map: Dict, schema: Schema, judging: Judging): void {
  const { properties, each, keys } = schema;
  for (const key of requiredIn(schema, judging.side)) {
    const entry = map.entries.get(key);
    if (entry === undefined || isLeftOut(key, entry, judging.side)) fail(judging, 'required', { missingProperty: key });
  }
  if (properties === undefined && each === undefined && schema.type !== 'object') return;
  for (const [key, entry] of map.entries) {
    if (isLeftOut(key, entry, judging.side)) continue;
    const inside = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : each;
    if (inside === undefined) fail(judging, 'additionalProperties', { additionalProperty: key });
    else judgeAt(key, entry.value, inside, judging);
    if (keys !== undefined && !isKey(key, keys)) fail(judging, 'propertyNames', { propertyName: key });
  }
}

const none: readonly string[] = [];

function requiredIn(schema: Schema, side: Side): readonly string[] {
  return (side === 'effective' ? schema.required : schema.requiredAsWritten) ?? none;
}

/** What is written says no more than its values: markers and deletions speak to the merge. */
function isLeftOut(key: string, entry: Entry, side: Side): boolean {
  return side === 'written' && isMerging(key, entry);
}

function isKey(key: string, keys: Schema): boolean {
  const about: Judging = { side: 'effective', path: [], mistakes: [] };
  judgeText(key, keys, about);
  return about.mistakes.length === 0;
}

function judgeAt(key: string | number, tree: Tree, schema: Schema, judging: Judging): void {
  judging.path.push(key);
  judgeTree(tree, schema, judging);
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
