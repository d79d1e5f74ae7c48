import { expect, test } from 'vitest';
import {
  attribute,
  boolean,
  call,
  type Expression,
  float,
  imported,
  integer,
  list,
  name,
  none,
  string,
  tuple,
} from '../../../src/emit/python/expression.ts';
import { printModule } from '../../../src/emit/python/print_module.ts';
import { assignment, expressionStatement } from '../../../src/emit/python/statement.ts';

function printed(expression: Expression): string {
  return printModule({ functions: [], body: [expressionStatement(expression)] });
}

test('constants are written as Python has them', () => {
  const values = [
    none,
    boolean(true),
    integer(-0),
    integer(2n ** 70n),
    float(3),
    float(1e21),
    float(-0),
    float(1.5e-7),
  ];
  expect(printed(list(values))).toBe('[None, True, 0, 1180591620717411303424, 3.0, 1e21, -0.0, 1.5e-7]\n');
});

test('numbers that have no exact literal are refused', () => {
  expect(() => integer(2 ** 53)).toThrow('no safe integer');
  expect(() => integer(1.5)).toThrow('no safe integer');
  expect(() => float(Infinity)).toThrow('no literal');
});

test('what is no Python name is refused, so that no text becomes code', () => {
  expect(() => name('orders; import os')).toThrow('"orders; import os" is no Python name');
  expect(() => assignment('class', none)).toThrow('"class" is no Python name');
  expect(() => imported('sales.1st', 'load')).toThrow('"1st" is no Python name');
  expect(() => attribute(name('orders'), 'größe')).toThrow('is no Python name');
});

test('a tuple of one item has its comma', () => {
  expect(printed(tuple([]))).toBe('()\n');
  expect(printed(tuple([none]))).toBe('(None,)\n');
});

test('an argument whose name is no keyword in Python is passed in a dict', () => {
  expect(printed(call(name('load'), { from: string('eu'), day: integer(1), '--fast': boolean(true) }))).toBe(
    'load(day=1, **{"from": "eu", "--fast": True})\n',
  );
});

test('one keyword argument given twice is refused', () => {
  expect(() =>
    call(name('load'), [
      ['day', none],
      ['day', none],
    ]),
  ).toThrow('twice');
});

test('a text of several lines stays in one line inside other values', () => {
  expect(printed(call(name('load'), { sql: list([string('SELECT 1;\nSELECT 2;\n')]) }))).toBe(
    'load(sql=["SELECT 1;\\nSELECT 2;\\n"])\n',
  );
});
