import { editorSchema } from './editor_schema.ts';
import { mapValues, type JsonSchema } from './json_schema.ts';
import { kindSchemas, type Kind } from './kinds.ts';
import { deletions, withMarkers, withoutTexts, type Offer } from './markers.ts';
import { publishedSchema } from './published_schema.ts';
import { ruleIds, ruleSettings, type RuleForm } from './rule_forms.ts';
import { described, type Schema } from './schema.ts';
import { withSharedParts } from './shared_parts.ts';
import { keysWithoutDefaults } from './task.ts';

type Properties = Readonly<Record<string, Schema>>;

/** The file name of a kind's schema. */
const fileNames: Readonly<Record<Kind, string>> = {
  Project: 'project',
  Pipeline: 'pipeline',
  Environment: 'environment',
  Overlay: 'overlay',
  TaskType: 'task-type',
  Defaults: 'defaults',
  Rule: 'rule',
};

/** The kinds that lie over other documents of their form, so that they may hold markers, and whether editors offer them. */
const offers: Readonly<Partial<Record<Kind, Offer>>> = {
  Pipeline: 'quiet',
  Environment: 'quiet',
  Overlay: 'offered',
  Defaults: 'quiet',
};

/** The paths of the schema files. */
export function schemaPaths(folder: string): readonly string[] {
  return Object.values(fileNames).map((name) => pathOf(folder, name));
}

function pathOf(folder: string, name: string): string {
  return `${folder}/${name}.schema.json`;
}

/**
 * The schema files for editors, path → text. `types` are all task types that a pipeline may name, and `rules` all that it
 * may waive: those that ship with dagwright and those of the repository.
 */
export function schemaFiles(
  folder: string,
  types: Readonly<Record<string, Schema>>,
  rules: readonly RuleForm[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const definitions = { ...definitionsOf(types), rules: editorSchema(ruleSettings(rules)), rule_id: ruleIds(rules) };
  for (const [kind, name] of Object.entries(fileNames)) {
    const body = editorSchema(kindSchemas[kind as Kind]);
    const offer = offers[kind as Kind];
    const shown = offer === undefined ? body : withMarkers(body, offer);
    const schema = withSharedParts(publishedSchema(name, shown, definitions));
    files.set(pathOf(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
  }
  return files;
}

function definitionsOf(types: Readonly<Record<string, Schema>>): Record<string, JsonSchema> {
  const all = Object.values(types).map(({ properties = {} }) => properties);
  const change = partial(all, ['type']);
  return {
    ...deletions,
    task: taskOf(types),
    task_change: Object.fromEntries(addedOrChanged(withMarkers(change, 'offered'))),
    task_defaults: withMarkers(partial(all, keysWithoutDefaults), 'quiet'),
    task_types: {
      type: 'object',
      properties: mapValues(types, defaultsOfType),
      additionalProperties: false,
    },
    ...Object.fromEntries(
      Object.entries(types).map(([type, schema]) => [
        `task_${type}`,
        withMarkers(editorSchema(typed(schema)), 'quiet'),
      ]),
    ),
  };
}

/** A task is read by its type: an editor then offers the keys of that type only. */
function taskOf(types: Readonly<Record<string, Schema>>): JsonSchema {
  const names = Object.keys(types).toSorted();
  const choices = names.map((type) => ({
    const: type,
    title: types[type]?.title,
    description: types[type]?.description,
  }));
  return {
    type: 'object',
    required: ['type'],
    properties: { type: { title: 'Type', description: 'What the task does.', type: 'string', oneOf: choices } },
    allOf: names.map((type) => Object.fromEntries(conditionOf(type))),
  };
}

/** The hover over a task's type tells what this type does. */
function typed(schema: Schema): Schema {
  const { title = '', description = '', properties } = schema;
  const type = { ...properties?.['type'], title, description };
  return { ...schema, properties: { ...properties, type } };
}

function defaultsOfType({ title = '', description = '', properties = {} }: Schema): JsonSchema {
  const told = described(title, description, { examples: [{ retries: 2, timeout: '30m' }] });
  return withMarkers(partial([properties], keysWithoutDefaults, told), 'quiet');
}

/** What an overlay adds is a whole task; what it changes is a part of one. */
function addedOrChanged(change: JsonSchema): readonly (readonly [string, JsonSchema | string])[] {
  return [
    ['title', 'Change of a task'],
    ['description', 'Keys of a task that differ here. With `$add: true`: a new task, with its type.'],
    ['if', { type: 'object', required: ['$add'] }],
    ['then', { $ref: '#/$defs/task' }],
    ['else', change],
  ];
}

/** As pairs: an object with a key `then` would pass for a promise. */
function conditionOf(type: string): readonly (readonly [string, JsonSchema])[] {
  return [
    ['if', { properties: { type: { const: type } }, required: ['type'] }],
    ['then', { $ref: `#/$defs/task_${type}` }],
  ];
}

/** A map in which each key is as any of these says, and none has to be there. */
function partial(all: readonly Properties[], without: readonly string[], told: Schema = {}): JsonSchema {
  const keys = [...new Set(all.flatMap((properties) => Object.keys(properties)))].filter(
    (key) => !without.includes(key),
  );
  const properties = keys.map((key) => [key, anyForm(all.flatMap((each) => each[key] ?? []))]);
  const map = editorSchema({ ...told, type: 'object', properties: {} });
  return { ...map, properties: Object.fromEntries(properties) };
}

/** What types mean by a key of the same name: the form of any of them. A completion tells one of the meanings. */
function anyForm(schemas: readonly Schema[]): JsonSchema {
  const forms = new Map<string, JsonSchema>();
  for (const form of new Set(schemas.map(editorSchema))) {
    // Forms that only say different things of the same would both be told in a hover.
    const key = JSON.stringify(withoutTexts(form));
    if (!forms.has(key)) forms.set(key, form);
  }
  const [only, ...others] = forms.values();
  if (only === undefined || others.length === 0) return only ?? {};
  return { description: only['description'], anyOf: [only, ...others] };
}
