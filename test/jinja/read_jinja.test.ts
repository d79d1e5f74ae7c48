import { describe, expect, test } from 'vitest';
import { airflowDialect } from '../../src/builtins/targets/airflow/context_names.ts';
import { readJinja } from '../../src/jinja/read_jinja.ts';
import { referencesIn } from './references_in.ts';

describe('what reads as Jinja', () => {
  test.each([
    'extract-orders --all',
    'echo ${#array[@]}',
    '{# a comment of nothing #}',
    'curl -d \'{"day": {"of": 1}}\'',
    '} }} %} #}',
  ])('%s is a literal', (text) => {
    expect(readJinja(text)).toEqual({ isTemplate: false, problems: [], freeNames: [], tags: [] });
  });

  test.each(['{{ ds }}', '{% if ds %}{% endif %}', '$${{ ds }}', '{{', '{# {{ ds }} #}'])(
    '%s is a template',
    (text) => {
      expect(readJinja(text).isTemplate).toBe(true);
    },
  );

  test('references are text, whatever they hold and wherever they meet a brace', () => {
    const text = 'echo {${{ run.date | format("{{%d}}") }}} ${{ "{{" }}.Name}}';
    expect(readJinja(text, referencesIn(text))).toEqual({ isTemplate: false, problems: [], freeNames: [], tags: [] });
  });
});

describe('free names', () => {
  test('have the places where the author wrote them', () => {
    expect(readJinja('copy {{ ds }} to {{ params.to[run_id] }} as {{ ds }}').freeNames).toEqual([
      { name: 'ds', start: 8, end: 10, certain: true },
      { name: 'params', start: 20, end: 26, certain: true },
      { name: 'run_id', start: 30, end: 36, certain: true },
      { name: 'ds', start: 47, end: 49, certain: true },
    ]);
  });

  test('keep their places beside references', () => {
    const text = '${{ var.schema }}.{{ table }}_${{ run.date }}{{ ds }}';
    expect(readJinja(text, referencesIn(text))).toEqual({
      isTemplate: true,
      problems: [],
      freeNames: [
        { name: 'table', start: 21, end: 26, certain: true },
        { name: 'ds', start: 48, end: 50, certain: true },
      ],
      tags: [
        { kind: 'value', start: 18, end: 29 },
        { kind: 'value', start: 45, end: 53 },
      ],
    });
  });

  test.each([
    '{{ order.execution_date }}',
    '{{ order["execution_date"] }}',
    '{{ totals(execution_date=1) }}',
    '{# {{ execution_date }} #}{{ 1 }}',
    '{% raw %}{{ execution_date }}{% endraw %}',
    '{% set execution_date = 1 %}{{ execution_date }}',
    '{% for execution_date in [1] %}{{ execution_date }}{% endfor %}',
    '{% with execution_date = 1 %}{{ execution_date }}{% endwith %}',
    '{% macro row(execution_date) %}{{ execution_date }}{% endmacro %}',
    '{% import "dates.sql" as execution_date %}{{ execution_date }}',
    '{% from "dates.sql" import execution_date %}{{ execution_date }}',
    '{% from "dates.sql" import day as execution_date %}{{ execution_date }}',
  ])('are not in %s', (text) => {
    expect(readJinja(text).freeNames.filter(({ name }) => name === 'execution_date')).toEqual([]);
  });

  test('are uncertain where the template sets them on some of its paths', () => {
    expect(readJinja('{% if full %}{% set day = 1 %}{% else %}{{ day }}{% endif %}{{ day }}').freeNames).toEqual([
      { name: 'full', start: 6, end: 10, certain: true },
      { name: 'day', start: 20, end: 23, certain: false },
      { name: 'day', start: 43, end: 46, certain: true },
      { name: 'day', start: 63, end: 66, certain: false },
    ]);
  });

  test('are found before the mistake that ends the reading', () => {
    const { problems, freeNames } = readJinja('{{ yesterday_ds }} {{ .Name }}');
    expect(problems).toHaveLength(1);
    expect(freeNames).toEqual([{ name: 'yesterday_ds', start: 3, end: 15, certain: true }]);
  });
});

describe('what Jinja cannot read', () => {
  test.each<[text: string, at: string, message: string, help: string]>([
    [
      "docker inspect --format '{{.Name}}' app",
      '.',
      'Jinja cannot read "{{.Name}}": a value is expected instead of ".".',
      'Where the text itself is meant, write ${{ "{{" }}.Name}}.',
    ],
    [
      '{{ $name }}',
      '$',
      'Jinja cannot read "{{ $name }}": "$" means nothing there.',
      'Where the text itself is meant, write ${{ "{{" }} $name }}.',
    ],
    [
      '{{ orders total }}',
      'total',
      'Jinja cannot read "{{ orders total }}": "}}" is expected instead of "total".',
      'Where the text itself is meant, write ${{ "{{" }} orders total }}.',
    ],
    [
      '{{ }}',
      '}}',
      'Jinja cannot read "{{ }}": a value is expected before "}}".',
      'Where the text itself is meant, write ${{ "{{" }} }}.',
    ],
    [
      "{{ 'open }}",
      "'",
      'Jinja cannot read "{{ \'open }}": nothing closes the string that \' opens.',
      'Where the text itself is meant, write ${{ "{{" }} \'open }}.',
    ],
    [
      "{{ '\\x4' }}",
      "'\\x4'",
      "Jinja cannot read \"{{ '\\x4' }}\": '\\x4' has an escape that Python cannot read.",
      'Where the text itself is meant, write ${{ "{{" }} \'\\x4\' }}.',
    ],
    [
      'copy {{ ds',
      '{{',
      '"{{" has no "}}" in "{{ ds".',
      'Write "}}" where it ends, or where the text itself is meant ${{ "{{" }} ds.',
    ],
    [
      'echo ${#array[@]} {{ ds }}',
      '{#',
      '"{#" has no "#}" in "{#array[@]} {{ ds }}".',
      'Write "#}" where it ends, or where the text itself is meant ${{ "{#" }}array[@]} {{ ds }}.',
    ],
    [
      '{% raw %}{{ ds }}',
      '{%',
      '"{% raw %}" has no "{% endraw %}" in "{% raw %}{{ ds }}".',
      'Write "{% endraw %}" where it ends, or where the text itself is meant ${{ "{%" }} raw %}{{ ds }}.',
    ],
    [
      '{% for order in orders %}{{ order }}',
      '{% for',
      'Jinja cannot read "{% for order in orders %}": no "{% endfor %}" follows.',
      'Write "{% endfor %}" where it is over.',
    ],
    [
      '{% if a %}{% for b in c %}{% endif %}',
      'endif',
      'Jinja cannot read "{% endif %}": "{% endfor %}" or "{% else %}" is expected first.',
      'Write "{% endfor %}" or "{% else %}" before it.',
    ],
    [
      '{{ day }}{% endfor %}',
      'endfor',
      'Jinja cannot read "{% endfor %}": it closes nothing.',
      'Remove it, or write what it closes before it.',
    ],
    [
      '{% fro order in orders %}{% endfor %}',
      'fro',
      'Jinja has no statement "fro". Did you mean "for" or "from"?',
      'Write one of its statements; where the text itself is meant, write ${{ "{%" }} for its beginning.',
    ],
    [
      '{{ orders | lenght }}',
      'lenght',
      'Jinja has no filter "lenght". Did you mean "length"?',
      "Write one of Jinja's own filters, or of those that the target adds.",
    ],
    [
      '{{ order is defind }}',
      'defind',
      'Jinja has no test "defind". Did you mean "defined"?',
      "Write one of Jinja's own tests, or of those that the target adds.",
    ],
    [
      '{% set none = 1 %}',
      'none',
      'Jinja cannot read "{% set none = 1 %}": "none" cannot be set.',
      'Where the text itself is meant, write ${{ "{%" }} set none = 1 %}.',
    ],
    [
      '{% set query | replace(old, "new") %}{% endset %}',
      'old',
      'Jinja cannot read "old" in the filter of a set block.',
      'Set the block without the filter, and filter it where it is used.',
    ],
    [
      '{% for a in b %}{% extends "base.sql" %}{% endfor %}',
      'extends',
      'Jinja takes "{% extends %}" only outside of loops, blocks and macros.',
      'Move it to the beginning of the text.',
    ],
  ])('%s', (text, at, message, help) => {
    const start = text.indexOf(at);
    expect(readJinja(text).problems).toEqual([{ message, help, start, end: start + at.length }]);
  });

  test('a long tag is shortened and put on one line', () => {
    expect(readJinja(`{{ orders\n  + ${'x'.repeat(100)}\n $ }}`).problems.map(({ message }) => message)).toEqual([
      `Jinja cannot read "{{ orders + ${'x'.repeat(48)}…": "$" means nothing there.`,
    ]);
  });

  test('a filter of the target is known in its dialect only', () => {
    const text = '{{ data_interval_end | ds_nodash }}';
    expect(readJinja(text, [], airflowDialect).problems).toEqual([]);
    expect(readJinja(text).problems.map(({ message }) => message)).toEqual(['Jinja has no filter "ds_nodash".']);
  });
});
