import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { kindSchemas, type Kind } from '../../src/language/kinds.ts';
import type { Schema } from '../../src/language/schema.ts';
import { openEditor, type Editor, type Offer } from './editor.ts';
import { mapsOf, type WrittenMap } from './maps.ts';
import { publishedSchemasFolder } from './published_schemas.ts';
import { schemasOf } from './schemas_of.ts';

const published = publishedSchemasFolder();
let editor: Editor;
beforeAll(async () => {
  editor = await openEditor(schemasOf(published));
});
afterAll(() => editor.close());

const kinds = Object.keys(kindSchemas) as readonly Kind[];
const markers = ['$add', '$delete', '$replace'];

describe.each(kinds)('%s', (kind) => {
  const maps = mapsOf(kind);
  let offers: readonly (readonly Offer[])[] = [];
  beforeAll(async () => {
    offers = await Promise.all(maps.map((map) => editor.offers(map.around('¦'))));
  });

  test('in each map its keys are offered, each with its description, and no others', () => {
    expect(maps.map((map, index) => keysIn(map, offers[index] ?? []))).toEqual(maps.map(expectedKeys));
  });

  test('only overlays, which they are for, are offered the markers', () => {
    const labels = new Set(offers.flat().map(({ label }) => label));
    expect(markers.filter((marker) => labels.has(marker))).toEqual(kind === 'Overlay' ? markers : []);
  });

  test('what a key brings with it is valid where it stands', async () => {
    const texts = maps.flatMap((map, index) =>
      (offers[index] ?? []).filter(isWhole).map(({ text }) => map.around(text)),
    );
    const problems = await Promise.all(texts.map(async (text) => ({ text, found: await editor.problems(text) })));
    expect(problems.filter(({ found }) => found.length > 0)).toEqual([]);
  });

  test('where only some words may stand they are offered', async () => {
    const places = maps.flatMap(placesIn).filter(({ words }) => words.length > 0);
    const labels = await Promise.all(places.map(({ text }) => labelsAt(text)));
    const missing = places.flatMap(({ name, words }, index) =>
      words.filter((word) => labels[index]?.includes(word) !== true).map((word) => `${name}: ${word}`),
    );
    expect(missing).toEqual([]);
  });
});

test('no value is offered by the name of a class of JavaScript', async () => {
  const places = new Map(
    kinds
      .flatMap(mapsOf)
      .flatMap(placesIn)
      .map((place) => [place.meaning, place]),
  );
  const labels = await Promise.all([...places.values()].map(({ text }) => labelsAt(text)));
  expect(places.size).toBeGreaterThan(100);
  expect(labels.flat().filter((label) => label.includes('[object'))).toEqual([]);
});

function keysIn(map: WrittenMap, offers: readonly Offer[]): Described {
  const keys = offers.filter(({ isKey, label }) => isKey && !markers.includes(label));
  return { map: map.name, keys: Object.fromEntries(keys.map(({ label, documentation }) => [label, documentation])) };
}

interface Described {
  readonly map: string;
  readonly keys: Readonly<Record<string, unknown>>;
}

/** A key that several types of tasks have may be described as in any of them. */
function expectedKeys({ name, keys }: WrittenMap): Described {
  const described = [...keys].map(([key, schemas]) => {
    const descriptions = [...new Set(schemas.map(({ description }) => description))];
    return [key, expect.toBeOneOf(descriptions)] as const;
  });
  return { map: name, keys: Object.fromEntries(described) };
}

/** Whether nothing is left to be written: a key alone waits for its value, a marker for what it is said of. */
function isWhole({ isKey, text }: Offer): boolean {
  return isKey && !/:\s*(?:-\s*)?$/u.test(text) && !text.startsWith('$');
}

/** Where the value of a key stands. */
interface ValuePlace {
  readonly name: string;
  /** The same for keys that mean the same in several maps. */
  readonly meaning: string;
  readonly text: string;
  readonly words: readonly string[];
}

function placesIn({ name, keys, around }: WrittenMap): readonly ValuePlace[] {
  return [...keys].map(([key, schemas]) => ({
    name: `${name} ${key}`,
    meaning: `${key}: ${schemas[0]?.description ?? ''}`,
    text: around(`${key}: ¦`),
    words: schemas.flatMap(wordsOf),
  }));
}

function wordsOf({ type, enum: values = [], words = [], shorthand }: Schema): readonly string[] {
  const short = shorthand !== undefined && 'words' in shorthand ? shorthand.words : [];
  return [...values, ...words, ...short, ...(type === 'boolean' ? ['true'] : [])];
}

async function labelsAt(text: string): Promise<readonly string[]> {
  return (await editor.offers(text)).map(({ label }) => label.replaceAll('"', ''));
}

test('a task is offered the types of tasks, each with what it does', async () => {
  const offers = await editor.offers('kind: Pipeline\nid: orders\ntasks:\n  load:\n    type: ¦');
  const described = Object.fromEntries(offers.map(({ label, documentation }) => [label, documentation]));
  expect(described).toEqual(Object.fromEntries(builtins.tasks.map(({ type, schema }) => [type, schema.description])));
});

test('a task without a type is offered its type first', async () => {
  const offers = await editor.offers('kind: Pipeline\nid: orders\ntasks:\n  load:\n    ¦');
  expect(offers.filter(({ isKey }) => isKey).map(({ text }) => text)).toEqual(['type: ']);
});

test('a map of the user’s own names asks for a name', async () => {
  const offers = await editor.offers('kind: Pipeline\nid: orders\ntasks:\n  ¦');
  expect(offers.map(({ text }) => text)).toEqual(['name: ']);
});

test('a new document is offered its kind, written out', async () => {
  const offers = await editor.offers('¦');
  expect(offers.find(({ label }) => label === 'kind')?.text).toBe('kind: Pipeline');
});
