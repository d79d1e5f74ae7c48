import { schemaAt, type Schema } from '../language/schema.ts';
import { child, text, type Dict, type Leaf, type Tree } from '../tree/tree.ts';
import { shownText } from './shown_value.ts';

/** A value that two effective trees do not share; a side that lacks it is undefined. */
export interface Difference {
  /** Keys from the top. */
  readonly path: readonly string[];
  readonly before?: Tree;
  readonly after?: Tree;
}

/** The schema of a task's keys, by its type. */
export type TaskSchemas = ReadonlyMap<string, Schema>;

/**
 * What differs between two effective pipelines, by path: values, never text. Maps are compared key by key; a list is one
 * value; a map that only one side has, and one that says another of its alternatives, is one difference.
 */
export function differences(before: Dict, after: Dict, schema: Schema, types: TaskSchemas): readonly Difference[] {
  const found: Difference[] = [];
  compareMaps({ before, after, schema, path: [], types, found });
  return found;
}

interface Maps {
  readonly before: Dict;
  readonly after: Dict;
  readonly schema: Schema | undefined;
  readonly path: readonly string[];
  readonly types: TaskSchemas;
  readonly found: Difference[];
}

/** What says which environments have a thing, and what lets findings pass, is no part of a run. */
const unrun: ReadonlySet<string> = new Set(['kind', 'id', 'environments', 'waivers', 'task_defaults']);

function compareMaps({ before, after, schema, path, types, found }: Maps): void {
  const keys = new Set([...before.entries.keys(), ...after.entries.keys()]);
  for (const key of keys) {
    if (isUnrun(key, path)) continue;
    const inner = [...path, key];
    const sides = { before: child(before, key), after: child(after, key) };
    const inside = schemaIn(schema, inner, sides.after ?? sides.before, types);
    compareValues(inner, sides, { schema: inside, types, found });
  }
}

function isUnrun(key: string, path: readonly string[]): boolean {
  return unrun.has(key) && (path.length === 0 || (path.length === 2 && path[0] === 'tasks'));
}

/** Tasks have the keys of their types. */
function schemaIn(
  schema: Schema | undefined,
  path: readonly string[],
  tree: Tree | undefined,
  types: TaskSchemas,
): Schema | undefined {
  if (path.length === 2 && path[0] === 'tasks') return types.get(text(child(tree, 'type')) ?? '');
  return schemaAt(schema, path.at(-1) ?? '');
}

interface Sides {
  readonly before: Tree | undefined;
  readonly after: Tree | undefined;
}

function compareValues(
  path: readonly string[],
  { before, after }: Sides,
  context: Pick<Maps, 'schema' | 'types' | 'found'>,
): void {
  if (before?.kind === 'dict' && after?.kind === 'dict' && isSameForm(path, before, after, context.schema)) {
    compareMaps({ before, after, path, ...context });
    return;
  }
  if (isSame(before, after)) return;
  context.found.push({ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) });
}

function isSameForm(path: readonly string[], before: Dict, after: Dict, schema: Schema | undefined): boolean {
  if (path.length === 2 && path[0] === 'tasks') return text(child(before, 'type')) === text(child(after, 'type'));
  return (schema?.alternatives ?? []).every(([name = '']) => before.entries.has(name) === after.entries.has(name));
}

/** True where a run finds the same on both sides; the order of the keys of a map is none of a value's business. */
export function isSame(before: Tree | undefined, after: Tree | undefined): boolean {
  if (before === undefined || after === undefined || before.kind !== after.kind) return before === after;
  if (before === after) return true;
  if (before.kind === 'leaf') return isSameLeaf(before, after as Leaf);
  if (before.kind === 'list') {
    const { items } = after as typeof before;
    return before.items.length === items.length && before.items.every((item, index) => isSame(item, items[index]));
  }
  const { entries } = after as typeof before;
  return (
    before.entries.size === entries.size &&
    [...before.entries].every(([key, { value }]) => isSame(value, entries.get(key)?.value))
  );
}

/** Of a file it is what the file says; where it lies changes no run. */
function isSameLeaf(before: Leaf, after: Leaf): boolean {
  if (before.content !== undefined && after.content !== undefined)
    return shownText(before.content) === shownText(after.content);
  const isSameType = typeof before.value === typeof after.value && before.content === after.content;
  return isSameType && shownText(before) === shownText(after);
}
