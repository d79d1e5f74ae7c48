import { pipelineSchema, pipelineSettings } from '../language/pipeline.ts';
import type { Document } from '../model/document.ts';
import { existsIn } from '../model/exists_in.ts';
import { foldersAbove } from '../model/layout.ts';
import type { EnvironmentDocument, Project } from '../model/project.ts';
import type { Report } from '../text/diagnostic.ts';
import { child, type Dict, type Tree } from '../tree/tree.ts';
import { stack, stackShared } from './position.ts';

/** One pipeline in one environment: the documents whose layers make it. */
export interface Unit {
  readonly id: string;
  readonly environment: string;
  readonly project: Project;
  readonly source: Document;
  /** Outermost folder first; undefined for a file that could not be read. */
  readonly folderDefaults: readonly (Document | undefined)[];
  readonly environmentDocument: EnvironmentDocument | undefined;
  readonly overlay: Document | undefined;
}

/** The units of an environment, in the order of the pipelines' ids. */
export function unitsOf(project: Project, environment: string): readonly Unit[] {
  const units: Unit[] = [];
  for (const [id, source] of project.pipelines)
    if (existsIn(source.tree, environment)) units.push(unitOf(project, environment, source, id));
  return units;
}

/** The documents of a unit. An environment whose document could not be read gives no layers. */
export function unitOf(project: Project, environment: string, source: Document, id: string): Unit {
  return {
    id,
    environment,
    project,
    source,
    folderDefaults: folderDefaultsOf(project, source.path),
    environmentDocument: project.environmentDocuments.get(environment),
    overlay: project.overlays.get(environment)?.get(id),
  };
}

function folderDefaultsOf({ folderDefaults }: Project, path: string): Unit['folderDefaults'] {
  if (folderDefaults.size === 0) return [];
  return foldersAbove(path).flatMap((folder) => (folderDefaults.has(folder) ? [folderDefaults.get(folder)] : []));
}

/** False where a document of the unit has mistakes, or could not be read: nothing is made of it. */
export function isSound(unit: Unit): boolean {
  const documents = [unit.project.document, unit.source, unit.environmentDocument, unit.overlay];
  return (
    documents.every((document) => document?.sound !== false) &&
    unit.folderDefaults.every((document) => document?.sound === true)
  );
}

/** What the project, the folders and the environment give by default, lowest first: their maps of defaults. */
export function defaultsOf(unit: Unit): readonly (Tree | undefined)[] {
  return [
    at(unit.project.document.tree, 'defaults'),
    ...unit.folderDefaults.map((document) => document?.tree),
    at(unit.environmentDocument?.tree, 'defaults'),
  ];
}

/**
 * The pipeline without its tasks and what it says to all of them, lowest layer first: project defaults, those of the
 * folders, environment defaults, the pipeline, environment overrides, the overlay. Templates come before the pipeline.
 */
export function mergePipeline(unit: Unit, report: Report): Dict {
  const defaults = stackShared(
    defaultsOf(unit).map((layer) => child(layer, 'pipeline')),
    pipelineSettings,
    { base: 'the defaults below', report: exceptDeletions(report) },
  );
  const written = stack([defaults, withoutTasks(unit.source.tree, [])], pipelineSchema, {
    base: 'the defaults',
    report,
  });
  const overridden = stack([written, at(unit.environmentDocument?.tree, 'overrides', 'pipeline')], pipelineSchema, {
    base: `pipeline "${unit.id}"`,
    report: exceptDeletions(report),
  });
  const overlay = unit.overlay === undefined ? undefined : withoutTasks(unit.overlay.tree, ['kind', 'pipeline']);
  return stack([overridden, overlay], pipelineSchema, { base: `pipeline "${unit.id}"`, report }) as Dict;
}

/** What speaks to many may delete what this one does not have. */
export function exceptDeletions(report: Report): Report {
  return (diagnostic) => {
    if (diagnostic.code !== 'delete-unknown') report(diagnostic);
  };
}

/** The value at a path of keys. */
export function at(tree: Tree | undefined, ...path: readonly string[]): Tree | undefined {
  return path.reduce<Tree | undefined>(child, tree);
}

function withoutTasks(tree: Dict, more: readonly string[]): Dict {
  const entries = new Map(tree.entries);
  for (const key of ['tasks', 'task_defaults', ...more]) entries.delete(key);
  return { ...tree, entries };
}
