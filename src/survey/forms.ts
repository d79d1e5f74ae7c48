import type { Schema } from '../language/schema.ts';
import { commonTaskKeys } from '../language/task.ts';
import { inputTypes } from '../language/task_type.ts';
import type { Document } from '../model/document.ts';
import type { BuiltinForm, OwnForm, TaskForm } from '../model/task_type.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { compilePattern } from '../text/pattern.ts';
import { dictOf } from '../tree/expand.ts';
import { child, placeOf, text, valueOf, type Dict, type Entry, type Tree } from '../tree/tree.ts';

/** All types that a task may name: the builtin ones, and those of the organisation's documents. */
export function formsOf(
  builtin: readonly BuiltinForm[],
  documents: readonly Document[],
  report: Report,
): Map<string, TaskForm> {
  const forms = new Map<string, TaskForm>(builtin.map((form) => [form.type, form]));
  const first = new Map<string, Document>();
  for (const document of documents) {
    const id = text(child(document.tree, 'id'));
    if (id === undefined) continue;
    const other = first.get(id);
    if (other !== undefined || forms.has(id)) report(typeTwice(document, other, id));
    const form = other === undefined && !forms.has(id) ? ownForm(id, document, forms, report) : undefined;
    if (form !== undefined) forms.set(id, form);
    first.set(id, other ?? document);
  }
  return forms;
}

function ownForm(
  id: string,
  document: Document,
  forms: ReadonlyMap<string, TaskForm>,
  report: Report,
): OwnForm | undefined {
  const task = child(document.tree, 'task');
  const builtin = forms.get(text(child(task, 'type')) ?? '');
  if (task?.kind !== 'dict' || builtin?.kind !== 'builtin') return undefined;
  let sound = document.sound;
  const note: Report = (diagnostic) => {
    sound = false;
    report(diagnostic);
  };
  const inputs = inputsSchema(child(document.tree, 'inputs'), note);
  const description = text(child(document.tree, 'description')) ?? `A task of the type ${id}.`;
  const schema = taskSchemaOf(id, description, inputs);
  return { kind: 'own', type: id, schema, inputs, defaults: defaultsOf(document), builtin, task, sound };
}

function defaultsOf(document: Document): Dict {
  const inputs = child(document.tree, 'inputs');
  const pairs =
    inputs?.kind === 'dict'
      ? [...inputs.entries].map(([name, entry]) => [name, child(entry.value, 'default')] as const)
      : [];
  return dictOf(
    document.tree,
    pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

function taskSchemaOf(type: string, description: string, inputs: Schema): Schema {
  return {
    type: 'object',
    title: type,
    description,
    properties: { ...commonTaskKeys, type: { ...commonTaskKeys['type'], const: type }, ...inputs.properties },
    required: ['type', ...(inputs.required ?? [])],
    requiredAsWritten: ['type'],
  };
}

function inputsSchema(inputs: Tree | undefined, report: Report): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const [name, entry] of inputs?.kind === 'dict' ? inputs.entries : []) {
    if (Object.hasOwn(commonTaskKeys, name)) report(inputNamedLikeKey(entry, name));
    else if (entry.value.kind === 'dict') {
      properties[name] = inputSchemaOf(entry.value, report);
      if (child(entry.value, 'default') === undefined && !isTrue(child(entry.value, 'optional'))) required.push(name);
    }
  }
  return { type: 'object', properties, required };
}

/** One input in the form of the language's own schemas, so that it is judged and published like them. */
function inputSchemaOf(input: Dict, report: Report): Schema {
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
    values: isTrue(child(input, 'templated')) ? 'run' : 'compile',
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
    ...(items?.kind === 'dict' ? { items: inputSchemaOf(items, report) } : {}),
    ...(properties?.kind === 'dict' ? { properties: inputsSchema(properties, report).properties ?? {} } : {}),
    ...(isMap && properties === undefined ? { each: { free: true } } : {}),
  };
}

function isTrue(tree: Tree | undefined): boolean {
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

function inputNamedLikeKey(entry: Entry, name: string): Diagnostic {
  return {
    severity: 'error',
    code: 'input-named-like-key',
    message: `An input cannot be called "${name}": every task has a key of that name.`,
    place: placeOf(entry.key),
    help: `Choose another name, such as "target_${name}".`,
  };
}

function typeTwice(document: Document, other: Document | undefined, id: string): Diagnostic {
  const related =
    other === undefined ? [] : [{ message: 'The other one.', place: placeOf(child(other.tree, 'id') ?? other.tree) }];
  return {
    severity: 'error',
    code: 'id-twice',
    message:
      other === undefined ? `"${id}" is a type that ships with dagwright.` : `Two task types have the id "${id}".`,
    place: placeOf(child(document.tree, 'id') ?? document.tree),
    related,
    help: 'Give this one another id.',
  };
}
