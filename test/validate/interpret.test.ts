import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { taskSchemas } from '../../src/builtins/tasks/schemas.ts';
import { kindSchemas } from '../../src/language/kinds.ts';
import { validatorSchema } from '../../src/language/json_schema.ts';
import type { Schema } from '../../src/language/schema.ts';
import { interpret } from '../../src/validate/interpret.ts';
import type { Side } from '../../src/validate/judge.ts';
import { treeOf } from './tree_of.ts';

const schemas = Object.entries({ ...kindSchemas, ...taskSchemas });
const cases = schemas.flatMap(([name, schema]) =>
  (['written', 'effective'] as const).map((side) => [name, side, schema] as const),
);

/** Values that are right at most places, so that the mistakes are deep inside too. */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  const right: fc.Arbitrary<unknown>[] = [wild];
  const words = [schema.const, schema.default, ...(schema.enum ?? []), ...(schema.examples ?? [])];
  right.push(...words.filter((word) => word !== undefined).map((word) => fc.constant(word)));
  if (schema.items !== undefined) right.push(fc.array(valueOf(schema.items), { maxLength: 3 }));
  if (schema.properties !== undefined || schema.each !== undefined) right.push(mapOf(schema), mapOf(schema));
  return fc.oneof(...right);
}

function mapOf({ properties = {}, each }: Schema): fc.Arbitrary<unknown> {
  const known = Object.entries(properties).map(([key, property]) => fc.tuple(fc.constant(key), valueOf(property)));
  const other = fc.tuple(fc.constantFrom('orders', 'Orders of today', 'a/b~c', ''), each ? valueOf(each) : wild);
  const rare = { weight: 1, arbitrary: other };
  const keys = fc.oneof(...known.map((arbitrary) => ({ weight: 3, arbitrary })), rare);
  return fc.array(keys, { maxLength: 5 }).map(Object.fromEntries);
}

const texts = ['', 'orders', 'Orders', '2024-01-01', '90m', '😀', 'x'.repeat(251)];
const scalars = [...texts, 0, 1, -1, 1.5, 2 ** 40, true, false, null];
const wild: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...scalars) },
  fc.constantFrom<unknown>([], {}, ['orders', 'orders'], [1, 'orders'], { orders: 1 }),
);

type Mistakes = (value: unknown) => readonly string[];

/** A number of the wrong kind is told as that alone: whether it is too small or too large says nothing more. */
function onceAValue(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const wrongTypes = new Set(
    errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath),
  );
  return errors.filter(
    ({ keyword, instancePath }) => keyword === 'type' || !bounds.has(keyword) || !wrongTypes.has(instancePath),
  );
}

const bounds: ReadonlySet<string> = new Set(['minimum', 'maximum']);

/** Of a key that has no right form ajv says which keyword it breaks, and then that its name is wrong: that is the one. */
function mistakesByAjv(schema: Schema, side: Side): Mistakes {
  const judge = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(validatorSchema(schema, side));
  return (value) => {
    judge(value);
    return told(onceAValue((judge.errors ?? []).filter((error) => error.propertyName === undefined)));
  };
}

function mistakesByUs(schema: Schema, side: Side): Mistakes {
  const judge = interpret(schema, side);
  return (value) => told(judge(treeOf(value)));
}

type Told = Pick<ErrorObject, 'keyword' | 'instancePath' | 'params'>;

/** In a line each. What is beside a wrong type is told by one and not by the other: which words, which repetitions. */
function told(mistakes: readonly Told[]): readonly string[] {
  const wrong = new Set(mistakes.filter(({ keyword }) => keyword === 'type').map((one) => one.instancePath));
  const lists = new Set([...wrong].map((path) => path.replace(/\/\d+$/u, '')));
  const lines = mistakes.flatMap(({ keyword, instancePath, params }) => {
    if (['enum', 'const'].includes(keyword) && wrong.has(instancePath)) return [];
    if (keyword === 'uniqueItems' && lists.has(instancePath)) return [];
    const key: unknown = params['missingProperty'] ?? params['additionalProperty'] ?? params['propertyName'] ?? '';
    return [`${instancePath} ${keyword} ${String(key)}`];
  });
  return [...new Set(lines)].toSorted();
}

describe.each(cases)('%s, %s', (_, side, schema) => {
  const [expected, found] = [mistakesByAjv(schema, side), mistakesByUs(schema, side)];

  test('the interpreter finds what ajv finds', () => {
    let wrong = 0;
    fc.assert(
      fc.property(mapOf(schema), (value) => {
        const mistakes = expected(value);
        wrong += mistakes.length;
        expect(found(value)).toEqual(mistakes);
      }),
      { numRuns: 200 },
    );
    expect(wrong).toBeGreaterThan(200);
  });
});

test('a path is written as a JSON pointer', () => {
  const schema: Schema = { type: 'object', each: { type: 'array', items: { type: 'string' } } };
  expect(interpret(schema, 'written')(treeOf({ 'raw/orders~1': ['a', 2] }))).toEqual([
    { keyword: 'type', instancePath: '/raw~1orders~01/1', params: {} },
  ]);
});

test('each repetition is told, with what it repeats', () => {
  const schema: Schema = { type: 'array', uniqueItems: true };
  expect(interpret(schema, 'written')(treeOf(['orders', 'invoices', 'orders', 'orders']))).toEqual([
    { keyword: 'uniqueItems', instancePath: '', params: { i: 2, j: 0 } },
    { keyword: 'uniqueItems', instancePath: '', params: { i: 3, j: 2 } },
  ]);
});

test.each([
  [
    [
      { group: 'stage', task: 'extract' },
      { task: 'extract', group: 'stage' },
    ],
    1,
  ],
  [
    [
      { task: 'extract', over: [1, { a: 1, b: 2 }] },
      { over: [1, { b: 2, a: 1 }], task: 'extract' },
    ],
    1,
  ],
  [[0, -0], 1],
  [[Number.NaN, null, 'null', Infinity, -Infinity, 'NaN', 'Infinity'], 0],
  [[[1, 2], [2, 1], '1,2', { 0: 1 }, [[1], 2]], 0],
])('what repeats is the value, not how it is written: %j', (value, repeated) => {
  const schema: Schema = { type: 'array', uniqueItems: true };
  const byAjv = new Ajv2020().compile(validatorSchema(schema, 'written'));
  expect(byAjv(value)).toBe(repeated === 0);
  expect(interpret(schema, 'written')(treeOf(value))).toHaveLength(repeated);
});

test('lengths count characters, not the halves of one', () => {
  const judge = interpret({ type: 'string', minLength: 2, maxLength: 2 }, 'written');
  expect(['😀', '😀😀', '😀😀😀'].map((text) => judge(treeOf(text)).map(({ keyword }) => keyword))).toEqual([
    ['minLength'],
    [],
    ['maxLength'],
  ]);
});
