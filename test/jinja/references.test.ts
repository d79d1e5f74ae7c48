import { describe, expect, test } from 'vitest';
import { readJinja } from '../../src/jinja/read_jinja.ts';
import { referencesIn } from './references_in.ts';

describe('references inside of Jinja', () => {
  const pipe = 'Change it with a pipe instead, such as ${{ run.date | shift(-1d) }}.';
  const outside =
    'Write it outside of the Jinja, and change run values with a pipe, such as ${{ run.date | shift(-1d) }}.';

  test.each<[text: string, reference: string, message: string, help: string]>([
    [
      '{{ macros.ds_add("${{ run.date }}", -1) }}',
      '${{ run.date }}',
      '"${{ run.date }}" stands inside "{{ }}": a reference cannot be part of Jinja.',
      pipe,
    ],
    [
      '{% if ${{ run.slot }} == ds %}{% endif %}',
      '${{ run.slot }}',
      '"${{ run.slot }}" stands inside "{% %}": a reference cannot be part of Jinja.',
      pipe,
    ],
    [
      '{{ params.${{ var.key }} }}',
      '${{ var.key }}',
      '"${{ var.key }}" stands inside "{{ }}": a reference cannot be part of Jinja.',
      outside,
    ],
    [
      '{# ${{ var.key }} #}{{ ds }}',
      '${{ var.key }}',
      '"${{ var.key }}" stands inside the comment "{# #}": a reference cannot be part of Jinja.',
      outside,
    ],
    [
      '{% raw %}${{ run.date }}{% endraw %}',
      '${{ run.date }}',
      '"${{ run.date }}" stands inside "{% raw %}": a reference cannot be part of Jinja.',
      pipe,
    ],
    [
      '{% ${{ var.key }} %}',
      '${{ var.key }}',
      '"${{ var.key }}" stands inside "{% %}": a reference cannot be part of Jinja.',
      outside,
    ],
  ])('%s', (text, reference, message, help) => {
    const start = text.indexOf(reference);
    const { problems, freeNames } = readJinja(text, referencesIn(text));
    expect(problems).toEqual([{ message, help, start, end: start + reference.length }]);
    for (const name of freeNames) expect(text.slice(name.start, name.end)).toBe(name.name);
  });

  test('between tags they are no mistake', () => {
    const text = '{% if params.full %}${{ run.date }}{% else %}{{ ds }}{% endif %}';
    expect(readJinja(text, referencesIn(text)).problems).toEqual([]);
  });
});
