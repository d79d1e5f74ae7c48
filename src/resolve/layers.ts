import { pipelineSchema, pipelineSettings } from '../language/pipeline.ts';
import type { Document } from '../model/document.ts';
import { existsIn } from '../model/exists_in.ts';
import type { Project } from '../model/project.ts';
import type { Report } from '../text/diagnostic.ts';
import { child, type Dict, type Tree } from '../tree/tree.ts';
import { stack } from './position.ts';

/** One pipeline in one environment: the documents whose layers make it. */
export interface Unit {
  readonly id: string;
  readonly environment: string;
  readonly project: Project;
  readonly source: Document;
  readonly environmentDocument: Document | undefined;
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
function unitOf(project: Project, environment: string, source: Document, id: string): Unit {
  return {
    id,
    environment,
    project,
    source,
    environmentDocument: project.environmentDocuments.get(environment),
    overlay: project.overlays.get(environment)?.get(id),
  };
}

/**
 * The pipeline without its tasks and what it says to all of them, lowest layer first: project defaults, environment
 * defaults, the pipeline, environment overrides, the overlay. Folder defaults come after the project's, templates before the pipeline.
 */
export function mergePipeline(unit: Unit, report: Report): Dict {
  const defaults = stack(
    [
      at(unit.project.document.tree, 'defaults', 'pipeline'),
      at(unit.environmentDocument?.tree, 'defaults', 'pipeline'),
    ],
    pipelineSettings,
    { base: 'the project’s defaults', report: exceptDeletions(report) },
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
