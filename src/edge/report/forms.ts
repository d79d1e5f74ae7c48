import type { JsonSchema } from '../../language/json_schema.ts';

/** A map in which each of these keys has to be there, and no others. */
export function closed(properties: JsonSchema): JsonSchema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/** A value of this form, or null. */
export function orNull(form: JsonSchema): JsonSchema {
  return { anyOf: [form, { type: 'null' }] };
}
