import { load } from './load/load.ts';
import type { Builtins } from './model/builtins.ts';
import type { Document, Documents } from './model/document.ts';
import { idOfFile } from './model/layout.ts';
import type { Project } from './model/project.ts';
import type { Snapshot } from './model/snapshot.ts';
import type { BuiltinForm, TaskForms } from './model/task_type.ts';
import { formsOf } from './survey/forms.ts';
import { onlyProject } from './survey/only_project.ts';
import { survey } from './survey/survey.ts';
import type { Report } from './text/diagnostic.ts';
import { child, text } from './tree/tree.ts';
import { checkDocument } from './validate/document.ts';
import { checkInputDefaults } from './validate/input_defaults.ts';

/** Reads a repository: each document judged by itself, then linked by id. Undefined where there is no project. */
export function readProject(snapshot: Snapshot, builtins: Builtins, report: Report): Project | undefined {
  const { documents, unread } = load(snapshot, report);
  const builtin = builtins.tasks.map(({ type, schema }): BuiltinForm => ({ kind: 'builtin', type, schema }));
  const known = new Map(builtin.map((form) => [form.type, form]));
  const types = documents
    .filter(({ kind }) => kind === 'TaskType')
    .map((document) => checkDocument(document, { forms: known, broken: new Set() }, report));
  const linked = [...formsOf(builtin, types, report).values()].map((form) => checkInputDefaults(form, report));
  const forms = new Map(linked.map((form) => [form.type, form]));
  const broken = brokenTypes(types, forms, unread);
  const others = documents
    .filter(({ kind }) => kind !== 'TaskType')
    .map((document) => checkDocument(document, { forms, broken }, report));
  const all = byKind(others, types, unread);
  const project = onlyProject(others, unread, report);
  return project === undefined ? undefined : survey({ ...all, project }, forms, report);
}

/** Types of the organisation of which no task can be made; a file that could not be read may hold the one it is named after. */
function brokenTypes(types: readonly Document[], forms: TaskForms, unread: readonly string[]): ReadonlySet<string> {
  const ids = [...types.map(({ tree, path }) => text(child(tree, 'id')) ?? idOfFile(path)), ...unread.map(idOfFile)];
  return new Set(ids.filter((id) => !forms.has(id)));
}

function byKind(documents: readonly Document[], taskTypes: readonly Document[], unread: readonly string[]): Documents {
  const of = (kind: Document['kind']): readonly Document[] => documents.filter((document) => document.kind === kind);
  return {
    project: undefined,
    pipelines: of('Pipeline'),
    environments: of('Environment'),
    overlays: of('Overlay'),
    taskTypes,
    folderDefaults: of('Defaults'),
    rules: of('Rule'),
    unread,
  };
}
