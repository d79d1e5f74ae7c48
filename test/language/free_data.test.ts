import { describe, expect, test } from 'vitest';
import { environment, orders, overlay, type Compiled, type Files } from './repository.ts';

function call(value: string, more: Files = {}): Compiled {
  return orders(`tasks: { load: { type: python, callable: "sales:load", arguments: { value: ${value} } } }\n`, more);
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
    const typed = (lower: string, higher: string): unknown =>
      value(
        orders(
          `tasks: { load: { type: native, class: sales.Operator, arguments: { value: ${lower} } } }\n`,
          overlay(`tasks: { load: { arguments: { value: ${higher} } } }\n`),
        ),
        'prod',
      );
    expect(typed('{ $duration: 5m }', '{ $datetime: 2026-01-01 }')).toMatchObject({ kind: 'datetime' });
    expect(typed('{ $new: a.B, with: { x: 1 } }', '{ $new: a.B, with: { y: 2 } }')).toEqual({
      kind: 'new',
      class: 'a.B',
      with: new Map([['y', 2]]),
    });
    expect(typed('{ a: 1 }', '{ $duration: 5m }')).toEqual({ kind: 'duration', seconds: 300 });
    expect(typed('{ $duration: 5m }', '{ a: 1 }')).toEqual({ kind: 'map', entries: new Map([['a', 1]]) });
    expect(typed('{ a: 1, b: 2 }', '{ b: 3, c: 4 }')).toEqual({
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

describe('the author’s own Jinja', () => {
  const bash = (command: string): Compiled =>
    orders(
      `schedule: { cron: daily, start: 2026-01-01 }\ntasks: { load: { type: bash, command: ${JSON.stringify(command)} } }\n`,
    );
  const pieces = (command: string): unknown => {
    const result = bash(command);
    expect(result.findings).toEqual([]);
    const { operation } = result.task('dev', 'load');
    return operation.kind === 'shell'
      ? operation.command.map((piece) =>
          piece.kind === 'value' ? [piece.kind, piece.value.path.join('.')] : [piece.kind, piece.text],
        )
      : operation;
  };

  test.each([
    ['{{ … }} reads as Jinja', 'load {{ ti.task_id }}', [['jinja', 'load {{ ti.task_id }}']]],
    ['{% … %} too', '{% if true %}a{% endif %}', [['jinja', '{% if true %}a{% endif %}']]],
    [
      'text without them is literal',
      'echo ${#array[@]} {# no #} ${A}',
      [['literal', 'echo ${#array[@]} {# no #} ${A}']],
    ],
    [
      'a value makes no Jinja of the text around it',
      '${#a[@]} ${{ run.date }} {',
      [
        ['literal', '${#a[@]} '],
        ['value', 'run.date'],
        ['literal', ' {'],
      ],
    ],
    [
      'a value may stand beside the author’s Jinja',
      '{{ ti.task_id }} ${{ run.date }}',
      [
        ['jinja', '{{ ti.task_id }} '],
        ['value', 'run.date'],
      ],
    ],
    [
      '`$${{` is a dollar and then the author’s own Jinja',
      '$${{ ti.task_id }}',
      [
        ['jinja', '$'],
        ['jinja', '{{ ti.task_id }}'],
      ],
    ],
    [
      'literal braces are written in quotes',
      'docker inspect --format \'${{ "{{" }}.Name}}\'',
      [['literal', "docker inspect --format '{{.Name}}'"]],
    ],
  ])('%s', (_, command, expected) => {
    expect(pieces(command)).toEqual(expected);
  });

  test.each([
    ['a reference inside of Jinja', '{{ macros.f(${{ run.date }}) }}'],
    ['what is no Jinja', "docker inspect --format '{{.Name}}'"],
    ['what is not closed', '{{ ti.task_id'],
    ['a block that is not closed', '{% if true %}a'],
  ])('%s is one error', (_, command) => {
    expect(bash(command).findings).toHaveLength(1);
  });

  test('a name that the version removed is an error there alone', () => {
    expect(bash('load {{ execution_date }}').findings).toEqual(['pipelines/orders.yaml:4:48 jinja-name in dev']);
    expect(
      bash('load {{ x.execution_date }} {{ "execution_date" }} {# execution_date #} {% set next_ds = 1 %}{{ next_ds }}')
        .findings,
    ).toEqual([]);
  });

  test('a name that only dated runs have is an error without a schedule, on 3.x', () => {
    expect(orders('tasks: { load: { type: bash, command: "load {{ ds }}" } }\n').findings).toEqual([
      'pipelines/orders.yaml:3:48 jinja-name in dev',
    ]);
  });

  test('in fields that nothing renders braces are braces', () => {
    const { findings, pipeline } = orders('description: "of {{ ds }}"\ntasks: { load: { type: noop } }\n');
    expect(findings).toEqual([]);
    expect(pipeline('dev').description).toBe('of {{ ds }}');
  });

  test('in an argument that `templated` does not name they are an error, unless it is marked `$text`', () => {
    expect(codes(native('arguments: { value: "{{ ds }}" }'))).toEqual(['not-templated']);
    expect(codes(native('arguments: { value: { a: ["{% x %}"] } }'))).toEqual(['not-templated']);
    expect(codes(native('arguments: { value: "{# x #}" }'))).toEqual(['not-templated']);
    expect(native('arguments: { value: "${{ env.id }} {{ ds }}" }').findings).toEqual([
      'pipelines/orders.yaml:3:100 not-templated',
    ]);
    expect(codes(native('arguments: { value: { $text: "{{ ds }}" } }'))).toEqual([]);
    expect(codes(native('templated: [value], arguments: { value: "{{ ti.task_id }}" }'))).toEqual([]);
  });

  test('a variable keeps its author’s class where it is used', () => {
    const text = 'variables: { own: "{{ ti.task_id }}", braces: "{x}" }\n';
    const files = {
      'environments/dev/environment.yaml': environment('dev', '3.3', text),
      'environments/prod/environment.yaml': environment('prod', '2.11', text),
    };
    const { findings, task } = orders(
      'tasks: { load: { type: bash, command: "{ ${{ var.own }} ${{ var.braces }}" } }\n',
      files,
    );
    expect(findings).toEqual([]);
    expect(task('dev', 'load').operation).toMatchObject({
      command: [
        { kind: 'literal', text: '{ ' },
        { kind: 'jinja', text: '{{ ti.task_id }}' },
        { kind: 'literal', text: ' {x}' },
      ],
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
