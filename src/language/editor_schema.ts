import { formOf } from './form_of.ts';
import { constraints, mapValues, type JsonSchema } from './json_schema.ts';
import type { Schema } from './schema.ts';

/** A reference that stands alone keeps the type of what it names, so it may stand where any type is asked for. */
const reference: JsonSchema = { type: 'string', pattern: '^\\$\\{\\{.*\\}\\}$' };

/** A text may hold references anywhere; its form is judged when they are filled. */
const textWithReference: JsonSchema = { type: 'string', pattern: '\\$\\{\\{' };

/** The schema of one value for editors: of the same schema always the same object, so that files can share it. */
export function editorSchema(schema: Schema): JsonSchema {
  const known = made.get(schema);
  if (known !== undefined) return known;
  const fresh = make(schema);
  made.set(schema, fresh);
  return fresh;
}

const made = new WeakMap<Schema, JsonSchema>();

function make(schema: Schema): JsonSchema {
  const told = { ...texts(schema), ...values(schema) };
  if (schema.definition !== undefined) return referring(told, schema.type, `#/$defs/${schema.definition}`);
  const forms = formsOf(schema);
  const [only, ...others] = forms;
  return others.length === 0 ? { ...told, ...only } : { ...told, anyOf: forms };
}

/** Of a reference with texts beside it, a language server no longer sees what it is: of a map it writes the key alone. */
function referring(told: JsonSchema, type: Schema['type'], definition: string): JsonSchema {
  const named = { $ref: definition };
  return Object.keys(told).length === 0 ? named : { ...told, type: type ?? 'object', allOf: [named] };
}

/** Language servers show the marks of Markdown in a `description` as they are: code is told as Markdown too. */
function texts({ title, description }: Schema): JsonSchema {
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(description?.includes('`') === true ? { markdownDescription: description } : {}),
  };
}

/**
 * The values that an editor offers and shows. Language servers offer examples and defaults as completions, but write
 * maps wrongly (strings lose their quotes, the label is `[object Object]`). Under a condition that always holds they
 * are shown in the hover and not offered. An only word needs no example.
 */
function values(schema: Schema): JsonSchema {
  if (typeof schema.const === 'string') return {};
  const examples = schema.examples ?? [];
  const offered = examples.filter(isScalar);
  const shown = examples.filter((example) => !isScalar(example));
  return {
    ...(isScalar(schema.default) ? { default: schema.default } : {}),
    ...(offered.length === 0 ? {} : { examples: offered }),
    ...(shown.length === 0 ? {} : Object.fromEntries(always(texts(schema), shown))),
  };
}

/**
 * As pairs: an object with a key `then` would pass for a promise. Both have the texts of the value, since a hover takes
 * what holds without texts for one of the alternatives.
 */
function always(told: JsonSchema, examples: readonly unknown[]): readonly (readonly [string, JsonSchema])[] {
  return [
    ['if', told],
    ['then', { ...told, examples }],
  ];
}

function isScalar(value: unknown): boolean {
  return value !== undefined && (typeof value !== 'object' || value === null);
}

function formsOf(schema: Schema): readonly JsonSchema[] {
  if (schema.free === true) return [{}];
  const forms = [...wordForms(schema), ownForm(schema), ...shorthandForms(schema)];
  return acceptsReference(schema) ? [...forms, referenceForm(schema)] : forms;
}

/**
 * Empty texts, different for each form beside a value's own: a hover cannot tell forms with equal texts apart, and then
 * names every one of them. Empty ones are not shown.
 */
const marks = {
  reference: { description: '' },
  words: { title: '' },
  shorthand: { title: '', description: '' },
};

function referenceForm({ type }: Schema): JsonSchema {
  return { ...marks.reference, ...(type === 'string' ? textWithReference : reference) };
}

function ownForm(schema: Schema): JsonSchema {
  return {
    ...limits(schema),
    ...(schema.items === undefined ? {} : { items: editorSchema(schema.items) }),
    ...(schema.keys === undefined ? {} : { propertyNames: { title: 'name', ...limits(schema.keys) } }),
    ...(schema.properties === undefined ? {} : { properties: mapValues(schema.properties, editorSchema) }),
    ...(schema.type === 'object' || schema.properties !== undefined
      ? { additionalProperties: schema.each === undefined ? false : editorSchema(schema.each) }
      : {}),
    ...(schema.requiredAsWritten === undefined ? {} : { required: schema.requiredAsWritten }),
  };
}

/** A pattern is told in words: nobody wants to read the regular expression of a duration. */
function limits(schema: Schema): JsonSchema {
  const told = schema.patternMeans === undefined ? {} : { errorMessage: `It must be ${formOf(schema)}.` };
  return { ...constraints(schema), ...told };
}

function wordForms({ words }: Schema): readonly JsonSchema[] {
  return words === undefined ? [] : [{ ...marks.words, type: 'string', enum: words }];
}

function shorthandForms(schema: Schema): readonly JsonSchema[] {
  if (schema.shorthand === undefined) return [];
  if ('words' in schema.shorthand) return [{ ...marks.shorthand, type: 'string', enum: schema.shorthand.words }];
  const value = schema.properties?.[schema.shorthand.key];
  if (value === undefined) return [];
  const form = { ...marks.shorthand, ...limits(value) };
  return acceptsReference(value) ? [form, referenceForm(value)] : [form];
}

function acceptsReference(schema: Schema): boolean {
  if (schema.values === 'none') return false;
  return (
    schema.type !== 'object' && (schema.type !== 'string' || schema.enum !== undefined || schema.pattern !== undefined)
  );
}
