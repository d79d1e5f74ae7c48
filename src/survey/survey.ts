import type { Document, Documents } from '../model/document.ts';
import { idOfFile } from '../model/layout.ts';
import type { Project } from '../model/project.ts';
import type { TaskForms } from '../model/task_type.ts';
import type { Report } from '../text/diagnostic.ts';
import { child, text, type Dict, type Tree } from '../tree/tree.ts';
import { linkEnvironments } from './environments.ts';
import { linkFolderDefaults } from './folder_defaults.ts';
import { linkOverlays } from './overlays.ts';
import { linkPipelines } from './pipelines.ts';
import { knowEnvironments } from './named_environments.ts';

/** Links the documents of a repository by their ids. What names a document that does not exist is reported. */
export function survey(
  documents: Documents & { readonly project: Document },
  forms: TaskForms,
  report: Report,
): Project {
  const { project } = documents;
  const nameless = documents.pipelines.filter(({ tree }) => child(tree, 'id') === undefined);
  const unread = new Set([...documents.unread, ...nameless.map(({ path }) => path)].map(idOfFile));
  const environments = itemsOf(child(project.tree, 'environments'));
  const pipelines = linkPipelines(documents.pipelines, report);
  if (project.sound)
    for (const document of [...documents.pipelines, ...documents.overlays, ...documents.taskTypes])
      knowEnvironments(document, environments, report);
  const environmentDocuments = linkEnvironments(documents, environments, report);
  const known = { pipelines, environments, environmentDocuments, unread, isSound: project.sound };
  return {
    document: project,
    environments,
    environmentDocuments,
    owners: ownersOf(project.tree),
    pipelines,
    overlays: linkOverlays(documents.overlays, known, report),
    folderDefaults: linkFolderDefaults(documents.folderDefaults, documents.unread, report),
    forms,
    taskTypes: documents.taskTypes,
    rules: documents.rules,
    unread,
  };
}

function itemsOf(tree: Tree | undefined): readonly string[] {
  return tree?.kind === 'list' ? tree.items.flatMap((item) => text(item) ?? []) : [];
}

function ownersOf(tree: Dict): ReadonlyMap<string, Dict> {
  const owners = child(tree, 'owners');
  if (owners?.kind !== 'dict') return new Map();
  return new Map(
    [...owners.entries].flatMap(([name, entry]) => (entry.value.kind === 'dict' ? [[name, entry.value] as const] : [])),
  );
}
