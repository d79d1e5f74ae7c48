import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kindSchemas, type Kind } from '../../src/language/kinds.ts';
import type { Schema } from '../../src/language/schema.ts';
import { openEditor, type Editor } from './editor.ts';
import { mapsOf, type WrittenMap } from './maps.ts';
import { publishedSchemasFolder } from './published_schemas.ts';
import { schemasOf } from './schemas_of.ts';

const published = publishedSchemasFolder();
let editor: Editor;
beforeAll(async () => {
  editor = await openEditor(schemasOf(published));
});
afterAll(() => editor.close());

describe.each(Object.keys(kindSchemas) as readonly Kind[])('%s', (kind) => {
  const maps = mapsOf(kind);

  test('the hover over each key tells its name and what it means', async () => {
    const hovers = await Promise.all(maps.map(async (map) => [map.name, ...(await editor.hovers(withExamples(map)))]));
    expect(hovers.map(withoutMore)).toEqual(maps.map(expectedHovers));
  });

  test('every example is valid where it stands', async () => {
    const problems = await Promise.all(maps.map((map) => editor.problems(withExamples(map).replaceAll('¦', ''))));
    expect(problems.flat()).toEqual([]);
  });
});

/** The map with all its keys, each with its first example and a cursor in its name. */
function withExamples({ keys, around }: WrittenMap): string {
  const lines = [...keys].map(([key, [schema]]) => `"¦${key}": ${exampleOf(schema)}`);
  return around(lines.join('\n'));
}

function exampleOf(schema: Schema | undefined): string {
  return JSON.stringify(schema?.const ?? schema?.examples?.[0] ?? schema?.default);
}

/** Title and description, without allowed values, examples and the address of the schema. */
function withoutMore([map = '', ...hovers]: readonly string[]): readonly string[] {
  return [map, ...hovers.map((hover) => hover.split(/\n\n(?:Allowed Values|Example|Source):/u, 1)[0] ?? '')];
}

function expectedHovers({ name, keys }: WrittenMap): readonly unknown[] {
  return [name, ...[...keys.values()].map((schemas) => expect.toBeOneOf(schemas.map(heading)))];
}

function heading({ title, description }: Schema): string {
  return `#### ${title}\n\n${description}`;
}
