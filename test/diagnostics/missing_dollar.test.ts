import { describe, expect, test } from 'vitest';
import { inOrders } from './project.ts';

const line = (text: string): string => `  load: { type: bash, command: ${JSON.stringify(text)} }`;

/** What is said of a task of bash in a pipeline with windows. */
function command(text: string): string {
  return inOrders(`schedule: { cron: "30 2 * * *", start: 2026-01-01 }\ntasks:\n${line(text)}\n`);
}

/** The finding about a value in a command, as it is printed. */
function told(text: string, name: string, help: string): string {
  const column = line(text).indexOf(name) + 1;
  return `
pipelines/orders.yaml:5:${column}: error: Templates have no name "${name}": values of dagwright stand in "\${{ … }}". [jinja-name]
  5 | ${line(text)}
    | ${' '.repeat(column - 1)}${'^'.repeat(name.length)}
  help: ${help}
`;
}

const pipe = ', and change it with a pipe, such as ${{ run.date | shift(-1d) }}';

describe('a value of the language in Jinja, without its dollar', () => {
  test.each([
    ['alone', 'load {{ run.date }}', 'run.date', 'Write ${{ run.date }}.'],
    ['of a secret', 'load {{ secret.shop_token }}', 'secret.shop_token', 'Write ${{ secret.shop_token }}.'],
    ['of the element', 'load {{ item.region }}', 'item.region', 'Write ${{ item.region }}.'],
    ['of an output', 'load {{tasks.extract.output}}', 'tasks.extract.output', 'Write ${{tasks.extract.output}}.'],
    ['of a variable', 'load {{ var.landing }}', 'var.landing', 'Write ${{ var.landing }}.'],
    [
      'with pipes, which Jinja cannot read',
      'load {{ run.date | shift(-1d) | epoch(s) }}',
      'run.date',
      'Write ${{ run.date | shift(-1d) | epoch(s) }}.',
    ],
    [
      'with a filter of Jinja',
      'load {{ run.date | upper }}',
      'run.date',
      'Write ${{ run.date }}. There is no pipe "upper". The pipes are shift, format, zone, start_of, epoch, default.',
    ],
    ['misspelt', 'load {{ env.name }}', 'env.name', 'What begins with "env" is env.id.'],
    [
      'in an expression',
      'load {{ macros.ds_add(run.date, 1) }}',
      'run.date',
      `Write \${{ run.date }} outside of the Jinja${pipe}.`,
    ],
    [
      'first of two in one tag',
      'load {{ var.landing ~ run.date }}',
      'var.landing',
      'Write ${{ var.landing }} outside of the Jinja.',
    ],
    ['trimmed', 'load {{- env.id -}}', 'env.id', 'Write ${{ env.id }} outside of the Jinja.'],
    [
      'in a statement',
      'load {% if env.id != 1 %}--all{% endif %}',
      'env.id',
      'Write ${{ env.id }} outside of the Jinja.',
    ],
    ['after a dollar that is meant', 'load $${{ run.date }}', 'run.date', 'Write ${{ "$" }}${{ run.date }}.'],
    ['beside a reference', 'load ${{ run.slot }} {{ run.id }}', 'run.id', 'Write ${{ run.id }}.'],
  ])('%s', (_, text, name, help) => {
    expect(command(text)).toBe(told(text, name, help));
  });

  test('is told beside what else is wrong', () => {
    expect(command('load {{ run.date }} {{ .Name }}').match(/error: [^:]*/gu)).toEqual([
      'error: Templates have no name "run.date"',
      'error: Jinja cannot read "{{ .Name }}"',
    ]);
  });

  test('is told in each tag that lacks one', () => {
    expect(command('{{ run.date }}'.repeat(900)).match(/\[jinja-name\]/gu)).toHaveLength(900);
  });
});

describe('no dollar is missing', () => {
  test.each([
    [
      'for names of Airflow',
      'load {{ params.day }} {{ var.value.landing }} {{ var.json.get("limits") }} {{ run_id }} {{ task.task_id }}',
    ],
    ['for the name of a loop', 'load {% for item in [1, 2] %}{{ item }}{% endfor %}'],
    ['for a name that the template sets', '{% set env = params %}load {{ env.id }}'],
    ['for a name that it may have set', '{% if ds %}{% set env = params %}{% endif %}load {{ env.id }}'],
    ['for attributes, texts and comments', 'load {{ dag_run.run.date }} {{ "run.date" }} {# {{ run.date }} #}'],
    ['in what is raw', '{% raw %}{{ run.date }}{% endraw %}'],
    ['for a root alone, which a class may add', 'load {{ env }} {{ pipeline }}'],
  ])('%s', (_, text) => {
    expect(command(text)).toBe('');
  });
});
