import type { JsonSchema } from './json_schema.ts';

/**
 * A schema file in which each property that stands at several places is a definition of its own: a retry of a task is
 * the same for all types, and in all layers. A file is then a third as long. A reference stands alone, so that language
 * servers read it as what it stands for.
 *
 * @param schema made of parts that are the same object wherever they are the same
 */
export function withSharedParts(schema: JsonSchema): JsonSchema {
  const names = namesOfShared(schema);
  const definitions = new Map<string, unknown>();
  const write = (part: unknown): unknown => {
    const name = isMap(part) ? names.get(part) : undefined;
    if (name === undefined) return written(part, write);
    if (!definitions.has(name)) {
      definitions.set(name, undefined);
      definitions.set(name, written(part, write));
    }
    return { $ref: `#/$defs/${name}` };
  };
  const body = written(schema, write);
  const known = isMap(body) ? body['$defs'] : undefined;
  return {
    ...(isMap(body) ? body : {}),
    $defs: { ...(isMap(known) ? known : {}), ...Object.fromEntries(definitions) },
  };
}

function written(part: unknown, write: (part: unknown) => unknown): unknown {
  if (Array.isArray(part)) return part.map(write);
  if (!isMap(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, write(value)]));
}

/** Shorter ones are as easily read where they stand. */
const shortest = 300;

/** The properties that stand at several places, by names made of their keys. */
function namesOfShared(schema: JsonSchema): ReadonlyMap<JsonSchema, string> {
  const keys = new Map<JsonSchema, string>();
  const shared = new Set<JsonSchema>();
  const visit = (part: unknown): void => {
    if (Array.isArray(part)) for (const item of part) visit(item);
    if (!isMap(part)) return;
    for (const [keyword, value] of Object.entries(part)) {
      if (keyword === 'properties' && isMap(value)) visitProperties(value);
      else visit(value);
    }
  };
  const visitProperties = (properties: JsonSchema): void => {
    for (const [key, property] of Object.entries(properties)) {
      if (!isMap(property)) continue;
      if (keys.has(property)) shared.add(property);
      else {
        keys.set(property, key);
        visit(property);
      }
    }
  };
  visit(schema);
  return named([...keys].filter(([part]) => shared.has(part) && JSON.stringify(part).length >= shortest));
}

function named(parts: readonly (readonly [JsonSchema, string])[]): ReadonlyMap<JsonSchema, string> {
  const counts = new Map<string, number>();
  return new Map(
    parts.map(([part, key]) => {
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [part, count === 1 ? `key_${key}` : `key_${key}_${count}`];
    }),
  );
}

function isMap(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
