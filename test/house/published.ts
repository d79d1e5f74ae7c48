import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

export type Json = { readonly [key: string]: unknown };

/** A schema inside a schema file, and where it is: `pipeline/schedule/cron`. */
export interface Inside {
  readonly path: string;
  readonly schema: Json;
}

/** The schema files of a folder, by the name before `.schema.json`. */
export function schemasIn(folder: string): ReadonlyMap<string, Json> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
  return new Map(
    names.toSorted().map((name) => [name.replace('.schema.json', ''), readJson(join(folder, name))] as const),
  );
}

export function readJson(path: string): Json {
  return JSON.parse(readFileSync(path, 'utf8')) as Json;
}

const validators = new Map<Json, ValidateFunction>();

/** A strict validator of the whole schema; throws when the schema itself is not valid. */
export function validatorOf(schema: Json): ValidateFunction {
  const validate = validators.get(schema) ?? strictAjv().compile(schema);
  validators.set(schema, validate);
  return validate;
}

/** Validators of the schemas inside a file, by where they are. */
export function validatorsInside(name: string, file: Json): (path: string) => ValidateFunction {
  const ajv = strictAjv().addSchema(file, name);
  return (path) => {
    const validate = ajv.getSchema(path.replace(`${name}/`, `${name}#/`));
    if (validate === undefined) throw new Error(`There is no schema at ${path}.`);
    return validate;
  };
}

/** Keywords of editors beside JSON Schema: a hover in Markdown, what is told of a wrong form or a word, what is not offered. */
const editorKeywords = ['markdownDescription', 'errorMessage', 'enumDescriptions', 'doNotSuggest'];

function strictAjv(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
  return ajv.addVocabulary(editorKeywords);
}

/** The values that a property shows: examples that an editor offers, those that it only shows, and the default. */
export function shownValues(property: Json): readonly unknown[] {
  const { then } = property;
  const shown = [property['examples'], isJson(then) ? then['examples'] : undefined];
  const examples = shown.flatMap((list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []));
  return property['default'] === undefined ? examples : [...examples, property['default']];
}

const single = ['items', 'additionalProperties', 'propertyNames', 'if', 'then', 'else', 'not'];
const lists = ['anyOf', 'oneOf', 'allOf'];
const maps = ['properties', '$defs'];

/** Every schema in a schema, itself first. */
export function everySchema(path: string, schema: Json): readonly Inside[] {
  const inside: Inside[] = [];
  for (const key of single) add(`${path}/${key}`, schema[key], inside);
  for (const key of lists) {
    const list = schema[key];
    if (Array.isArray(list)) for (const [index, one] of list.entries()) add(`${path}/${key}/${index}`, one, inside);
  }
  for (const key of maps) for (const [name, one] of entriesOf(schema[key])) add(`${path}/${key}/${name}`, one, inside);
  return [{ path, schema }, ...inside];
}

function add(path: string, schema: unknown, to: Inside[]): void {
  if (isJson(schema)) to.push(...everySchema(path, schema));
}

/**
 * The properties that a schema names, each where it is described: one that stands at several places by its definition, one
 * that types mean differently by each of its forms. Those of a condition ask for keys that are described elsewhere.
 */
export function propertiesOf({ path, schema }: Inside): readonly Inside[] {
  if (/\/if(?:\/|$)/u.test(path)) return [];
  const named = entriesOf(schema['properties']).map(([name, one]) => [`${path}/properties/${name}`, one] as const);
  const shared = entriesOf(schema['$defs']).filter(([name]) => name.startsWith('key_'));
  const all = [...named, ...shared.map(([name, one]) => [`${path}/$defs/${name}`, one] as const)];
  return all.flatMap(([at, one]) => (isJson(one) ? describedIn(at, one) : []));
}

function describedIn(path: string, schema: Json): readonly Inside[] {
  const { anyOf, $ref: reference } = schema;
  if (typeof reference === 'string') return [];
  if (!Array.isArray(anyOf) || schema['title'] !== undefined) return [{ path, schema }];
  return anyOf.flatMap((form: unknown, index) => (isJson(form) ? describedIn(`${path}/anyOf/${index}`, form) : []));
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isJson(value) ? Object.entries(value) : [];
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
