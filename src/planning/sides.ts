import type { Builtins } from '../model/builtins.ts';
import type { Document } from '../model/document.ts';
import type { EnvironmentDocument, Project } from '../model/project.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { mentions, type Names } from '../plan/mentions.ts';
import { changedFiles, changedSource } from '../plan/sources.ts';
import { readProject } from '../project.ts';
import { unitsOf, type Unit } from '../resolve/layers.ts';
import type { Report } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';

/** One of the two states of a repository. */
export interface OpenSide {
  readonly snapshot: Snapshot;
  readonly project: Project;
}

/** Reads one state; undefined where there is no project. */
export function openSide(snapshot: Snapshot, builtins: Builtins, report: Report): OpenSide | undefined {
  const project = readProject(snapshot, builtins, report);
  return project === undefined ? undefined : { snapshot, project };
}

/** Both states, and what is known of their difference before anything is resolved. */
export interface Comparison {
  readonly before: OpenSide | undefined;
  readonly after: OpenSide;
  /** In the order of promotion; those that are gone come last. */
  readonly environments: readonly string[];
  /** Whether a document, or a file that one names, is not the same on both sides. */
  readonly isChanged: (source: Source) => boolean;
  /** The documents of each side, by path. */
  readonly documents: { readonly before: ReadonlyMap<string, Document>; readonly after: ReadonlyMap<string, Document> };
  /** Paths of documents, and of files that they name, that are not the same on both sides. */
  readonly changed: readonly string[];
  /** Whether a pipeline may be another one than before, in an environment that both sides have. */
  readonly isTouched: (before: Unit, after: Unit) => boolean;
}

/** Finds out which documents and files differ, and so which units may. */
export function compareSides(before: OpenSide | undefined, after: OpenSide): Comparison {
  const documents = { before: documentsOf(before?.project), after: documentsOf(after.project) };
  const all = new Set([...documents.before.values(), ...documents.after.values()].map(({ tree }) => tree.source));
  const base = before?.snapshot ?? nothing;
  const isChanged = changedSource(base, after.snapshot);
  const changed = new Set([...all].filter(isChanged).map(({ path }) => path));
  const files = changedFiles(all, base, after.snapshot).filter((path) => !changed.has(path));
  const names: Names = { ids: namesIn([before?.project, after.project], isChanged), files };
  return {
    before,
    after,
    environments: [...new Set([...after.project.environments, ...(before?.project.environments ?? [])])],
    isChanged,
    documents,
    changed: [...changed, ...files],
    isTouched: (left, right) => isTouched(sourcesOf(left), sourcesOf(right), names),
  };
}

/** A repository without any file. */
const nothing: Snapshot = { list: () => [], unlisted: () => [], read: () => ({ kind: 'missing' }) };

function isTouched(before: readonly Source[], after: readonly Source[], names: Names): boolean {
  const isSame = before.length === after.length && before.every((source, index) => source === after[index]);
  return !isSame || after.some((source) => mentions(source, names));
}

/** The documents that a unit is made of. */
export function sourcesOf(unit: Unit): readonly Source[] {
  const documents = [unit.project.document, ...unit.folderDefaults, unit.source, unit.overlay];
  const own = documents.flatMap((document) => (document === undefined ? [] : [document.tree.source]));
  return [...own, ...chainOf(unit.environmentDocument)];
}

function chainOf(document: EnvironmentDocument | undefined): readonly Source[] {
  return document === undefined ? [] : documentsBelow(document).map(({ tree }) => tree.source);
}

/** All documents that make pipelines what they are, by path. */
function documentsOf(project: Project | undefined): ReadonlyMap<string, Document> {
  if (project === undefined) return new Map();
  const { environmentDocuments, pipelines, overlays, folderDefaults, taskTypes, rules } = project;
  const found = [project.document, ...pipelines.values(), ...folderDefaults.values(), ...taskTypes, ...rules];
  for (const ofEnvironment of overlays.values()) found.push(...ofEnvironment.values());
  for (const document of environmentDocuments.values()) found.push(...documentsBelow(document));
  return new Map(found.flatMap((document) => (document === undefined ? [] : [[document.path, document]])));
}

function documentsBelow(document: EnvironmentDocument): readonly Document[] {
  return [document.own, ...(document.base === undefined ? [] : documentsBelow(document.base))];
}

/** Names of what changed: pipelines, which others wait for or start, and types of tasks. */
function namesIn(
  projects: readonly (Project | undefined)[],
  isChanged: (source: Source) => boolean,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const project of projects) {
    for (const id of project?.environments ?? [])
      for (const unit of project === undefined ? [] : unitsOf(project, id))
        if ([unit.source, unit.overlay].some((one) => one !== undefined && isChanged(one.tree.source)))
          names.add(unit.id);
    for (const form of project?.forms.values() ?? [])
      if (form.kind === 'own' && isChanged(form.task.source)) names.add(form.type);
  }
  return names;
}
