import { compilePattern } from '../text/pattern.ts';
import type { Report } from '../text/diagnostic.ts';
import { child, placeOf, text, valueOf, type Dict, type Tree } from '../tree/tree.ts';
import type { Schema } from '../language/schema.ts';
import { inputTypes } from '../language/value_form.ts';

/**
 * What people say of a value (an input of a task type, a parameter of a run) in the form of the language's own
 * schemas, so that it is judged and published like them.
 */
export function valueSchema(input: Dict, report: Report): Schema {
  const type = text(child(input, 'type'));
  const pattern = child(input, 'pattern');
  const initial = child(input, 'default');
  return {
    ...texts(input),
    ...(inputTypes.some((known) => known === type) ? { type: type as (typeof inputTypes)[number] } : { free: true }),
    ...(initial === undefined ? {} : { default: valueOf(initial) }),
    ...(pattern === undefined || !isPattern(pattern, report)
      ? {}
      : { pattern: text(pattern) ?? '', patternMeans: `a text that matches ${text(pattern)}` }),
    ...numbers(input),
    ...inside(input, report),
  };
}

function texts(input: Dict): Schema {
  const title = text(child(input, 'title'));
  const description = text(child(input, 'description'));
  const examples = child(input, 'examples');
  const values = child(input, 'enum');
  return {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(examples?.kind === 'list' ? { examples: examples.items.map(valueOf) } : {}),
    ...(values?.kind === 'list'
      ? { enum: values.items.flatMap((item) => (item.kind === 'leaf' ? [String(item.value)] : [])) }
      : {}),
  };
}

const numberKeys = {
  minimum: 'minimum',
  maximum: 'maximum',
  min_length: 'minLength',
  max_length: 'maxLength',
} as const;

const itemKeys = { min_length: 'minItems', max_length: 'maxItems' } as const;

function numbers(input: Dict): Schema {
  const isList = text(child(input, 'type')) === 'array';
  const found = Object.entries(isList ? { ...numberKeys, ...itemKeys } : numberKeys).flatMap(([key, keyword]) => {
    const leaf = child(input, key);
    return leaf?.kind === 'leaf' && typeof leaf.value === 'number' ? [[keyword, leaf.value]] : [];
  });
  return Object.fromEntries(found) as Schema;
}

function inside(input: Dict, report: Report): Schema {
  const items = child(input, 'items');
  const properties = child(input, 'properties');
  const isMap = text(child(input, 'type')) === 'object';
  return {
    ...(items?.kind === 'dict' ? { items: valueSchema(items, report) } : {}),
    ...(properties?.kind === 'dict' ? { properties: propertiesOf(properties, report) } : {}),
    ...(isMap && properties === undefined ? { each: { free: true } } : {}),
  };
}

function propertiesOf(properties: Dict, report: Report): Readonly<Record<string, Schema>> {
  const pairs = [...properties.entries].flatMap(([name, { value }]): (readonly [string, Schema])[] =>
    value.kind === 'dict' ? [[name, valueSchema(value, report)]] : [],
  );
  return Object.fromEntries(pairs);
}

/** True for the scalar `true`. */
export function isTrue(tree: Tree | undefined): boolean {
  return tree?.kind === 'leaf' && tree.value === true;
}

function isPattern(tree: Tree, report: Report): boolean {
  try {
    compilePattern(text(tree) ?? '');
    return true;
  } catch (error) {
    report({
      severity: 'error',
      code: 'wrong-pattern',
      message: `"${text(tree) ?? ''}" is no regular expression: ${error instanceof Error ? error.message : String(error)}.`,
      place: placeOf(tree),
      help: 'Patterns are of RE2: no look-ahead, no back references.',
    });
    return false;
  }
}
