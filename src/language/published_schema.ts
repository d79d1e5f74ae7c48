import { constraints, mapValues, type JsonSchema } from './json_schema.ts';
import type { Schema } from './schema.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** A reference that stands alone keeps the type of what it names, so it may stand where any type is asked for. */
const reference: JsonSchema = { type: 'string', pattern: '^\\$\\{\\{.*\\}\\}$' };

/** A text may hold references anywhere; its form is judged when they are filled. */
const textWithReference: JsonSchema = { type: 'string', pattern: '\\$\\{\\{' };

/** Marker of the merge that unsets an inherited key. */
export const deletion: JsonSchema = {
  title: 'Delete',
  description: 'Unsets what a lower layer gives.',
  type: 'object',
  properties: { $delete: { title: 'Delete', description: 'Unsets what a lower layer gives.', const: true } },
  required: ['$delete'],
  additionalProperties: false,
};

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

/** The schema of one value for editors. */
export function editorSchema(schema: Schema): JsonSchema {
  const texts = {
    title: schema.title,
    description: schema.description,
    default: schema.default,
    examples: schema.examples,
  };
  const told = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
  if (schema.definition !== undefined) return { ...told, $ref: `#/$defs/${schema.definition}` };
  const forms = formsOf(schema);
  const [only, ...others] = forms;
  return others.length === 0 ? { ...told, ...only } : { ...told, anyOf: forms };
}

function formsOf(schema: Schema): readonly JsonSchema[] {
  if (schema.free === true) return [{}];
  const forms = [ownForm(schema), ...shorthandForms(schema)];
  return acceptsReference(schema) ? [...forms, schema.type === 'string' ? textWithReference : reference] : forms;
}

function ownForm(schema: Schema): JsonSchema {
  return {
    ...constraints(schema),
    ...(schema.items === undefined ? {} : { items: editorSchema(schema.items) }),
    ...(schema.keys === undefined ? {} : { propertyNames: constraints(schema.keys) }),
    ...(schema.properties === undefined ? {} : { properties: mapValues(schema.properties, editorSchema) }),
    ...(schema.type === 'object'
      ? { additionalProperties: schema.each === undefined ? false : editorSchema(schema.each) }
      : {}),
    ...(schema.requiredAsWritten === undefined ? {} : { required: schema.requiredAsWritten }),
  };
}

function shorthandForms(schema: Schema): readonly JsonSchema[] {
  if (schema.shorthand === undefined) return [];
  if ('words' in schema.shorthand) return [{ type: 'string', enum: schema.shorthand.words }];
  const value = schema.properties?.[schema.shorthand.key];
  return value === undefined ? [] : [constraints(value)];
}

function acceptsReference(schema: Schema): boolean {
  if (schema.values === 'none') return false;
  return (
    schema.type !== 'object' && (schema.type !== 'string' || schema.enum !== undefined || schema.pattern !== undefined)
  );
}

/** Keys that make a document or a task what it is: nothing inherits them, so nothing deletes them. */
const fixed = ['kind', 'id', 'extends', 'pipeline', 'type', 'environments', '$delete', '$replace', '$add'];

/** The schema of a layer above others: each of its maps may hold markers, each of its values may be a deletion. */
export function withMarkers(schema: JsonSchema): JsonSchema {
  const { properties, additionalProperties, propertyNames, anyOf, ...rest } = schema;
  const inside: Record<string, unknown> = { ...rest };
  if (Array.isArray(anyOf)) inside['anyOf'] = anyOf.map((form: JsonSchema) => withMarkers(form));
  if (isSchema(properties)) {
    const entries = Object.entries(properties).map(([key, value]) => [
      key,
      fixed.includes(key) || !isSchema(value) ? value : orDeletion(value),
    ]);
    inside['properties'] = { ...Object.fromEntries(entries), ...markers };
  }
  if (additionalProperties !== undefined)
    inside['additionalProperties'] = isSchema(additionalProperties) ? orDeletion(additionalProperties) : false;
  if (!isSchema(properties) && isSchema(additionalProperties)) inside['properties'] = markers;
  if (isSchema(propertyNames)) inside['propertyNames'] = { anyOf: [propertyNames, { enum: Object.keys(markers) }] };
  return inside;
}

const markers = {
  $replace: { title: 'Replace', description: 'Swaps the map whole instead of merging it.', const: true },
  $add: { title: 'Add', description: 'Says that something new is meant.', const: true },
};

function orDeletion(schema: JsonSchema): JsonSchema {
  if (schema['$ref'] === '#/$defs/task') return schema;
  const { title, description, default: initial, examples, ...form } = withMarkers(schema);
  const told = Object.fromEntries(
    Object.entries({ title, description, default: initial, examples }).filter(([, text]) => text !== undefined),
  );
  return { ...told, anyOf: [form, { $ref: '#/$defs/delete' }] };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}
