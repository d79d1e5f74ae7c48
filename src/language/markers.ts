import type { JsonSchema } from './json_schema.ts';

/** Where the published schemas hold a deletion: as overlays offer it, and as other layers take it. */
export const deletions: Readonly<Record<string, JsonSchema>> = {
  delete: deletion('offered'),
  quiet_delete: deletion('quiet'),
};

/** Whether an editor offers the markers: in overlays, which exist to change what lies below. Others may hold them too. */
export type Offer = 'offered' | 'quiet';

function deletion(offer: Offer): JsonSchema {
  return {
    title: '{ $delete: true }',
    description: 'Unsets what a lower layer gives.',
    type: 'object',
    properties: { $delete: marker('Delete', 'Unsets what a lower layer gives.', offer) },
    required: ['$delete'],
    additionalProperties: false,
  };
}

function marker(title: string, description: string, offer: Offer): JsonSchema {
  return { title, description, const: true, ...(offer === 'quiet' ? { doNotSuggest: true } : {}) };
}

/** Keys that make a document or a task what it is: nothing inherits them, so nothing deletes them. */
const fixed = ['kind', 'id', 'extends', 'pipeline', 'type', 'environments', '$delete', '$replace', '$add'];

/** What all pipelines share stands under `pipeline` too: a map, which may be unset. */
function isFixed(key: string, schema: JsonSchema): boolean {
  return fixed.includes(key) && schema['type'] !== 'object';
}

/** The schema of a layer above others: each of its maps may hold markers, each of its values may be a deletion. */
export function withMarkers(schema: JsonSchema, offer: Offer): JsonSchema {
  const { properties, additionalProperties, propertyNames, anyOf, ...rest } = schema;
  const inside: Record<string, unknown> = { ...rest };
  const markers = {
    $replace: marker('Replace', 'Swaps the map whole instead of merging it.', offer),
    $add: marker('Add', 'Says that something new is meant.', offer),
  };
  if (Array.isArray(anyOf)) inside['anyOf'] = anyOf.map((form: JsonSchema) => withMarkers(form, offer));
  if (isSchema(properties)) {
    const entries = Object.entries(properties).map(([key, value]) => [
      key,
      !isSchema(value) || isFixed(key, value) ? value : orDeletion(value, offer),
    ]);
    inside['properties'] = { ...Object.fromEntries(entries), ...markers };
  }
  if (additionalProperties !== undefined)
    inside['additionalProperties'] = isSchema(additionalProperties) ? orDeletion(additionalProperties, offer) : false;
  if (!isSchema(properties) && isSchema(additionalProperties)) inside['properties'] = markers;
  if (isSchema(propertyNames)) inside['propertyNames'] = orMarker(propertyNames);
  return inside;
}

/** By a pattern: the words of a list would be offered as the only keys. */
function orMarker({ title, ...names }: JsonSchema): JsonSchema {
  return { title, anyOf: [names, { pattern: '^\\$(?:add|replace)$' }] };
}

const told = ['title', 'description', 'markdownDescription', 'default', 'examples', 'if', 'then'];

/** Of the same schema always the same object, so that files can share it. */
function orDeletion(schema: JsonSchema, offer: Offer): JsonSchema {
  const known = made[offer].get(schema);
  if (known !== undefined) return known;
  const fresh = schema['$ref'] === '#/$defs/task' ? schema : makeDeletable(schema, offer);
  made[offer].set(schema, fresh);
  return fresh;
}

const made: Readonly<Record<Offer, WeakMap<JsonSchema, JsonSchema>>> = { offered: new WeakMap(), quiet: new WeakMap() };

function makeDeletable(schema: JsonSchema, offer: Offer): JsonSchema {
  const entries = Object.entries(schema);
  const texts = Object.fromEntries(entries.filter(([key]) => told.includes(key)));
  const form = withMarkers(withoutTexts(schema), offer);
  const forms: unknown = form['anyOf'];
  const unset = { $ref: `#/$defs/${offer === 'offered' ? 'delete' : 'quiet_delete'}` };
  return { ...texts, anyOf: [...(Array.isArray(forms) ? (forms as readonly JsonSchema[]) : [form]), unset] };
}

/** What a schema allows, without what it tells people. */
export function withoutTexts(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !told.includes(key)));
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}
