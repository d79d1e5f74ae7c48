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

/** Keywords of editors beside JSON Schema: a hover in Markdown, what is told of a wrong form, what is not offered. */
const editorKeywords = ['markdownDescription', 'errorMessage', 'doNotSuggest'];

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

/** The properties that a schema names, but for those of a condition: it asks for keys that are described elsewhere. */
export function propertiesOf({ path, schema }: Inside): readonly Inside[] {
  if (/\/if(?:\/|$)/u.test(path)) return [];
  return entriesOf(schema['properties']).flatMap(([name, one]) =>
    isJson(one) ? [{ path: `${path}/properties/${name}`, schema: one }] : [],
  );
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isJson(value) ? Object.entries(value) : [];
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
