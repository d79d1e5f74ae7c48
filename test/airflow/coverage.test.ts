import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load } from 'js-yaml';
import { taskTypes } from '../../src/builtins/tasks/index.ts';
import { kindSchemas } from '../../src/language/kinds.ts';
import type { Schema } from '../../src/language/schema.ts';
import { presetNames } from '../../src/time/cron.ts';
import { compileNames, runNames } from '../../src/values/run_names.ts';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';

const corpus = join(import.meta.dirname, '..', 'corpus');
const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.(yaml|sql|sh)$/u.test(path),
);
const texts = files.map((path) => readFileSync(join(corpus, path), 'utf8'));
const documents = files
  .filter((path) => path.endsWith('.yaml'))
  .map((path): unknown => load(readFileSync(join(corpus, path), 'utf8')));

/** Everything that can be written, as a schema says it: each key, word, short form and type of a scalar. */
function featuresOf(schema: Schema, path: string, features: Map<string, Set<Schema>>): void {
  const add = (feature: string): void => {
    features.set(feature, (features.get(feature) ?? new Set()).add(schema));
  };
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    // A key that may stand inside of itself is one key.
    if (path.split(/[.[]/u).includes(key)) continue;
    add(`${path}.${key}`);
    featuresOf(property, `${path}.${key}`, features);
  }
  for (const word of schema.enum ?? []) add(`${path} = ${word}`);
  if (typeof schema.type === 'object') for (const type of schema.type) add(`${path} as ${type}`);
  if (schema.shorthand !== undefined) for (const word of wordsOf(schema)) add(`${path} short: ${word}`);
  if (schema.each !== undefined) featuresOf(schema.each, `${path}.*`, features);
  if (schema.items !== undefined) featuresOf(schema.items, `${path}[]`, features);
}

function wordsOf({ shorthand }: Schema): readonly string[] {
  if (shorthand === undefined) return [];
  return 'words' in shorthand ? shorthand.words : [shorthand.key];
}

/** Marks what a written value uses. A schema that stands at several places is one: where it is used does not matter. */
function mark(value: unknown, schema: Schema, used: Map<Schema, Set<string>>): void {
  const note = (what: string): void => {
    used.set(schema, (used.get(schema) ?? new Set()).add(what));
  };
  if (Array.isArray(value)) {
    note(' as array');
    for (const item of value) if (schema.items !== undefined) mark(item, schema.items, used);
    return;
  }
  if (isMap(value)) {
    note(' as object');
    for (const [key, item] of Object.entries(value)) {
      note(`.${key}`);
      const inner = schema.properties?.[key] ?? schema.each;
      if (inner !== undefined) mark(item, inner.definition === 'task' ? typeSchema(item) : inner, used);
    }
    return;
  }
  note(` = ${String(value)}`);
  note(` as ${typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value}`);
  for (const word of wordsOf(schema)) note(` short: ${word}`);
  if (schema.shorthand !== undefined && 'words' in schema.shorthand) note(` short: ${String(value)}`);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function typeSchema(task: unknown): Schema {
  const type = isMap(task) ? task['type'] : undefined;
  return taskTypes.find((each) => each.type === type)?.schema ?? { type: 'object' };
}

function kindOf(document: unknown): Schema {
  const kind = isMap(document) ? Object.entries(kindSchemas).find(([name]) => name === document['kind']) : undefined;
  if (kind === undefined) throw new Error('A document of the corpus has no kind.');
  return kind[1];
}

function unused(): readonly string[] {
  const features = new Map<string, Set<Schema>>();
  for (const [kind, schema] of Object.entries(kindSchemas)) featuresOf(schema, kind, features);
  for (const { type, schema } of taskTypes) featuresOf(schema, `task ${type}`, features);
  const used = new Map<Schema, Set<string>>();
  for (const document of documents) mark(document, kindOf(document), used);
  const seen = new Set([...used].flatMap(([schema, notes]) => [...notes].map((note) => keyOf(schema, note))));
  return [...features].flatMap(([feature, schemas]) =>
    [...schemas].some((schema) => seen.has(keyOf(schema, noteOf(feature)))) ? [] : [feature],
  );
}

const numbers = new Map<unknown, number>();

/** Copies of a schema that differ in their title or examples only are one: their properties are the same objects. */
function keyOf(schema: Schema, note: string): string {
  const key = note.startsWith('.') ? note.slice(1) : undefined;
  const identity =
    (key === undefined ? undefined : schema.properties?.[key]) ?? schema.enum ?? schema.shorthand ?? schema;
  const number = numbers.get(identity) ?? numbers.size;
  numbers.set(identity, number);
  return `${number}${note}`;
}

function noteOf(feature: string): string {
  return / (?:=|as|short:) [^ ]*$/u.exec(feature)?.[0] ?? `.${feature.split('.').at(-1) ?? ''}`;
}

test('the corpus uses every key, word and short form of the language', () => {
  expect(unused()).toEqual([]);
});

test('the corpus uses every preset, marker and typed value', () => {
  const written = texts.join('\n');
  const wanted = [
    ...presetNames().map((name) => `cron: ${name}`),
    '$delete: true',
    '$replace: true',
    '$add: true',
    '$duration:',
    '$datetime:',
    '$callable:',
    '$new:',
    '$text:',
    '$$',
  ];
  expect(wanted.filter((each) => !written.includes(each))).toEqual([]);
});

/** Names that the next parts of the language bring. */
const later = ['param.<name>'];

describe('names of values', () => {
  const names = [...runNames, ...compileNames].filter(({ name }) => !later.includes(name));

  test.each(names.map(({ name }) => name))('the corpus uses %s', (name) => {
    const [head = '', tail] = name.split(/<\w+>/u);
    const pattern = `\\{ ${head.replaceAll('.', '\\.')}${tail === undefined ? '' : '\\w+'}`;
    expect(texts.some((text) => new RegExp(pattern, 'u').test(text))).toBe(true);
  });

  test.each(later)('"%s" is refused until it is part of the language', (name) => {
    const { example = '' } = [...runNames, ...compileNames].find((known) => known.name === name) ?? {};
    const snapshot = memorySnapshot({
      'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [old]\n',
      'environments/old/environment.yaml': 'kind: Environment\nid: old\ntarget: { airflow: "2.11" }\n',
      'pipelines/orders.yaml':
        'kind: Pipeline\nid: orders\ntasks:\n' +
        `  extract: { type: bash, command: "true" }\n` +
        `  load: { type: bash, after: [extract], command: "true", env: { X: "\${{ ${example} }}" } }\n`,
    });
    expect(compile(snapshot, builtins, () => undefined).diagnostics.length).toBe(1);
  });
});
