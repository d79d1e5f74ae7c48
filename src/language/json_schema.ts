import type { Schema } from './schema.ts';

/** A JSON Schema (2020-12) as data. */
export type JsonSchema = { readonly [key: string]: unknown };

const copied = [
  'type',
  'const',
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const;

/**
 * The JSON Schema that a validator is made of. Shorthands are written out before it looks.
 * `written`: what one document says; only what no other layer can give is required.
 * `effective`: what has come of all layers; strict.
 */
export function validatorSchema(schema: Schema, side: 'written' | 'effective'): JsonSchema {
  if (schema.free === true) return {};
  const required = side === 'effective' ? schema.required : schema.requiredAsWritten;
  return {
    ...constraints(schema),
    ...(schema.items === undefined ? {} : { items: validatorSchema(schema.items, side) }),
    ...(schema.keys === undefined ? {} : { propertyNames: constraints(schema.keys) }),
    ...(schema.properties === undefined
      ? {}
      : { properties: mapValues(schema.properties, (property) => validatorSchema(property, side)) }),
    ...(isMap(schema)
      ? { additionalProperties: schema.each === undefined ? false : validatorSchema(schema.each, side) }
      : {}),
    ...(required === undefined ? {} : { required }),
  };
}

/** The JSON Schema of the effective value, for making TypeScript types of it. */
export function typeSchema(schema: Schema): JsonSchema {
  if (schema.tsType !== undefined) return { tsType: schema.tsType };
  if (schema.free === true) return { tsType: 'FreeValue' };
  return {
    ...constraints(schema),
    ...(schema.description === undefined ? {} : { description: schema.description }),
    ...(schema.items === undefined ? {} : { items: typeSchema(schema.items) }),
    ...(schema.properties === undefined ? {} : { properties: mapValues(schema.properties, typeSchema) }),
    ...(isMap(schema) ? { additionalProperties: schema.each === undefined ? false : typeSchema(schema.each) } : {}),
    ...(schema.required === undefined ? {} : { required: schema.required }),
  };
}

function isMap({ type }: Schema): boolean {
  return [type].flat().includes('object');
}

/** The constraints on a value itself, without what is inside it. */
export function constraints(schema: Schema): JsonSchema {
  const json: Record<string, unknown> = {};
  for (const keyword of copied) if (schema[keyword] !== undefined) json[keyword] = schema[keyword];
  return json;
}

/** A map with each value changed, in the same order. */
export function mapValues<From, To>(
  map: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
