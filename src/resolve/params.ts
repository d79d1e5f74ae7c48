import { validatorSchema } from '../language/json_schema.ts';
import type { Schema } from '../language/schema.ts';
import { isTrue, valueSchema } from '../model/value_schema.ts';
import type { Param } from '../model/pipeline.ts';
import type { Schedule } from '../model/schedule.ts';
import type { Report } from '../text/diagnostic.ts';
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
  else if (!isNullable || initial.kind !== 'leaf' || initial.value !== null)
    checkDefault(name, initial, schema, report);
  return {
    schema: jsonSchema(schema, tree, isNullable),
    ...given('description', text(child(tree, 'description'))),
    ...(initial === undefined ? {} : { default: valueOf(initial) }),
  };
}

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

function checkDefault(name: string, initial: Tree, schema: Schema, report: Report): void {
  const { source, start, end } = initial;
  const key = { kind: 'leaf', value: name, style: 'made', source, start, end } as const;
  const tree: Dict = { kind: 'dict', entries: new Map([['default', { key, value: initial }]]), source, start, end };
  const within: Schema = { type: 'object', properties: { default: schema } };
  const subject = { tree, schema: within, path: ['params', name] };
  checkEffective(subject, interpret(within, 'effective'), { isIncomplete: false }, report);
}

/** JSON Schema, with the words of an `enum` as they were written: numbers stay numbers. */
function jsonSchema(schema: Schema, tree: Dict, isNullable: boolean): Value {
  const values = child(tree, 'enum');
  const json = { ...validatorSchema(schema, 'written') };
  if (values !== undefined) json['enum'] = valueOf(values);
  if (isNullable && typeof json['type'] === 'string') json['type'] = [json['type'], 'null'];
  return json as Value;
}
