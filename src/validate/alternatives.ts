import { schemaAt, type Schema } from '../language/schema.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { placeOf, type Dict, type Entry, type Tree } from '../tree/tree.ts';
import type { Subject } from './explain.ts';
import { listed, pathName } from './names.ts';

type MapSubject = Subject & { readonly tree: Dict };

/**
 * What JSON Schema has no good words for, at every depth: that one of several keys must be there, and that a key
 * means something only beside another one. True when nothing is wrong.
 */
export function checkAlternatives(subject: MapSubject, isIncomplete: boolean, report: Report): boolean {
  if (!hasAlternatives(subject.schema)) return true;
  let isRight = checkNeeded(subject, isIncomplete, report);
  if (!isIncomplete) isRight = checkDependents(subject, report) && isRight;
  for (const inside of partsOf(subject)) isRight = checkAlternatives(inside, isIncomplete, report) && isRight;
  return isRight;
}

const withAlternatives = new WeakMap<Schema, boolean>();

/** Whether some map of this form has alternatives: most have none, at any depth. */
function hasAlternatives(schema: Schema): boolean {
  const known = withAlternatives.get(schema);
  if (known !== undefined) return known;
  withAlternatives.set(schema, true); // While it is looked at: a schema may hold itself.
  const inside = [...Object.values(schema.properties ?? {}), schema.each, schema.items];
  const found =
    schema.alternatives !== undefined ||
    schema.needsOne === true ||
    inside.some((part) => part !== undefined && part.free !== true && hasAlternatives(part));
  withAlternatives.set(schema, found);
  return found;
}

/** The maps inside of a map, those in its lists too, with their schemas. */
function partsOf({ tree, schema, path }: MapSubject): readonly MapSubject[] {
  const parts: MapSubject[] = [];
  for (const [key, { value }] of tree.entries) {
    if (value.kind === 'leaf') continue;
    const inside = schemaAt(schema, key);
    if (inside !== undefined && inside.free !== true && hasAlternatives(inside))
      parts.push(...mapsIn(value, inside, [...path, key]));
  }
  return parts;
}

function mapsIn(tree: Tree, schema: Schema, path: readonly string[]): readonly MapSubject[] {
  if (tree.kind === 'dict') return [{ tree, schema, path }];
  const { items } = schema;
  if (tree.kind === 'leaf' || items === undefined) return [];
  return tree.items.flatMap((item, index) => mapsIn(item, items, [...path, String(index)]));
}

/** What the alternatives of a form ask for. */
interface Asked {
  /** The keys of which one must be there. */
  readonly names: readonly string[];
  /** Keys that mean something only beside one of others. */
  readonly dependents: readonly { readonly key: string; readonly heads: readonly string[] }[];
}

const askedBySchema = new WeakMap<Schema, Asked>();

function askedOf(schema: Schema): Asked {
  const known = askedBySchema.get(schema);
  if (known !== undefined) return known;
  const groups = schema.alternatives ?? [];
  const keys = [...new Set(groups.flatMap((group) => group.slice(1)))];
  const headsOf = (key: string): readonly string[] =>
    groups.flatMap(([head = '', ...others]) => (others.includes(key) ? [head] : []));
  const asked: Asked = {
    names: groups.flatMap((group) => group.slice(0, 1)),
    dependents: keys.map((key) => ({ key, heads: headsOf(key) })),
  };
  askedBySchema.set(schema, asked);
  return asked;
}

function checkNeeded(subject: MapSubject, isIncomplete: boolean, report: Report): boolean {
  const { schema, tree } = subject;
  const { names } = askedOf(schema);
  if (schema.needsOne !== true || names.some((name) => tree.entries.has(name))) return true;
  if (isIncomplete) return false;
  const at = subject.missingAt ?? tree;
  const first = at.kind === 'dict' ? at.entries.values().next().value : undefined;
  report({
    severity: 'error',
    code: 'missing-key',
    message: `One of the keys ${listed(names.map((name) => `"${name}"`))} is missing in "${pathName(subject.path)}".`,
    place: placeOf(first === undefined ? at : first.key),
    ...(schema.instead === undefined ? {} : { help: schema.instead }),
  });
  return false;
}

function checkDependents({ schema, tree, path }: MapSubject, report: Report): boolean {
  let isRight = true;
  for (const { key, heads } of askedOf(schema).dependents) {
    const entry = tree.entries.get(key);
    if (entry === undefined || heads.some((head) => tree.entries.has(head))) continue;
    isRight = false;
    report(keyAlone([...path, key], heads, entry));
  }
  return isRight;
}

function keyAlone(path: readonly string[], heads: readonly string[], { key }: Entry): Diagnostic {
  const named = listed(heads.map((head) => `"${head}"`));
  return {
    severity: 'error',
    code: 'key-alone',
    message: `"${pathName(path)}" means something only beside ${named}, which ${heads.length > 1 ? 'are' : 'is'} missing.`,
    place: placeOf(key),
    help: `Write ${heads.length > 1 ? 'one of them' : named} too, or leave "${path.at(-1) ?? ''}" out.`,
  };
}
