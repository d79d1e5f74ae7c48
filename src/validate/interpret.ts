import type { Schema } from '../language/schema.ts';
import { compilePattern, type Pattern } from '../text/pattern.ts';
import type { Judge, Mistake, Side } from './judge.ts';

/**
 * A judge of a schema that is known only at run time: that of an organisation's task type.
 * It reads the closed part of JSON Schema that `Schema` is; patterns run in linear time.
 */
export function interpret(schema: Schema, side: Side): Judge {
  return (value) => {
    const mistakes: Mistake[] = [];
    judgeValue(value, schema, { side, path: '', report: (mistake) => mistakes.push(mistake) });
    return mistakes;
  };
}

interface Judging {
  readonly side: Side;
  readonly path: string;
  readonly report: (mistake: Mistake) => void;
}

function judgeValue(value: unknown, schema: Schema, judging: Judging): void {
  if (schema.free === true && schema.type === undefined) return;
  const fail = (keyword: string, params: Mistake['params'] = {}): void =>
    judging.report({ keyword, instancePath: judging.path, params });
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOfType(value, type))) fail('type');
  else if (typeof value === 'string') judgeText(value, schema, fail);
  else if (typeof value === 'number') judgeNumber(value, schema, fail);
  else if (Array.isArray(value)) judgeList(value, schema, judging, fail);
  else if (typeof value === 'object' && value !== null && schema.free !== true)
    judgeMap(value as Record<string, unknown>, schema, judging);
  if (schema.enum !== undefined && isScalar(value) && !schema.enum.includes(String(value))) fail('enum');
  if (schema.const !== undefined && value !== schema.const) fail('const');
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type;
}

type Fail = (keyword: string, params?: Mistake['params']) => void;

function judgeText(text: string, schema: Schema, fail: Fail): void {
  const length = codePoints(text);
  if (schema.minLength !== undefined && length < schema.minLength) fail('minLength');
  if (schema.maxLength !== undefined && length > schema.maxLength) fail('maxLength');
  if (schema.pattern !== undefined && !patternOf(schema.pattern).matcher(text).find()) fail('pattern');
}

/** Characters as JSON Schema counts them. */
function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function judgeNumber(value: number, schema: Schema, fail: Fail): void {
  if (schema.minimum !== undefined && value < schema.minimum) fail('minimum');
  if (schema.maximum !== undefined && value > schema.maximum) fail('maximum');
}

function judgeList(list: readonly unknown[], schema: Schema, judging: Judging, fail: Fail): void {
  if (schema.minItems !== undefined && list.length < schema.minItems) fail('minItems');
  if (schema.maxItems !== undefined && list.length > schema.maxItems) fail('maxItems');
  const seen = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    const key = JSON.stringify(item);
    const first = seen.get(key);
    if (schema.uniqueItems === true && first !== undefined) fail('uniqueItems', { i: index, j: first });
    seen.set(key, index);
    if (schema.items !== undefined) judgeValue(item, schema.items, { ...judging, path: `${judging.path}/${index}` });
  }
}

function judgeMap(map: Record<string, unknown>, schema: Schema, judging: Judging): void {
  const required = judging.side === 'effective' ? schema.required : schema.requiredAsWritten;
  for (const key of required ?? []) {
    if (!Object.hasOwn(map, key))
      judging.report({ keyword: 'required', instancePath: judging.path, params: { missingProperty: key } });
  }
  for (const [key, value] of Object.entries(map)) {
    const inside =
      schema.properties !== undefined && Object.hasOwn(schema.properties, key) ? schema.properties[key] : schema.each;
    if (inside === undefined)
      judging.report({
        keyword: 'additionalProperties',
        instancePath: judging.path,
        params: { additionalProperty: key },
      });
    else
      judgeValue(value, inside, {
        ...judging,
        path: `${judging.path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      });
    if (schema.keys?.pattern !== undefined && !patternOf(schema.keys.pattern).matcher(key).find()) {
      judging.report({ keyword: 'propertyNames', instancePath: judging.path, params: { propertyName: key } });
    }
  }
}

const patterns = new Map<string, Pattern>();

function patternOf(pattern: string): Pattern {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  const made = compilePattern(pattern);
  patterns.set(pattern, made);
  return made;
}
