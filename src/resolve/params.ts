import { validatorSchema, type JsonSchema } from '../language/json_schema.ts';
import type { Schema } from '../language/schema.ts';
import { isTrue, valueSchema } from '../model/value_schema.ts';
import type { Param } from '../model/pipeline.ts';
import type { Schedule } from '../model/schedule.ts';
import type { Report } from '../text/diagnostic.ts';
import { dictAt, leafAt } from '../tree/make.ts';
import { child, placeOf, text, valueOf, type Dict, type Entry, type Tree, type Value } from '../tree/tree.ts';
import { checkEffective } from '../validate/effective.ts';
import { interpret } from '../validate/interpret.ts';
import { given } from './given.ts';

/** The parameters of a pipeline's runs. A default that its own form refuses, or that is missing, is reported. */
export function readParams(
  tree: Tree | undefined,
  schedule: Schedule | undefined,
  report: Report,
): ReadonlyMap<string, Param> {
  const params = new Map<string, Param>();
  for (const [name, entry] of tree?.kind === 'dict' ? tree.entries : [])
    if (entry.value.kind === 'dict') params.set(name, readParam(name, entry, entry.value, schedule, report));
  return params;
}

function readParam(name: string, entry: Entry, tree: Dict, schedule: Schedule | undefined, report: Report): Param {
  const schema = valueSchema(tree, report);
  const initial = child(tree, 'default');
  const isNullable = isTrue(child(tree, 'nullable'));
  if (initial === undefined) checkNeeded(name, entry, schedule, report);
  else if (!isNullable || initial.kind !== 'leaf' || initial.value !== null) checkDefault(name, initial, tree, report);
  return {
    schema: jsonSchema(schema, tree) as Value,
    ...given('description', text(child(tree, 'description'))),
    ...(initial === undefined ? {} : { default: valueOf(initial) }),
  };
}

/** Without a type, constraints are judged as those of the default's own type. */
function typed(tree: Dict, initial: Tree): Dict {
  const type = leafAt(initial, typeOf(valueOf(initial)), 'made');
  return { ...tree, entries: new Map([...tree.entries, ['type', { key: type, value: type }]]) };
}

function typeOf(value: Value): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function silent(): void {}

/** Runs that are due by themselves are given nothing. */
function checkNeeded(name: string, { key }: Entry, schedule: Schedule | undefined, report: Report): void {
  if (schedule === undefined || schedule.kind === 'manual') return;
  report({
    severity: 'error',
    code: 'param-without-default',
    message: `The parameter "${name}" needs a default: nobody gives it to the runs that are due by the schedule.`,
    place: placeOf(key),
    help: 'Write a "default", or `nullable: true` and `default: null`.',
  });
}

function checkDefault(name: string, initial: Tree, tree: Dict, report: Report): void {
  const schema = valueSchema(child(tree, 'type') === undefined ? typed(tree, initial) : tree, silent);
  const values = child(tree, 'enum');
  if (isRight(name, initial, schema, report) && values?.kind === 'list' && !isAmong(initial, values.items))
    report({
      severity: 'error',
      code: 'unknown-value',
      message: `"params.${name}" is ${JSON.stringify(valueOf(initial))}, which is none of the values of its "enum".`,
      place: placeOf(initial),
    });
}

/** Numbers, lists and maps are compared as JSON. */
function isAmong(initial: Tree, values: readonly Tree[]): boolean {
  const wanted = JSON.stringify(valueOf(initial));
  return values.some((each) => JSON.stringify(valueOf(each)) === wanted);
}

function isRight(name: string, initial: Tree, schema: Schema, report: Report): boolean {
  const key = leafAt(initial, name, 'made');
  const tree = dictAt(initial, new Map([['default', { key, value: initial }]]));
  const within: Schema = { type: 'object', properties: { default: schema } };
  const subject = { tree, schema: within, path: ['params', name] };
  return checkEffective(subject, interpret(within, 'effective'), { isIncomplete: false }, report);
}

/** JSON Schema, with the words of an `enum` as they were written: numbers stay numbers. */
function jsonSchema(schema: Schema, tree: Tree | undefined): JsonSchema {
  const whole = validatorSchema({ ...schema, free: false }, 'written');
  const { type } = whole;
  const values = child(tree, 'enum');
  const isNullable = isTrue(child(tree, 'nullable'));
  return {
    ...shown(tree),
    ...whole,
    ...(isNullable && typeof type === 'string' ? { type: [type, 'null'] } : {}),
    ...(values?.kind === 'list' ? { enum: [...values.items.map(valueOf), ...(isNullable ? [null] : [])] } : {}),
    ...(schema.items === undefined ? {} : { items: partSchema(schema.items, child(tree, 'items')) }),
    ...(schema.properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(schema.properties).map(([name, part]) => [
              name,
              partSchema(part, child(child(tree, 'properties'), name)),
            ]),
          ),
        }),
  };
}

function partSchema(schema: Schema, tree: Tree | undefined): JsonSchema {
  const description = text(child(tree, 'description'));
  return { ...given('description', description), ...jsonSchema(schema, tree) };
}

/** What a form shows beside the field. */
function shown(tree: Tree | undefined): JsonSchema {
  const examples = child(tree, 'examples');
  return {
    ...given('title', text(child(tree, 'title'))),
    ...(examples === undefined ? {} : { examples: valueOf(examples) }),
  };
}
