import { builtins } from '../../src/builtins/index.ts';
import { kindSchemas, type Kind } from '../../src/language/kinds.ts';
import { ruleSettings } from '../../src/language/rule_forms.ts';
import type { Schema } from '../../src/language/schema.ts';
import { keysWithoutDefaults } from '../../src/language/task.ts';

/** A map that people write, somewhere in a document of a kind. */
export interface WrittenMap {
  /** Such as `Pipeline tasks.orders(sql).retries`. */
  readonly name: string;
  /** Its keys, but for those that `around` writes itself, with the schemas that each may have. */
  readonly keys: ReadonlyMap<string, readonly Schema[]>;
  /** A document with one line in this map. */
  readonly around: (line: string) => string;
}

/** What each kind needs to be a document of its kind: a new kind needs a row. */
const heads: Readonly<Record<Kind, readonly string[]>> = {
  Project: ['kind: Project', 'id: shop', 'environments: [dev]'],
  Pipeline: ['kind: Pipeline', 'id: orders'],
  Environment: ['kind: Environment', 'id: dev'],
  Overlay: ['kind: Overlay', 'pipeline: orders'],
  TaskType: ['kind: TaskType', 'id: copy', 'task: { type: noop }'],
  Defaults: ['kind: Defaults'],
  Rule: [
    'kind: Rule',
    'id: domain-missing',
    'description: Domains.',
    'check: { required: true }',
    'message: No domain.',
  ],
};

/** Every map of a kind, but of maps with the same keys in one place after the other only the first. */
export function mapsOf(kind: Kind): readonly WrittenMap[] {
  const head = heads[kind];
  const schema = kindSchemas[kind];
  const seen = new Set<string>();
  const root: Spot = {
    name: kind,
    write: (lines, without) => [...head.filter((line) => !line.startsWith(`${without}:`)), ...lines].join('\n'),
  };
  const known = head.map((line) => line.split(':', 1)[0] ?? '');
  return mapsIn(schema, root, known, seen);
}

/** A place in a document, and how lines get there. */
interface Spot {
  readonly name: string;
  /** `without`: the first key of the document on the way, which the head must not write too. */
  readonly write: (lines: readonly string[], without: string) => string;
}

function mapsIn(schema: Schema, spot: Spot, known: readonly string[], seen: Set<string>): readonly WrittenMap[] {
  if (schema.definition !== undefined) return mapsOfDefinition(schema.definition, spot, seen);
  const own = withRequired(schema, spot, known);
  return [
    ...(schema.properties === undefined ? [] : mapsWith([schema.properties], own, known, seen)),
    ...(schema.each === undefined ? [] : mapsIn(schema.each, below(spot, nameIn(schema)), [], seen)),
    ...(schema.items === undefined ? [] : mapsIn(schema.items, item(spot), [], seen)),
  ];
}

/** A place in a map where the keys that it must have stand beside what is written; a cursor alone is offered all of them. */
function withRequired({ requiredAsWritten = [], properties = {} }: Schema, spot: Spot, known: readonly string[]): Spot {
  return {
    name: spot.name,
    write(lines, without) {
      const keys = [...lines.join('\n').matchAll(/^"?¦?(\w+)"?:/gmu)].map(([, key]) => key);
      const missing = requiredAsWritten.filter((key) => !keys.includes(key) && !known.includes(key));
      const beside = missing.map((key) => `${key}: ${JSON.stringify(properties[key]?.examples?.[0])}`);
      return spot.write(lines[0] === '¦' ? lines : [...lines, ...beside], without);
    },
  };
}

/** A key that a map of any keys takes. */
function nameIn({ keys }: Schema): string {
  const pattern = new RegExp(keys?.pattern ?? '', 'u');
  return ['orders', 'ORDERS'].find((name) => pattern.test(name)) ?? 'orders';
}

type Properties = Readonly<Record<string, Schema>>;

/** A map whose keys are those of any of these, and the maps inside it; nothing where such a map was seen. */
function mapsWith(
  all: readonly Properties[],
  spot: Spot,
  known: readonly string[],
  seen: Set<string>,
): readonly WrittenMap[] {
  const entries = all.flatMap((properties) => Object.entries(properties));
  const keys = new Map<string, readonly Schema[]>();
  for (const [key, schema] of entries) if (!known.includes(key)) keys.set(key, [...(keys.get(key) ?? []), schema]);
  const texts = [...keys].map(([key, [schema]]) => `${key}: ${schema?.description ?? ''}`).join('\n');
  if (seen.has(texts)) return [];
  seen.add(texts);
  return [
    { name: spot.name, keys, around: (line) => spot.write([line], '') },
    ...entries.flatMap(([key, schema]) => mapsIn(schema, below(spot, key), [], seen)),
  ];
}

function mapsOfDefinition(definition: string, spot: Spot, seen: Set<string>): readonly WrittenMap[] {
  const types = builtins.tasks.map(({ type, schema }) => ({ type, properties: schema.properties ?? {} }));
  switch (definition) {
    case 'task':
      return types.flatMap(({ type, properties }) =>
        mapsIn({ type: 'object', properties }, ofType(spot, type), ['type'], seen),
      );
    case 'task_types':
      return types.flatMap(({ type, properties }) => mapsWith([defaultable(properties)], below(spot, type), [], seen));
    case 'rules':
      return mapsIn(ruleSettings(builtins.rules), spot, [], seen);
    case 'rule_id':
      return [];
    case 'task_change':
      return mapsWith(
        types.map(({ properties }) => properties),
        spot,
        ['type'],
        seen,
      );
    default:
      return mapsWith(
        types.map(({ properties }) => defaultable(properties)),
        spot,
        [],
        seen,
      );
  }
}

function defaultable(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !keysWithoutDefaults.includes(key)));
}

function below(spot: Spot, key: string): Spot {
  return {
    name: `${spot.name} ${key}`,
    write: (lines, _without) => spot.write([`${key}:`, ...lines.flatMap(indented)], key),
  };
}

function item(spot: Spot): Spot {
  return {
    name: `${spot.name} []`,
    write(lines, without) {
      const [first = '', ...rest] = lines.join('\n').split('\n');
      return spot.write([`- ${first}`, ...rest.flatMap(indented)], without);
    },
  };
}

function ofType(spot: Spot, type: string): Spot {
  return {
    name: `${spot.name} (${type})`,
    write: (lines, without) => spot.write([`type: ${type}`, ...lines], without),
  };
}

function indented(lines: string): readonly string[] {
  return lines.split('\n').map((line) => `  ${line}`);
}
