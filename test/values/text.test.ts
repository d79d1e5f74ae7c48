import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatenate, isLiteral, jinja, literal, literalOf, sameText, value, valuesOf } from '../../src/values/text.ts';

const date = { path: ['run', 'date'], pipes: [] };
const source = { path: 'pipelines/orders.yaml', text: 'command: load ${{ run.date }}' };

describe('a text', () => {
  test('of literals joins into one piece', () => {
    expect(concatenate(literal('load '), literal(''), literal('orders'))).toEqual([
      { kind: 'literal', text: 'load orders' },
    ]);
  });

  test('keeps the Jinja of two authors apart, with literals and values in their places', () => {
    expect(concatenate(jinja('{{ ds }}{'), jinja('% x'), literal('/'), value(date))).toEqual([
      { kind: 'jinja', text: '{{ ds }}{' },
      { kind: 'jinja', text: '% x' },
      { kind: 'literal', text: '/' },
      { kind: 'value', value: date },
    ]);
  });

  test('is literal when nothing in it waits for the run or a renderer', () => {
    expect([literal('orders'), literal(''), value(date), jinja('{{ ds }}')].map(isLiteral)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([literal('orders'), literal(''), value(date), jinja('{{ ds }}')].map(literalOf)).toEqual([
      'orders',
      '',
      undefined,
      undefined,
    ]);
  });

  test('is the same wherever its values were written', () => {
    const placed = value({ ...date, place: { source, start: 14, end: 29 } });
    expect(sameText(concatenate(literal('a'), literal('b'), value(date)), concatenate(literal('ab'), placed))).toBe(
      true,
    );
    expect(sameText(literal('{{ ds }}'), jinja('{{ ds }}'))).toBe(false);
    expect(sameText(value(date), value({ ...date, pipes: [{ kind: 'shift', amount: -1, unit: 'd' }] }))).toBe(false);
  });

  test('lists its values in order', () => {
    const slot = { path: ['run', 'slot'], pipes: [] };
    expect(valuesOf(concatenate(value(slot), literal('/'), value(date)))).toEqual([slot, date]);
  });

  test('joins to the same, however the joins are nested', () => {
    const texts = fc.array(
      fc.oneof(fc.string({ maxLength: 3 }).map(literal), fc.constant(value(date)), fc.constant(jinja('{{ ds }}'))),
    );
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        expect(concatenate(concatenate(...left), concatenate(...right))).toEqual(concatenate(...left, ...right));
      }),
    );
  });
});
