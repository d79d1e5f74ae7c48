import type { Schema } from '../language/schema.ts';
import { commonTaskKeys } from '../language/task.ts';
import { isTrue, valueSchema } from '../model/value_schema.ts';
import type { Document } from '../model/document.ts';
import type { BuiltinForm, OwnForm, TaskForm } from '../model/task_type.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { dictOf } from '../tree/expand.ts';
import { child, placeOf, text, type Dict, type Entry, type Tree } from '../tree/tree.ts';

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
      properties[name] = {
        ...valueSchema(entry.value, report),
        values: isTrue(child(entry.value, 'templated')) ? 'run' : 'compile',
      };
      if (child(entry.value, 'default') === undefined && !isTrue(child(entry.value, 'optional'))) required.push(name);
    }
  }
  return { type: 'object', properties, required };
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
