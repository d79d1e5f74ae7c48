import type { JsonSchema } from './json_schema.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** A schema file: the schema itself with the definitions that it uses, directly or through others. */
export function publishedSchema(
  name: string,
  schema: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>>,
): JsonSchema {
  return {
    $schema: dialect,
    $id: `https://dagwright.dev/schema/${name}.schema.json`,
    ...schema,
    $defs: used(schema, definitions),
  };
}

function used(schema: JsonSchema, definitions: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> {
  const names = new Set<string>();
  const visit = (part: JsonSchema): void => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/\$defs\/(\w+)"/gu)) {
      const definition = name === undefined || names.has(name) ? undefined : definitions[name];
      if (name === undefined || definition === undefined) continue;
      names.add(name);
      visit(definition);
    }
  };
  visit(schema);
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => names.has(name)));
}
