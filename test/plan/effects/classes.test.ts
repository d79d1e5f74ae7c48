import { expect, test } from 'vitest';
import { environmentSchema } from '../../../src/language/environment.ts';
import { pipelineSchema } from '../../../src/language/pipeline.ts';
import { described, type Schema } from '../../../src/language/schema.ts';
import { unclassified } from '../../../src/plan/effects/classes.ts';
import { leafAt } from '../../../src/tree/make.ts';
import { judge, taskSchemas } from './judged.ts';

/** All that is emitted: a pipeline without its tasks, each type of task, and an environment. */
const emitted: ReadonlyMap<string, Schema> = new Map([
  ['pipeline', pipelineSchema],
  ['environment', environmentSchema],
  ...[...taskSchemas].map(([type, schema]) => [`task ${type}`, schema] as const),
]);

/** The keys of schemas that lack a class: values, lists, and maps whose keys are the user's. Closed maps have parts. */
function unclassifiedIn(schema: Schema, path: string, within: readonly Schema[] = []): readonly string[] {
  if (within.includes(schema)) return [];
  const parts = Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    const at = `${path}.${key}`;
    const hasClass = part.impact !== undefined || part.properties !== undefined;
    return [...(hasClass ? [] : [at]), ...unclassifiedIn(part, at, [...within, schema])];
  });
  return [
    ...parts,
    ...(schema.each === undefined ? [] : unclassifiedIn(schema.each, `${path}.*`, [...within, schema])),
  ];
}

test('every key of what is emitted has a class', () => {
  expect([...emitted].flatMap(([name, schema]) => unclassifiedIn(schema, name))).toEqual([]);
});

/** The paths of the closed maps of a schema that no reader of a class gets by. */
function closedMaps(schema: Schema, path: readonly string[], depth = 0): readonly (readonly string[])[] {
  if (depth > 6) return [];
  const inside = Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
    closedMaps(part, [...path, key], depth + 1),
  );
  const each = schema.each === undefined ? [] : closedMaps(schema.each, [...path, '*'], depth + 1);
  return [...(schema.properties === undefined ? [] : [path]), ...inside, ...each];
}

/** A schema with one more key in the closed map at a path. */
function withKey(schema: Schema, path: readonly string[], added: Schema): Schema {
  const [key, ...rest] = path;
  if (key === undefined) return { ...schema, properties: { ...schema.properties, added } };
  const part = schema.properties?.[key];
  if (part === undefined) return { ...schema, each: withKey(schema.each ?? {}, rest, added) };
  return { ...schema, properties: { ...schema.properties, [key]: withKey(part, rest, added) } };
}

test('a key without a class is found wherever it is added', () => {
  const added = described('Added', 'A key of tomorrow.', { type: 'string' });
  for (const [name, schema] of emitted) {
    const maps = closedMaps(schema, []);
    expect(maps.length).toBeGreaterThan(0);
    for (const path of maps) {
      expect(unclassifiedIn(withKey(schema, path, added), name)).toEqual([[name, ...path, 'added'].join('.')]);
    }
  }
});

const source = { path: 'pipelines/orders.yaml', text: '' };

test.each([['retries.tomorrow'], ['tomorrow'], ['schedule.tomorrow'], ['tasks.load.tomorrow']])(
  'a change of %s, which the language does not know, is high and says so',
  (path) => {
    const after = leafAt({ source, start: 0, end: 0 }, 'x', 'plain');
    const judged = judge({ subject: 'pipeline', environment: 'prod', path: path.split('.'), after });
    expect(judged).toMatchObject(unclassified);
    expect(judged.effect).toMatch(/^The key "tomorrow" of .* is now set\.$/u);
  },
);

test('the parts of a map of the user’s own have the class of the map', () => {
  const after = leafAt({ source, start: 0, end: 0 }, 'x', 'plain');
  const path = ['variables', 'lake', 'folder'];
  expect(judge({ subject: 'environment', environment: 'prod', path, after }).risk).toBe('low');
});
