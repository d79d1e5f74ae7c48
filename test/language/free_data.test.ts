import { describe, expect, test } from 'vitest';
import { orders, overlay, type Compiled, type Files } from './repository.ts';

function call(written: string, more: Files = {}): Compiled {
  return orders(`tasks: { load: { type: python, callable: "sales:load", arguments: { value: ${written} } } }\n`, more);
}

function native(keys: string): Compiled {
  return orders(`tasks: { load: { type: native, class: sales.operators.Operator, ${keys} } }\n`);
}

function value(result: Compiled, at = 'dev'): unknown {
  expect(result.findings).toEqual([]);
  const { operation } = result.task(at, 'load');
  return operation.kind === 'call' || operation.kind === 'native' ? operation.arguments.get('value') : operation;
}

function codes({ findings }: Compiled): readonly string[] {
  return findings.map((line) => line.replace(/^\S+ /u, ''));
}

function overlaid(lower: string, higher: string): unknown {
  return value(
    orders(
      `tasks: { load: { type: native, class: sales.Operator, arguments: { value: ${lower} } } }\n`,
      overlay(`tasks: { load: { arguments: { value: ${higher} } } }\n`),
    ),
    'prod',
  );
}

describe('typed values', () => {
  test.each([
    ['{ $duration: 5m }', { kind: 'duration', seconds: 300 }],
    ['{ $datetime: 2026-01-01 }', { kind: 'datetime', wall: Date.UTC(2026, 0, 1) / 1000, zone: 'UTC' }],
    ['{ $callable: "sales.hooks:done" }', { kind: 'callable', module: 'sales.hooks', function: 'done' }],
    ['{ $text: "{{ ds }}" }', { kind: 'plain', text: '{{ ds }}' }],
    [
      '{ $new: sales.Volume, with: { name: { $duration: 1s } } }',
      { kind: 'new', class: 'sales.Volume', with: new Map([['name', { kind: 'duration', seconds: 1 }]]) },
    ],
    ['{ $new: sales.Volume }', { kind: 'new', class: 'sales.Volume', with: new Map() }],
    ['[{ $duration: 5m }]', { kind: 'list', items: [{ kind: 'duration', seconds: 300 }] }],
  ])('%s', (written, expected) => {
    expect(value(native(`arguments: { value: ${written} }`))).toEqual(expected);
  });

  test('`$datetime` is read in the zone of the schedule', () => {
    const { findings, task } = orders(
      'schedule: { timezone: Europe/Berlin }\ntasks: { load: { type: native, class: sales.Operator, arguments: { value: { $datetime: "2026-01-01T06:00" } } } }\n',
    );
    expect(findings).toEqual([]);
    const { operation } = task('dev', 'load');
    expect(operation.kind === 'native' && operation.arguments.get('value')).toMatchObject({ zone: 'Europe/Berlin' });
  });

  test.each([
    ['{ $duration: soon }', 'wrong-form'],
    ['{ $duration: 5 }', 'wrong-type'],
    ['{ $callable: sales.hooks.done }', 'wrong-form'],
    ['{ $new: Volume }', 'wrong-form'],
    ['{ $datetime: 2026-02-30 }', 'wrong-form'],
    ['{ $new: a.B, with: [1] }', 'wrong-type'],
    ['{ $duration: 5m, more: 1 }', 'unknown-key'],
    ['{ $durtion: 5m }', 'unknown-key → $duration'],
    ['{ with: {}, $text: a }', 'unknown-key'],
  ])('%s is refused: %s', (written, code) => {
    expect(codes(native(`arguments: { value: ${written} }`))).toEqual([code]);
  });

  test('`$$x` is the key `$x`, and one dollar less of any number', () => {
    expect(value(call('{ $$match: 1, $$$sum: 2, plain: 3, a$b: 4 }'))).toEqual({
      kind: 'map',
      entries: new Map([
        ['$match', 1],
        ['$$sum', 2],
        ['plain', 3],
        ['a$b', 4],
      ]),
    });
  });

  test('`$$duration` is a key like any other', () => {
    expect(value(call('{ $$duration: 5m }'))).toEqual({
      kind: 'map',
      entries: new Map([['$duration', [{ kind: 'literal', text: '5m' }]]]),
    });
  });

  test('a typed value replaces whole through the layers, and is replaced whole', () => {
    expect(overlaid('{ $duration: 5m }', '{ $datetime: 2026-01-01 }')).toMatchObject({ kind: 'datetime' });
    expect(overlaid('{ $new: a.B, with: { x: 1 } }', '{ $new: a.B, with: { y: 2 } }')).toEqual({
      kind: 'new',
      class: 'a.B',
      with: new Map([['y', 2]]),
    });
    expect(overlaid('{ a: 1 }', '{ $duration: 5m }')).toEqual({ kind: 'duration', seconds: 300 });
    expect(overlaid('{ $duration: 5m }', '{ a: 1 }')).toEqual({ kind: 'map', entries: new Map([['a', 1]]) });
    expect(overlaid('{ a: 1, b: 2 }', '{ b: 3, c: 4 }')).toEqual({
      kind: 'map',
      entries: new Map([
        ['a', 1],
        ['b', 3],
        ['c', 4],
      ]),
    });
  });

  test('markers of the merge count in free data too, and `$$delete` is a key', () => {
    const merged = orders(
      'tasks: { load: { type: python, callable: "sales:load", arguments: { value: { a: 1, b: 2 } } } }\n',
      overlay('tasks: { load: { arguments: { value: { a: { $delete: true }, $$delete: true } } } }\n'),
    );
    expect(value(merged, 'prod')).toEqual({
      kind: 'map',
      entries: new Map<string, unknown>([
        ['b', 2],
        ['$delete', true],
      ]),
    });
  });

  test.each(['constructor', 'toString', 'hasOwnProperty'])('the key `%s` is a key like any other', (key) => {
    expect(value(call(`{ ${key}: 1 }`))).toEqual({ kind: 'map', entries: new Map([[key, 1]]) });
  });

  test('the key `__proto__` is refused', () => {
    expect(codes(call('{ __proto__: 1 }'))).toEqual(['reserved-key']);
  });

  test('numbers, booleans and null arrive as they are, text stays text', () => {
    expect(value(call('[1, 1.5, true, null, "1", yes]'))).toEqual({
      kind: 'list',
      items: [1, 1.5, true, null, [{ kind: 'literal', text: '1' }], [{ kind: 'literal', text: 'yes' }]],
    });
  });
});

describe('the class of a native task', () => {
  test('is taken on trust, whatever providers the environment lists', () => {
    expect(codes(native('arguments: { a: 1 }'))).toEqual([]);
  });

  test('may differ between major versions', () => {
    const { dag, findings } = orders(
      'tasks: { load: { type: native, class: { "2": sales.old.Operator, "3": sales.new.Operator } } }\n',
    );
    expect(findings).toEqual([]);
    expect(dag('prod')).toContain('from sales.old import Operator');
    expect(dag('dev')).toContain('from sales.new import Operator');
  });

  test('must be there for the version of the environment', () => {
    expect(codes(orders('tasks: { load: { type: native, class: { "2": sales.old.Operator } } }\n'))).toEqual([
      'class-missing in dev',
    ]);
  });
});
