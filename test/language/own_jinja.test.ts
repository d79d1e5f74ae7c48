import { describe, expect, test } from 'vitest';
import { environment, orders, type Compiled } from './repository.ts';

function native(keys: string): Compiled {
  return orders(`tasks: { load: { type: native, class: sales.operators.Operator, ${keys} } }\n`);
}

function codes({ findings }: Compiled): readonly string[] {
  return findings.map((line) => line.replace(/^\S+ /u, ''));
}

function bash(command: string): Compiled {
  return orders(
    `schedule: { cron: daily, start: 2026-01-01 }\ntasks: { load: { type: bash, command: ${JSON.stringify(command)} } }\n`,
  );
}

function pieces(command: string): unknown {
  const result = bash(command);
  expect(result.findings).toEqual([]);
  const { operation } = result.task('dev', 'load');
  return operation.kind === 'shell'
    ? operation.command.map((piece) =>
        piece.kind === 'value' ? [piece.kind, piece.value.path.join('.')] : [piece.kind, piece.text],
      )
    : operation;
}

describe('the author’s own Jinja', () => {
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
