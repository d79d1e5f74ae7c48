import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ValueContext } from '../../../src/builtins/targets/airflow/values/context.ts';
import { toJinja } from '../../../src/builtins/targets/airflow/values/lower.ts';
import { concatenate, jinja, literal, literalOf, value, type Text } from '../../../src/values/text.ts';
import type { Run } from '../../oracles/airflow.ts';
import { describeOnEachAirflow } from '../../oracles/with_oracle.ts';
import { renderTexts } from './render_texts.ts';

const context: ValueContext = {
  airflow: '2.11',
  zone: 'UTC',
  runs: 'windows',
  taskIds: new Map(),
  stored: new Map(),
  secrets: new Map(),
};
const date = value({ path: ['run', 'date'], pipes: [] });
// What BashOperator takes for files.
const extensions = ['.sh', '.bash'];

const run: Run = {
  logical_date: '2026-03-28T04:30:00Z',
  data_interval: ['2026-03-28T04:30:00Z', '2026-03-29T04:30:00Z'],
  run_after: '2026-03-29T04:30:00Z',
  run_id: 'scheduled__2026-03-28T04:30:00+00:00',
};

describe('what a literal is written as', () => {
  const written: readonly (readonly [name: string, text: Text, template: string])[] = [
    ['plain text', literal('extract-sales --out "$OUT" | jq .{a}'), 'extract-sales --out "$OUT" | jq .{a}'],
    ['an opening mark', literal('echo ${#orders[@]} {{ x }}'), "echo ${{ '{#' }}orders[@]} {{ '{{' }} x }}"],
    ['three braces', literal('{{{'), "{{ '{{' }}{"],
    ['a brace before a value', concatenate(literal('{'), date), "{{ '{' }}{{ data_interval_start | ds }}"],
    ['a brace before Jinja', concatenate(literal('{'), jinja('% x')), "{{ '{' }}% x"],
    ['a brace of Jinja before a literal', concatenate(jinja('{{ ds }}{'), literal('# x')), "{{ ds }}{{ '{' }}# x"],
    ['a brace before an opening mark', literal('{{%'), "{{ '{{' }}%"],
    ['a brace before the end of a line of Windows', literal('{\r\n}'), "{{ '{' }}{{ '\\r' }}\n}"],
    ['lines of Windows', literal('SELECT 1;\r\n'), "SELECT 1;{{ '\\r' }}\n\n"],
    ['a final line break', literal('echo invoices\n'), 'echo invoices\n\n'],
    ['the name of a script', literal('scripts/run.sh'), 'scripts/run.sh\n'],
    [
      'a script with a value',
      concatenate(literal('run '), date, literal('.sh')),
      'run {{ data_interval_start | ds }}.sh\n',
    ],
    ['Jinja that ends like a script', jinja('{{ ds }}.sh'), '{{ ds }}.sh\n'],
    ['nothing', literal(''), ''],
  ];
  test.each(written)('%s', (_, text, template) => {
    expect(toJinja(text, context, extensions)).toBe(template);
  });
});

const fragment = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('{', '{{', '{%', '{#', '}', '}}', '%}', '#}', '-', '%', '#', '$', '\r', '\n', '\r\n', '\\', "'", '"'),
  fc.constantFrom('{{ ds }}', '{% raw %}', '{#- x -#}', '{{ 1/0 }}', '.sh', 'run.bash', '\u2028', '\u0085', '\f'),
);
const anyLiteral = fc.array(fragment, { maxLength: 6 }).map((fragments) => literal(fragments.join('')));
const ownJinja = fc.constantFrom(
  { source: "{{ 'a' ~ 'b' }}", printed: 'ab' },
  { source: '{% if true %}yes{% endif %}', printed: 'yes' },
  { source: '{# note #}{', printed: '{' },
);
const anyPiece = fc.oneof(
  {
    weight: 4,
    arbitrary: anyLiteral.map((text) => ({
      text,
      printed: literalOf(text) ?? '',
    })),
  },
  { weight: 2, arbitrary: fc.constant({ text: date, printed: '2026-03-28' }) },
  {
    weight: 1,
    arbitrary: ownJinja
      .filter(({ source }) => !source.startsWith('{%-'))
      .map(({ source, printed }) => ({ text: jinja(source), printed })),
  },
);
const anyText = fc.array(anyPiece, { maxLength: 5 });

describeOnEachAirflow((airflow) => {
  test('every literal arrives exactly, alone and beside values and Jinja', async () => {
    const alone = fc
      .sample(anyLiteral, { numRuns: 1500, seed: 11 })
      .map((text) => [{ text, printed: literalOf(text) ?? '' }]);
    const mixed = fc.sample(anyText, { numRuns: 1500, seed: 12 });
    const all = [...alone, ...mixed];
    const templates = all.map((pieces) => toJinja(concatenate(...pieces.map(({ text }) => text)), context, extensions));
    const [[texts] = []] = await renderTexts(airflow, [{ templates, runs: [run] }]);
    const wrong = all.flatMap((pieces, index) => {
      const expected = pieces.map(({ printed }) => printed).join('');
      const rendered = typeof texts === 'string' ? texts : texts?.[index];
      return rendered === expected ? [] : [{ template: templates[index], rendered, expected }];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
