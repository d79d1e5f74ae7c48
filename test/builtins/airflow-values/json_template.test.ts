import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FreeValue } from '../../../src/model/free_value.ts';
import type { ValueContext } from '../../../src/builtins/targets/airflow/values/context.ts';
import { jsonTemplate } from '../../../src/builtins/targets/airflow/values/json_template.ts';
import { toJinja, valueToJson } from '../../../src/builtins/targets/airflow/values/lower.ts';
import { unexpanded } from '../../../src/builtins/targets/airflow/values/unexpanded.ts';
import { jinja, literal, type Piece, type RunValue, type Text } from '../../../src/values/text.ts';
import { springRun } from '../../oracles/spring_run.ts';
import { describeOnEachAirflow } from '../../oracles/with_oracle.ts';
import { renderTexts } from './render_texts.ts';

const stored = { most: 12, text: 'größte "a" {{ ds }}\n', list: [1.5, null, { deep: '<b> $(A)' }], none: null };
const region = 'eu "north"\\ {{ ds }} {% raw %}\n$(TOKEN) $$ 🚚';

const context: ValueContext = {
  airflow: '2.11',
  zone: 'UTC',
  runs: 'windows',
  taskIds: new Map(),
  stored: new Map([
    ['limits', { variable: 'limits', json: true }],
    ['region', { variable: 'region', json: false }],
  ]),
  secrets: new Map(),
};

const templated = (text: Text): string => toJinja(text, context, []);

/** A part of a body: how it is written, and what it means. */
interface Part<Written> {
  readonly written: Written;
  readonly meant: unknown;
}

const naughty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '{',
    '}',
    '"',
    '\\',
    '\n',
    '\r\n',
    "'",
    '$',
    '$(',
    '$$',
    '🚚',
    '\ud800',
  ),
);

const piece: fc.Arbitrary<Part<Piece>> = fc.oneof(
  naughty.map((text) => ({ written: { kind: 'literal', text } as const, meant: text })),
  runPiece(['run', 'date'], '2026-03-28'),
  runPiece(['run', 'attempt'], '2'),
  runPiece(['stored', 'region'], region),
  runPiece(['stored', 'limits', 'text'], stored.text),
  fc.constant({
    written: { kind: 'jinja', text: '{{ ds }}\n{% if true %}"{% endif %}' } as const,
    meant: '2026-03-28\n"',
  }),
);

function runPiece(path: RunValue['path'], meant: string): fc.Arbitrary<Part<Piece>> {
  return fc.constant({ written: { kind: 'value', value: { path, pipes: [] } }, meant });
}

const text: fc.Arbitrary<Part<Text>> = fc
  .array(piece, { minLength: 2, maxLength: 4 })
  .filter((parts) => parts.some(({ written }) => written.kind === 'literal' && written.text !== ''))
  .map((parts) => ({ written: parts.map((each) => each.written), meant: parts.map((each) => each.meant).join('') }));

const typedTexts: fc.Arbitrary<Part<Text>> = fc.constantFrom(
  ...Object.entries({ most: stored.most, text: stored.text, list: stored.list, none: null }).map(([key, meant]) => ({
    written: [{ kind: 'value', value: { path: ['stored', 'limits', key], pipes: [] } } as const],
    meant,
  })),
  { written: [{ kind: 'value', value: { path: ['run', 'attempt'], pipes: [] } } as const], meant: 2 },
  { written: [{ kind: 'value', value: { path: ['stored', 'region'], pipes: [] } } as const], meant: region },
);

const body: fc.Arbitrary<Part<FreeValue>> = fc.letrec<{ body: Part<FreeValue> }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 3 },
    fc.oneof<fc.Arbitrary<Part<FreeValue>>[]>(
      text,
      typedTexts,
      naughty.map((each) => ({ written: literal(each), meant: each })),
      naughty.map((each) => ({ written: { kind: 'plain', text: each } as const, meant: each })),
      fc
        .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null))
        .map((each) => ({
          written: each,
          meant: Object.is(each, -0) ? 0 : each,
        })),
    ),
    fc.array(tie('body'), { maxLength: 3 }).map(listOf),
    fc.uniqueArray(fc.tuple(naughty, tie('body')), { maxLength: 3, selector: ([key]) => key }).map(mapOf),
  ),
})).body;

function listOf(items: readonly Part<FreeValue>[]): Part<FreeValue> {
  return {
    written: { kind: 'list', items: items.map((each) => each.written) },
    meant: items.map((each) => each.meant),
  };
}

function mapOf(entries: readonly (readonly [string, Part<FreeValue>])[]): Part<FreeValue> {
  return {
    written: { kind: 'map', entries: new Map(entries.map(([key, each]) => [key, each.written])) },
    meant: Object.fromEntries(entries.map(([key, each]) => [key, each.meant])),
  };
}

function typed(written: Text): string | undefined {
  const [only] = written;
  if (only?.kind !== 'value' || written.length > 1) return undefined;
  const { path } = only.value;
  return path[1] === 'attempt' || path[1] === 'limits' ? valueToJson(only.value, context) : undefined;
}

/** What Kubernetes makes of a text where the variable TOKEN is set. */
function asKubernetesReads(given: string): string {
  return given.replaceAll(/\$(\$|\((\w*)\))/gu, (all, next, name) =>
    next === '$' ? '$' : name === 'TOKEN' ? 'hush' : all,
  );
}

const environment = { AIRFLOW_VAR_LIMITS: JSON.stringify(stored), AIRFLOW_VAR_REGION: region };

describeOnEachAirflow((airflow) => {
  test('any body is rendered to JSON in ASCII that means what is written', { timeout: 300_000 }, async () => {
    const bodies = fc.sample(body, { numRuns: 400, seed: 20260328 });
    const templates = bodies.map(({ written }) => jsonTemplate(written, { templated, typed }));
    const [runs] = await renderTexts(airflow, [{ templates, runs: [springRun] }], environment);
    const [rendered] = runs ?? [];
    if (!Array.isArray(rendered)) throw new Error(String(rendered));
    expect(rendered.map((each): unknown => JSON.parse(each))).toEqual(bodies.map(({ meant }) => meant));
    expect(rendered.filter((each) => !/^[ -~]*$/u.test(each))).toEqual([]);
  });

  test('any text is what a container sees, whatever Kubernetes replaces in it', { timeout: 300_000 }, async () => {
    const texts = fc
      .sample(text, { numRuns: 400, seed: 20260328 })
      .filter(({ meant }) => !String(meant).includes('\ud800'));
    const templates = texts.map(({ written }) => unexpanded(written, templated));
    const [runs] = await renderTexts(airflow, [{ templates, runs: [springRun] }], environment);
    const [rendered] = runs ?? [];
    if (!Array.isArray(rendered)) throw new Error(String(rendered));
    expect(rendered.map(asKubernetesReads)).toEqual(texts.map(({ meant }) => meant));
  });
});

test('what is known needs no care', () => {
  expect(jsonTemplate({ kind: 'map', entries: new Map([['day', literal('a "b" größe')]]) }, { templated, typed })).toBe(
    '{"day":"a \\"b\\" gr\\u00f6\\u00dfe"}',
  );
  expect(jsonTemplate({ kind: 'list', items: [jinja('{{ ds }}')] }, { templated, typed })).toBe(
    '[{% set value %}{{ ds }}{% endset %}{{ macros.json.dumps(value) }}]',
  );
});
