import { builtins } from '../../../src/builtins/index.ts';
import { kindSchemas } from '../../../src/language/kinds.ts';
import type { Schema } from '../../../src/language/schema.ts';
import { commonTaskKeys } from '../../../src/language/task.ts';

/** Keys that all tasks have are the same key whatever the type. */
export function neutral(key: string): string {
  return key.replace(/^\w+\.tasks\.\w+\.(?<name>\w+)/u, (whole, name: string) =>
    Object.hasOwn(commonTaskKeys, name) ? `task.${name}` : whole.replace(/^\w+/u, 'Pipeline'),
  );
}

/** Every key of pipelines, of each type of task, and of environments, as edits name them; users' names as `*`. */
export function keysOfLanguage(): readonly string[] {
  const kinds = (['Pipeline', 'Environment'] as const).flatMap((kind) => keysIn(kindSchemas[kind], kind));
  const tasks = builtins.tasks.flatMap(({ type, schema }) => keysIn(schema, `Pipeline.tasks.${type}`));
  return [...new Set([...kinds, ...tasks].map(neutral))];
}

/** What holds the keys of something else again: a list in a list, defaults of pipelines, a schedule. */
const again = [
  /\.(?:all|any)\[\]\.(?:all|any)/u,
  /\.groups\..*\.groups/u,
  /\.params\..*\.(?:items|properties)/u,
  /^Environment\.(?:defaults|overrides)\./u,
  /^Environment\.external_pipelines\.\*\.schedule\./u,
];

function keysIn(schema: Schema, path: string): readonly string[] {
  if (again.some((form) => form.test(`${path}.`))) return [];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, part]) => [
      `${path}.${key}`,
      ...keysIn(part, `${path}.${key}`),
    ]),
    ...(schema.each === undefined ? [] : keysIn(schema.each, `${path}.*`)),
    ...(schema.items === undefined ? [] : keysIn(schema.items, `${path}[]`)),
  ];
}
